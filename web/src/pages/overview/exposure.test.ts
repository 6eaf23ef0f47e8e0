import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage } from "../../api";
import type { Colours } from "../../chart/Chart";
import type { Format } from "../../lib/taste";
import one from "../../testing/replies/one-views-X-overview.json";
import { gauge } from "./exposure";
import { gaugeDrawing } from "./gaugeDrawing";
import { beyond, inWords } from "./limits";
import { share } from "./shares";

const number = (value: string | null): ViewNumber => ({
  value,
  unit: "currency",
  status: value === null ? "unavailable" : "ok",
  reason: null,
  reason_text: null,
  as_of: null,
  method: "",
  n: null,
  coverage: null,
  se: null,
  lo: null,
  hi: null,
  inputs: "",
});
const cents = fc.integer({ min: 0, max: 1e12 });

describe("exposure gauge", () => {
  it("has gross = long + |short|, net = long − |short| and one base", () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 1e12 }), (long, short, nav) => {
        const made = gauge(
          {
            long_exposure: number(String(long / 100)),
            short_exposure: number(String(-short / 100)),
            net_asset_value: number(String(nav / 100)),
          },
          "market",
        );
        const of = (id: string) => made?.bars.find((bar) => bar.id === id);
        expect(of("gross")?.amount).toBeCloseTo((long + short) / 100, 2);
        expect(of("net")?.amount).toBeCloseTo((long - short) / 100, 2);
        expect(of("short")?.amount).toBeLessThanOrEqual(0);
        for (const bar of made?.bars ?? []) {
          expect((bar.share ?? NaN) * (made?.base ?? NaN)).toBeCloseTo(bar.amount, 1);
        }
        expect(made?.adds).toBe(true);
      }),
    );
  });

  it("takes short the same whether it is told with or without a sign", () => {
    const of = (short: string) =>
      gauge(
        {
          long_exposure: number("150"),
          short_exposure: number(short),
          net_asset_value: number("100"),
        },
        "market",
      );
    expect(of("50")).toEqual(of("-50"));
  });

  it("keeps delta and market value apart", () => {
    const figures = {
      long_exposure: number("150"),
      short_exposure: number("-50"),
      delta_long_exposure: number("300"),
      delta_short_exposure: number(null),
      net_asset_value: number("100"),
    };
    expect(gauge(figures, "market")?.bars[0]?.share).toBe(1.5);
    expect(gauge(figures, "delta")).toBeNull();
  });

  it("says when the server's sums are others, and has no shares of nothing", () => {
    const figures = {
      long_exposure: number("150"),
      short_exposure: number("-50"),
      gross_exposure: number("201"),
    };
    const made = gauge(figures, "market");
    expect(made?.adds).toBe(false);
    expect(made?.base).toBeNull();
    expect(made?.bars.every((bar) => bar.share === null)).toBe(true);
  });
});

describe("limits of the exposure", () => {
  const figures = {
    long_exposure: number("150"),
    short_exposure: number("-30"),
    net_asset_value: number("100"),
    gross_exposure_max: number("1.5"),
    net_exposure_min: number("-0.2"),
    net_exposure_max: number("1.2"),
  };
  const percent: Format["percent"] = (value) => `${String(Math.round(Number(value) * 100))} %`;

  it("are none where none is set", () => {
    const { long_exposure, short_exposure, net_asset_value } = figures;
    expect(gauge({ long_exposure, short_exposure, net_asset_value }, "market")?.limits).toEqual([]);
  });

  it("are exceeded beyond them and kept at them, on the base of the bars", () => {
    const cents = fc.integer({ min: 0, max: 1e9 });
    const limit = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, cents, limit, limit, limit, (long, short, gross, least, most) => {
        const nav = 1e6;
        const made = gauge(
          {
            long_exposure: number(String(long)),
            short_exposure: number(String(-short)),
            net_asset_value: number(String(nav)),
            gross_exposure_max: number(String(Math.abs(gross) / 1e4)),
            net_exposure_min: number(String(least / 1e4)),
            net_exposure_max: number(String(most / 1e4)),
          },
          "market",
        );
        // in whole hundreds nothing is rounded
        expect(made?.limits.map((each) => each.exceeded)).toEqual([
          long + short > Math.abs(gross) * 100,
          long - short < least * 100,
          long - short > most * 100,
        ]);
      }),
    );
    const at = gauge({ ...figures, gross_exposure_max: number("1.8") }, "market");
    expect(at?.limits[0]?.exceeded).toBe(false);
  });

  it("are neither kept nor exceeded where there is no base", () => {
    const made = gauge({ ...figures, net_asset_value: number("-1") }, "market");
    expect(made?.limits.map((each) => each.exceeded)).toEqual([null, null, null]);
  });

  it("are said in words", () => {
    const made = gauge(figures, "market");
    expect(made?.limits.map((each) => inWords(each, { percent }))).toEqual([
      "Limit: most gross 150 %, which is exceeded",
      "Limit: least net -20 %, which is kept",
      "Limit: most net 120 %, which is kept",
    ]);
    const [gross] = made?.limits ?? [];
    expect(gross && beyond(gross, made?.bars ?? [], { percent })).toBe(
      "Gross 180 % is over the limit of 150 %",
    );
  });

  it("are drawn as a tick each, across the bar they are about", () => {
    const colours = { warning: "orange", accent: "blue" } as Colours;
    const written = { percent, money: String } as unknown as Format;
    const option = gaugeDrawing(gauge(figures, "market"), colours, written) as unknown as {
      yAxis: { data: string[] }[];
      series: { type: string; data: { value: [number, number]; label: { formatter: string } }[] }[];
    };
    const bars = option.yAxis[0]?.data ?? [];
    const ticks = option.series[1]?.data ?? [];
    expect(ticks.map(({ value: [share, bar] }) => [bars[bar], share])).toEqual([
      ["Gross", 1.5],
      ["Net", -0.2],
      ["Net", 1.2],
    ]);
    expect(ticks.map((tick) => tick.label.formatter)).toEqual([
      "\u25b2 most 150 %",
      "least -20 %",
      "most 120 %",
    ]);
  });
});

describe("the recorded exposures", () => {
  const page = one.body as unknown as ViewPage;

  it.each(["market", "delta"] as const)("of %s add up, on the net asset value", (basis) => {
    const shown = gauge(page.figures, basis);
    expect(shown?.adds).toBe(true);
    expect(shown?.base).toBe(Number(page.figures["net_asset_value"]?.value));
  });
});

describe("shares", () => {
  it("are unknown of what is unknown or not positive", () => {
    expect(share("1", "4")).toBe(0.25);
    expect(share(null, "4")).toBeNull();
    expect(share("1", "0")).toBeNull();
    expect(share("1", "-4")).toBeNull();
  });
});
