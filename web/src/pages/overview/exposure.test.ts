import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage } from "../../api";
import one from "../../testing/replies/one-views-X-overview.json";
import { gauge } from "./exposure";
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
