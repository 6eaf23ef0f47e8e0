import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewRow } from "../../api";
import { aligned, gaps, type Point, points, profits, rebased, startOf, within } from "./series";

const point = (day: string, nav: number, pnl: number, flow = 0, index = 1): Point => ({
  day,
  nav,
  pnl,
  flow,
  index,
});

/** A history whose value is made of profits and flows in cents. */
const history = fc
  .array(fc.tuple(fc.integer({ min: -5e6, max: 5e6 }), fc.integer({ min: -1e6, max: 1e6 })), {
    minLength: 2,
    maxLength: 80,
  })
  .map((steps) => {
    let nav = 10e8;
    return steps.map(([pnl, flow], at) => {
      nav += at === 0 ? 0 : pnl + flow;
      return point(`2026-01-${String(at).padStart(3, "0")}`, nav / 100, pnl / 100, flow / 100);
    });
  });

describe("value and profit", () => {
  it("finds nothing wrong where the value changes by profit and flows", () => {
    fc.assert(
      fc.property(history, (all) => {
        expect(gaps(all)).toEqual([]);
      }),
    );
  });

  it("names the day on which they do not add up", () => {
    const all = [point("a", 100, 0), point("b", 110, 10), point("c", 130, 10, 5)];
    expect(gaps(all)).toEqual(["c"]);
  });

  it("is silent where a term is unknown", () => {
    expect(gaps([point("a", 100, 0), { ...point("b", 150, 0), pnl: null }])).toEqual([]);
  });

  it("adds profits up so that they explain every change without flows", () => {
    fc.assert(
      fc.property(history, (all) => {
        const sums = profits(all);
        const first = all[0]?.nav ?? 0;
        let flows = 0;
        all.forEach((each, at) => {
          flows += at === 0 ? 0 : (each.flow ?? 0);
          expect((sums[at] ?? NaN) + flows).toBeCloseTo((each.nav ?? 0) - first, 4);
        });
      }),
    );
    expect(
      profits([point("a", 1, 7), { ...point("b", 1, 0), pnl: null }, point("c", 1, 1)]),
    ).toEqual([0, null, null]);
  });

  it("starts every rebased line at the same level", () => {
    const level = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(level, { minLength: 1 }), fc.array(level, { minLength: 1 }), (a, b) => {
        expect(rebased(a)[0]).toBe(0);
        expect(rebased(a)[0]).toBe(rebased(b)[0]);
      }),
    );
    expect(rebased([null, 2, 3])).toEqual([null, 0, 0.5]);
  });

  it("takes the level of the last day before for a day without one", () => {
    expect(
      aligned(
        ["2026-01-01", "2026-01-03", "2026-01-05"],
        [
          ["2026-01-02", 1],
          ["2026-01-04", null],
          ["2026-01-05", 3],
        ],
      ),
    ).toEqual([null, 1, 3]);
  });

  it("begins a range with the last point on or before its first day", () => {
    const all = ["2025-12-30", "2025-12-31", "2026-01-02", "2026-03-31"].map((day) =>
      point(day, 1, 0),
    );
    expect(within(all, "ytd").map((each) => each.day)).toEqual([
      "2025-12-31",
      "2026-01-02",
      "2026-03-31",
    ]);
    expect(within(all, "all")).toHaveLength(4);
    expect(within(all, "1y")).toHaveLength(4);
    expect(startOf("1m", "2026-03-31")).toBe("2026-02-28");
    expect(startOf("6m", "2026-02-15")).toBe("2025-08-15");
  });

  it("only filters", () => {
    fc.assert(
      fc.property(history, (all) => {
        for (const each of within(all, "3m")) {
          expect(all).toContain(each);
        }
      }),
    );
  });

  it("reads unknown numbers as unknown", () => {
    const row: ViewRow = { key: "2026-01-02", texts: {}, numbers: {} };
    expect(points([row])).toEqual([
      { day: "2026-01-02", nav: null, flow: null, pnl: null, index: null },
    ]);
  });
});
