import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage, ViewRow } from "../../../api";
import { numeric } from "../../../lib/format";
import { tableOf } from "../../../shell/scope";
import one from "../../../testing/replies/one-views-X-risk-volatility.json";
import {
  alongside,
  cone,
  deepest,
  extentOf,
  falls,
  forecasts,
  lowestOn,
  QUANTILES,
  rising,
  standing,
  underwater,
  type Ahead,
  type Slice,
} from "./shapes";

function n(value: number, lo: number | null = null, hi: number | null = null): ViewNumber {
  return {
    value: String(value),
    unit: "annual_ratio",
    status: "ok",
    reason: null,
    reason_text: null,
    as_of: null,
    method: "volatility/risk-3",
    n: 231,
    coverage: null,
    se: null,
    lo: lo === null ? null : String(lo),
    hi: hi === null ? null : String(hi),
    inputs: "docs/methods/volatility.md",
  };
}

const positive = fc.double({ min: 0, max: 3, noNaN: true });

describe("the cone", () => {
  const row = (key: string, values: readonly number[]): ViewRow => ({
    key,
    texts: {},
    numbers: Object.fromEntries([
      ...QUANTILES.map((name, i) => [name, n(values[i] ?? 0)] as const),
      ["current", n(values[3] ?? 0)] as const,
    ]),
  });

  it("draws only fans that do not fold", () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 7, maxLength: 7 }), (values) => {
        const made = cone([
          row("63", values),
          row(
            "21",
            [...values].sort((a, b) => a - b),
          ),
        ]);
        expect(made.every((slice) => rising(slice.quantiles))).toBe(true);
        expect(made.some((slice) => slice.window === 63)).toBe(rising(values));
        expect(made[0]?.window).toBe(21);
      }),
    );
  });

  it("says where today stands", () => {
    const slice = { window: 21, n: 231, quantiles: [0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4] };
    expect(standing({ ...slice, current: 0.4 })).toBe("at its highest");
    expect(standing({ ...slice, current: 0.35 })).toBe("higher than nine times in ten");
    expect(standing({ ...slice, current: 0.2 })).toBe("within its usual range");
    expect(standing({ ...slice, current: 0.11 })).toBe("lower than nine times in ten");
    expect(standing({ ...slice, current: null })).toBeNull();
  });
});

describe("forecasts", () => {
  it("are not negative and lie in their band", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (value, lo, hi) => {
          const made = forecasts([
            { key: "21", texts: { model: "HAR" }, numbers: { expected: n(value, lo, hi) } },
          ]);
          for (const each of made) {
            expect(each.expected).toBeGreaterThanOrEqual(0);
            if (each.lo !== null && each.hi !== null) {
              expect(each.lo).toBeLessThanOrEqual(each.expected);
              expect(each.hi).toBeGreaterThanOrEqual(each.expected);
            }
          }
        },
      ),
    );
  });
});

describe("falls", () => {
  const index = fc
    .array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 })
    .map((values) =>
      values.map((value, i) => ({ day: `2026-01-${String(i).padStart(3, "0")}`, value })),
    );

  it("are never above zero, and the largest is the least of the series", () => {
    fc.assert(
      fc.property(index, (all) => {
        const made = underwater(all);
        expect(made.every((each) => each.value <= 0)).toBe(true);
        expect(deepest(made)?.deepest).toBe(Math.min(...made.map((each) => each.value)));
      }),
    );
  });

  it("do not change when the index is scaled", () => {
    fc.assert(
      fc.property(index, (all) => {
        const twice = underwater(all.map((each) => ({ ...each, value: each.value * 2 })));
        underwater(all).forEach((each, i) => {
          expect(twice[i]?.value).toBeCloseTo(each.value, 12);
        });
      }),
    );
  });

  it("keep the deepest between two points", () => {
    const rows: ViewRow[] = [
      { key: "2026-01-02", texts: {}, numbers: { drawdown: n(-0.01), deepest: n(-0.05) } },
      { key: "2026-01-05", texts: {}, numbers: { drawdown: n(-0.02) } },
    ];
    expect(deepest(falls(rows))).toMatchObject({ day: "2026-01-02", deepest: -0.05 });
  });

  it("stand beside those of another series by day", () => {
    const series = [
      { day: "2026-01-02", value: -0.1, deepest: -0.1 },
      { day: "2026-01-06", value: -0.2, deepest: -0.2 },
    ];
    expect(alongside(series, ["2026-01-01", "2026-01-02", "2026-01-05", "2026-01-07"])).toEqual([
      null,
      -0.1,
      -0.1,
      -0.2,
    ]);
  });
});

describe("the axis of the fan", () => {
  const slice = (low: number, high: number): Slice => ({
    window: 21,
    quantiles: QUANTILES.map((_, at) => low + ((high - low) * at) / (QUANTILES.length - 1)),
    current: (low + high) / 2,
    n: 200,
  });
  const ahead = (expected: number, lo: number, hi: number): Ahead => ({
    days: 1,
    expected,
    lo,
    hi,
    model: null,
  });

  it("holds everything but ranges that would press the rest to the bottom", () => {
    expect(extentOf([slice(0.12, 0.84)], [ahead(0.45, 0.06, 3.92)])).toEqual({
      min: 0,
      max: 1,
      step: 0.2,
    });
    expect(extentOf([slice(0.12, 0.84)], [ahead(0.45, 0.2, 0.98)]).max).toBe(1);
  });

  it("begins at zero unless everything is far from it", () => {
    expect(extentOf([slice(0.1, 0.4)], []).min).toBe(0);
    expect(extentOf([slice(0.152, 0.188)], [])).toEqual({ min: 0.15, max: 0.19, step: 0.01 });
  });

  it("has whole steps, and every point of the past and every forecast within", () => {
    const level = fc.double({ min: 0.001, max: 5, noNaN: true });
    fc.assert(
      fc.property(level, level, level, (a, b, expected) => {
        const past = slice(Math.min(a, b), Math.max(a, b));
        const { min, max, step } = extentOf([past], [ahead(expected, 0, 50)]);
        for (const point of [...past.quantiles, expected]) {
          expect(point).toBeGreaterThanOrEqual(min - 1e-9);
          expect(point).toBeLessThanOrEqual(max + 1e-9);
        }
        expect((max - min) / step).toBeCloseTo(Math.round((max - min) / step), 6);
        expect((max - min) / step).toBeLessThanOrEqual(8);
      }),
    );
  });

  it("stands without anything to show", () => {
    expect(extentOf([], []).max).toBeGreaterThan(0);
  });
});

describe("what the server answers", () => {
  const page = one.body as unknown as ViewPage;
  const slices = cone(tableOf(page, "cone"));
  const figure = (name: string) => numeric(page.figures[name]?.value);

  it("is drawn whole: no fan folds, no band leaves its forecast out", () => {
    expect(slices).toHaveLength(tableOf(page, "cone").length);
    const ahead = forecasts(tableOf(page, "forecast"));
    expect(ahead).toHaveLength(tableOf(page, "forecast").length);
    expect(ahead.every(({ lo }) => lo !== null)).toBe(true);
  });

  it("has today within the fan of its window, as the last of the values it is made of", () => {
    for (const { window, quantiles, current } of slices) {
      expect(current, String(window)).toBeGreaterThanOrEqual(quantiles[0] ?? NaN);
      expect(current, String(window)).toBeLessThanOrEqual(quantiles.at(-1) ?? NaN);
    }
  });

  it("says of today what the figures say", () => {
    for (const { window, current } of slices) {
      const told = figure(`realized_${String(window)}d`);
      if (told !== null) {
        expect(current, String(window)).toBe(told);
      }
    }
    expect(figure("realized_21d")).not.toBeNull();
  });

  it("has a deepest fall that is the least of its series", () => {
    const series = falls(tableOf(page, "drawdown"));
    expect(series.every(({ value }) => value <= 0)).toBe(true);
    expect(deepest(series)?.deepest).toBe(figure("max_drawdown"));
  });

  it("has the day of the deepest fall among its episodes, which the points may leave out", () => {
    const episodes = tableOf(page, "drawdowns");
    const worst = deepest(falls(tableOf(page, "drawdown")))?.deepest ?? NaN;
    expect(lowestOn(episodes, worst)).toBe(episodes[0]?.texts["trough"]);
    expect(lowestOn(episodes, worst - 0.01)).toBeNull();
  });
});
