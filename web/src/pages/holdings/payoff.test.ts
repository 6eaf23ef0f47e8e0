import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GRID, REPORTED } from "./grid.fixture";
import { daysTo } from "./OptionPart";
import {
  breakEvens,
  expiryOf,
  GREEKS,
  intrinsic,
  type Leg,
  legsOf,
  profitAt,
  reading,
  spotsOf,
  surface,
} from "./payoff";

const leg = fc.record({
  symbol: fc.constant("X"),
  right: fc.constantFrom("CALL" as const, "PUT" as const, "SHARES" as const),
  strike: fc.integer({ min: 1, max: 500 }),
  units: fc.integer({ min: -1000, max: 1000 }).filter((units) => units !== 0),
  cost: fc.integer({ min: -50_000, max: 50_000 }),
});
const legs = fc.array(leg, { minLength: 1, maxLength: 6 });
const spot = fc.double({ min: 0, max: 1000, noNaN: true });
const one = (right: Leg["right"], strike: number, units: number, cost: number): Leg => ({
  symbol: right,
  right,
  strike,
  units,
  cost,
});

describe("profit at expiry", () => {
  it("is the intrinsic values less the cost", () => {
    fc.assert(
      fc.property(legs, spot, (all, at) => {
        const worth = all.reduce((sum, each) => {
          const value =
            each.right === "CALL"
              ? at > each.strike
                ? at - each.strike
                : 0
              : each.right === "PUT"
                ? at < each.strike
                  ? each.strike - at
                  : 0
                : at;
          return sum + each.units * value;
        }, 0);
        const cost = all.reduce((sum, each) => sum + each.cost, 0);
        expect(profitAt(all, at)).toBeCloseTo(worth - cost, 4);
      }),
    );
  });

  it("keeps put-call parity: a bought call and a written put are the spot less the strike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), spot, (strike, at) => {
        const pair = [one("CALL", strike, 100, 0), one("PUT", strike, -100, 0)];
        expect(profitAt(pair, at)).toBeCloseTo(100 * (at - strike), 6);
      }),
    );
  });

  it("has break-evens that are roots, and misses no change of sign", () => {
    fc.assert(
      fc.property(legs, (all) => {
        const roots = breakEvens(all);
        for (const root of roots) {
          const scale = all.reduce((sum, each) => sum + Math.abs(each.units) * (root + 1), 1);
          expect(Math.abs(profitAt(all, root)) / scale).toBeLessThan(1e-9);
        }
        const spots = Array.from({ length: 120 }, (_, at) => at * 9 + 0.37);
        spots.slice(1).forEach((to, at) => {
          const from = spots[at] ?? 0;
          if (profitAt(all, from) * profitAt(all, to) < 0) {
            expect(roots.some((root) => root >= from && root <= to)).toBe(true);
          }
        });
      }),
    );
  });

  it("finds both break-evens of a straddle and none of a sure gain", () => {
    const straddle = [one("CALL", 100, 1, 4), one("PUT", 100, 1, 6)];
    expect(breakEvens(straddle)).toEqual([90, 110]);
    expect(breakEvens([one("CALL", 100, 1, -1)])).toEqual([]);
  });

  it("draws through every bend", () => {
    const spots = spotsOf([one("CALL", 101.3, 1, 2)], 80, 120);
    expect(spots).toContain(101.3);
    expect(spots).toContain(103.3);
    expect([...spots].sort((a, b) => a - b)).toEqual(spots);
  });

  it("counts nothing for a leg at the money", () => {
    expect(intrinsic(one("CALL", 50, 1, 0), 50)).toBe(0);
    expect(intrinsic(one("PUT", 50, 1, 0), 50)).toBe(0);
  });
});

describe("the recorded grid", () => {
  it("gives the profit at expiry that the server gives", () => {
    const all = legsOf(GRID, true);
    GRID.spots.forEach((at, index) => {
      expect(profitAt(all, at)).toBeCloseTo(GRID.expiry?.profits[index] ?? NaN, 1);
    });
    const [root] = breakEvens(all);
    expect(root).toBeCloseTo(GRID.expiry?.break_evens[0] ?? NaN, 4);
    expect(expiryOf(GRID)).toBe(GRID.expiry?.date);
  });

  it("counts shares at their price when they are held", () => {
    const shares = legsOf({ ...GRID, shares: 10, spot: 600 }, true).at(-1);
    expect(shares).toMatchObject({ right: "SHARES", units: 10, cost: 6000 });
    expect(legsOf({ ...GRID, shares: 10 }, false)).toHaveLength(1);
  });

  it("reads at today's spot the Greeks that are reported of the position", () => {
    const today = GRID.dates[0] ?? "";
    const units = (GRID.legs[0]?.quantity ?? 0) * (GRID.legs[0]?.multiplier ?? 1);
    for (const greek of GREEKS) {
      const read = reading(surface(GRID, greek), today, GRID.spot ?? 0);
      const told = greek === "delta" ? REPORTED.delta * units : REPORTED[greek];
      expect(Math.abs((read ?? NaN) - told)).toBeLessThan(Math.abs(told) * 1e-3 + 0.05);
    }
  });

  it("has gamma from zero for a long leg and the delta of a call between 0 and 1", () => {
    const units = (GRID.legs[0]?.quantity ?? 0) * (GRID.legs[0]?.multiplier ?? 1);
    for (const gamma of surface(GRID, "gamma_value").values.flat()) {
      expect(gamma).toBeGreaterThanOrEqual(0);
    }
    for (const delta of surface(GRID, "delta").values.flat()) {
      expect(delta / units).toBeGreaterThanOrEqual(0);
      expect(delta / units).toBeLessThanOrEqual(1);
    }
  });

  it("is laid out by date, then by spot", () => {
    const values = surface(GRID, "value").values;
    expect(values).toHaveLength(GRID.dates.length);
    const cell = GRID.cells.find(
      (each) => each.date === GRID.dates[1] && each.spot === GRID.spots[3],
    );
    expect(values[1]?.[3]).toBe(cell?.value);
  });
});

describe("days of the grid", () => {
  it("go from today to the last expiry, at most twenty-four", () => {
    expect(daysTo("2026-11-20", ["2026-12-20"])).toEqual([0, 5, 7, 10, 15, 20, 25, 30]);
    expect(daysTo("2026-11-20", [])).toEqual([0]);
    const many = Array.from({ length: 40 }, (_, at) => `2027-0${String(1 + (at % 9))}-15`);
    expect(daysTo("2026-11-20", many).length).toBeLessThanOrEqual(24);
  });
});
