import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewRow } from "../../../api";
import {
  alongside,
  cone,
  deepest,
  falls,
  forecasts,
  QUANTILES,
  rising,
  standing,
  underwater,
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
