/** Profit of options and shares of one underlying at expiry, and what a grid says of days before. */
import type { Schemas } from "../../api";

export type GridUnderlying = Schemas["OptionGridUnderlying"];

export interface Leg {
  symbol: string;
  right: "CALL" | "PUT" | "SHARES";
  strike: number;
  /** signed units, multiplier included: short legs are negative */
  units: number;
  /** what the leg was worth or paid for, signed like its units; profit counts from here */
  cost: number;
}

export function intrinsic(leg: Pick<Leg, "right" | "strike">, spot: number): number {
  switch (leg.right) {
    case "CALL":
      return Math.max(spot - leg.strike, 0);
    case "PUT":
      return Math.max(leg.strike - spot, 0);
    case "SHARES":
      return spot;
  }
}

/** Profit at expiry: what each leg is worth then, less what it cost. */
export function profitAt(legs: readonly Leg[], spot: number): number {
  return legs.reduce((sum, leg) => sum + leg.units * intrinsic(leg, spot) - leg.cost, 0);
}

/** Where the line bends. */
export function strikes(legs: readonly Leg[]): number[] {
  const all = legs.filter((leg) => leg.right !== "SHARES").map((leg) => leg.strike);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Spots at which nothing is gained or lost: the line is straight between strikes, so exact. */
export function breakEvens(legs: readonly Leg[]): number[] {
  const bends = [0, ...strikes(legs).filter((strike) => strike > 0)];
  const roots: number[] = [];
  const add = (root: number) => {
    if (roots.every((known) => Math.abs(known - root) > 1e-9 * Math.max(1, root))) {
      roots.push(root);
    }
  };
  bends.forEach((from, at) => {
    const to = bends[at + 1];
    const start = profitAt(legs, from);
    if (to === undefined) {
      const slope = profitAt(legs, from + 1) - start;
      const root = from - start / slope;
      if (Math.abs(slope) > 1e-12 && root >= from) {
        add(root);
      }
      return;
    }
    const end = profitAt(legs, to);
    if (start === 0 && end !== 0) {
      add(from);
    } else if (start * end < 0) {
      add(from + ((to - from) * start) / (start - end));
    }
  });
  return roots.sort((a, b) => a - b);
}

export interface Reach {
  low: number;
  high: number;
  /** strikes that the chart leaves out, for it would be all about them */
  beyond: number[];
}

/** How far from its price a share is drawn at least; the farthest that the server values at. */
const NEAR = 0.3;
const FAR = 0.9;

/**
 * The prices that a chart of legs is about: around the spot, and as far as the strikes and what was
 * paid for them reach. A strike at several times the spot does not stretch it.
 */
export function reachOf(spot: number, bends: readonly { strike: number; worth: number }[]): Reach {
  const within = (price: number) => price >= spot * (1 - FAR) && price <= spot * (1 + FAR);
  const seen = bends.filter(({ strike }) => within(strike));
  const points = seen.flatMap(({ strike, worth }) =>
    [strike, strike - worth, strike + worth].filter(within),
  );
  return {
    low: Math.max(spot * (1 - FAR), Math.min(spot * (1 - NEAR), ...points.map((x) => x * 0.93))),
    high: Math.min(spot * (1 + FAR), Math.max(spot * (1 + NEAR), ...points.map((x) => x * 1.07))),
    beyond: [
      ...new Set(bends.map(({ strike }) => strike).filter((strike) => !within(strike))),
    ].sort((a, b) => a - b),
  };
}

/** The range to ask the server for, the same on both sides, as a share of the spot. */
export function rangeOf(spot: number, { low, high }: Reach): number {
  const share = spot > 0 ? Math.max(1 - low / spot, high / spot - 1, NEAR) : NEAR;
  return Math.min(FAR, Math.ceil(share * 20 - 1e-9) / 20);
}

/** Even spots from low to high, and every bend, so that the line drawn is the line. */
export function spotsOf(legs: readonly Leg[], low: number, high: number, count = 60): number[] {
  const even = Array.from({ length: count + 1 }, (_, at) => low + ((high - low) * at) / count);
  const bends = [...strikes(legs), ...breakEvens(legs)].filter((x) => x > low && x < high);
  return [...new Set([...even, ...bends])].sort((a, b) => a - b);
}

/** The legs of an underlying as the grid has them, counted from the marks of the close. */
export function legsOf(grid: GridUnderlying, withShares: boolean): Leg[] {
  const options = grid.legs.flatMap((leg): Leg[] =>
    leg.counted && leg.right !== null && leg.strike !== null
      ? [
          {
            symbol: leg.symbol,
            right: leg.right,
            strike: leg.strike,
            units: leg.quantity * (leg.multiplier ?? 1),
            cost: leg.market_value,
          },
        ]
      : [],
  );
  return withShares && grid.shares !== 0 && grid.spot !== null
    ? [
        ...options,
        {
          symbol: grid.symbol,
          right: "SHARES",
          strike: 0,
          units: grid.shares,
          cost: grid.shares * grid.spot,
        },
      ]
    : options;
}

/** The day on which all legs end; null where they do not end together. */
export function expiryOf(grid: GridUnderlying): string | null {
  const days = new Set(grid.legs.filter((leg) => leg.counted).map((leg) => leg.expiry));
  const [only] = days;
  return days.size === 1 ? (only ?? null) : null;
}

export const GREEKS = ["delta", "gamma_value", "vega_value", "theta_value", "rho_value"] as const;
export type Greek = (typeof GREEKS)[number];

export interface Surface {
  spots: readonly number[];
  dates: readonly string[];
  /** by date, then by spot */
  values: readonly (readonly number[])[];
}

/** One Greek over spot and days, as the cells of the grid have it without a shift of volatility. */
export function surface(grid: GridUnderlying, of: Greek | "profit" | "value"): Surface {
  const found = new Map<string, number>();
  for (const cell of grid.cells) {
    if (cell.vol_shift === 0) {
      found.set(`${cell.date} ${String(cell.spot)}`, cell[of]);
    }
  }
  return {
    spots: grid.spots,
    dates: grid.dates,
    values: grid.dates.map((date) =>
      grid.spots.map((spot) => found.get(`${date} ${String(spot)}`) ?? NaN),
    ),
  };
}

/** The value of a surface at the spot and day closest to those asked for. */
export function reading(of: Surface, date: string, spot: number): number | null {
  const row = of.values[of.dates.indexOf(date)];
  const near = of.spots.reduce(
    (best, each, at) =>
      Math.abs(each - spot) < Math.abs((of.spots[best] ?? NaN) - spot) ? at : best,
    0,
  );
  const value = row?.[near];
  return value === undefined || Number.isNaN(value) ? null : value;
}
