import fc from "fast-check";
import { describe, expect, it } from "vitest";
import recorded from "../../testing/replies/one-analytics-portfolio-X-options-grid.json";
import { GRID, REPORTED } from "./grid.fixture";
import { daysTo } from "./OptionPart";
import {
  breakEvens,
  expiryOf,
  type Greek,
  GREEKS,
  type GridUnderlying,
  intrinsic,
  type Leg,
  legsOf,
  profitAt,
  rangeOf,
  reachOf,
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

describe("the Greeks of a recorded grid", () => {
  const grid = (recorded.body as unknown as { underlyings: GridUnderlying[] }).underlyings[0];
  const over = (of: Greek | "value") => (grid ? surface(grid, of) : null);
  const values = over("value")?.values ?? [];
  const spots = grid?.spots ?? [];
  const h = (spots[1] ?? NaN) - (spots[0] ?? NaN);
  // a step of the grid is 1 % of the price, so the difference itself is off by some thousandths
  const near = (told: number, found: number, scale: number) => {
    expect(Math.abs(told - found)).toBeLessThan(0.02 * scale);
  };
  /** Each spot between two others, with the values of its neighbours. */
  const inner = values.flatMap((row, day) =>
    row.slice(1, -1).map((here, at) => ({
      day,
      at: at + 1,
      here,
      low: row[at] ?? NaN,
      high: row[at + 2] ?? NaN,
    })),
  );

  it("are differences of the value by the price", () => {
    expect(inner.length).toBeGreaterThan(10);
    const delta = over("delta")?.values ?? [];
    const gamma = over("gamma_value")?.values ?? [];
    for (const { day, at, here, low, high } of inner) {
      const told = delta[day]?.[at] ?? NaN;
      near(told, (high - low) / (2 * h), Math.abs(told));
      const spot = spots[at] ?? NaN;
      const bend = ((high - 2 * here + low) / h ** 2) * (spot ** 2 / 100);
      near(gamma[day]?.[at] ?? NaN, bend, Math.max(...(gamma[day] ?? []).map(Math.abs)));
    }
  });

  it("are differences of the value by the day", () => {
    const theta = over("theta_value")?.values ?? [];
    const days = (Date.parse(grid?.dates[1] ?? "") - Date.parse(grid?.dates[0] ?? "")) / 86_400_000;
    spots.forEach((_, at) => {
      const told = ((theta[0]?.[at] ?? NaN) + (theta[1]?.[at] ?? NaN)) / 2;
      near(told, ((values[1]?.[at] ?? NaN) - (values[0]?.[at] ?? NaN)) / days, Math.abs(told));
    });
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

describe("the prices that a payoff is drawn over", () => {
  const bend = (strike: number, worth = 0) => ({ strike, worth });

  it("are a third around the spot for strikes near it", () => {
    expect(reachOf(100, [bend(105, 2)])).toEqual({ low: 70, high: 130, beyond: [] });
    expect(rangeOf(100, reachOf(100, [bend(105, 2)]))).toBe(0.3);
  });

  it("reach a strike far away, and what was paid for it", () => {
    // a call on an index of volatility, half above it
    const reach = reachOf(19.15, [bend(29, 4.4478)]);
    expect(reach.low).toBeCloseTo(19.15 * 0.7, 9);
    expect(reach.high).toBeGreaterThan(29 + 4.4478);
    expect(reach.beyond).toEqual([]);
    expect(rangeOf(19.15, reach)).toBe(0.9);
  });

  it("are not stretched by a strike at several times the spot, which is named", () => {
    expect(reachOf(237, [bend(1200, 0)])).toMatchObject({
      low: 237 * 0.7,
      high: 237 * 1.3,
      beyond: [1200],
    });
  });

  it("hold the spot, stay above zero and below twice the spot, whatever is held", () => {
    const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        price,
        fc.array(fc.record({ strike: price, worth: price }), { maxLength: 5 }),
        (at, bends) => {
          const reach = reachOf(at, bends);
          expect(reach.low).toBeGreaterThan(0);
          expect(reach.low).toBeLessThan(at);
          expect(reach.high).toBeGreaterThan(at);
          expect(reach.high).toBeLessThan(2 * at);
          const range = rangeOf(at, reach);
          expect(range).toBeGreaterThanOrEqual(0.3);
          expect(range).toBeLessThanOrEqual(0.9);
          expect(at * (1 - range)).toBeLessThanOrEqual(reach.low * (1 + 1e-9));
          expect(at * (1 + range)).toBeGreaterThanOrEqual(reach.high * (1 - 1e-9));
        },
      ),
    );
  });

  it("are asked for as before when the price is not known", () => {
    expect(rangeOf(0, { low: 0, high: 0, beyond: [] })).toBe(0.3);
  });
});
