/** The fan of quantiles and the falls, and what must hold of them. */
import type { ViewRow } from "../../../api";
import { numeric } from "../../../lib/format";
import { valueOf } from "../rows";

export const QUANTILES = ["min", "p10", "p25", "p50", "p75", "p90", "max"] as const;

export interface Slice {
  window: number;
  /** in the order of QUANTILES */
  quantiles: readonly number[];
  current: number | null;
  /** rolling values it rests on */
  n: number | null;
}

/** The windows of which all quantiles are known, and not falling; shortest first. */
export function cone(rows: readonly ViewRow[]): Slice[] {
  return rows
    .flatMap((row): Slice[] => {
      const window = numeric(row.key);
      const quantiles = QUANTILES.map((name) => valueOf(row, name));
      return window === null || !quantiles.every((each) => each !== null) || !rising(quantiles)
        ? []
        : [
            {
              window,
              quantiles,
              current: valueOf(row, "current"),
              n: row.numbers["current"]?.n ?? null,
            },
          ];
    })
    .sort((a, b) => a.window - b.window);
}

export function rising(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value));
}

export interface Ahead {
  days: number;
  expected: number;
  lo: number | null;
  hi: number | null;
  model: string | null;
}

/** Forecasts that are known and not negative; a band that does not hold its point is left out. */
export function forecasts(rows: readonly ViewRow[]): Ahead[] {
  return rows
    .flatMap((row): Ahead[] => {
      const days = numeric(/(\d+)/.exec(row.key)?.[1]);
      const expected = valueOf(row, "expected");
      if (days === null || expected === null || expected < 0) {
        return [];
      }
      const lo = numeric(row.numbers["expected"]?.lo);
      const hi = numeric(row.numbers["expected"]?.hi);
      const holds = lo !== null && hi !== null && lo <= expected && expected <= hi;
      return [
        {
          days,
          expected,
          lo: holds ? lo : null,
          hi: holds ? hi : null,
          model: row.texts["model"] ?? null,
        },
      ];
    })
    .sort((a, b) => a.days - b.days);
}

export interface Extent {
  min: number;
  max: number;
  /** between two labels */
  step: number;
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/**
 * What the axis of the fan runs over: all that was and what is expected. The range about a forecast
 * may be many times as wide; it is cut off where it would press everything else to the bottom. The
 * axis begins at zero unless everything is far from it.
 */
export function extentOf(slices: readonly Slice[], ahead: readonly Ahead[]): Extent {
  const points = [
    ...slices.flatMap((slice) => [
      ...slice.quantiles,
      ...(slice.current === null ? [] : [slice.current]),
    ]),
    ...ahead.map((each) => each.expected),
  ];
  const top = Math.max(...points, 0.01);
  const ends = ahead.flatMap((each) => (each.hi !== null && each.hi <= 1.5 * top ? [each.hi] : []));
  const high = Math.max(top, ...ends);
  const low = Math.min(...points, ...ahead.flatMap((each) => each.lo ?? []), high);
  const from = low > high / 2 ? low : 0;
  const step = STEPS.find((each) => (high - from) / each <= 6) ?? 10;
  // whole steps, without the dust of binary fractions
  const whole = (count: number) => Math.round(count * step * 1e6) / 1e6;
  return {
    min: whole(Math.floor(from / step + 1e-9)),
    max: whole(Math.ceil(high / step - 1e-9)),
    step,
  };
}

/** Where today stands within the fan of a window, in words. */
export function standing({ quantiles, current }: Slice): string | null {
  if (current === null) {
    return null;
  }
  const [min = 0, p10 = 0, p25 = 0, , p75 = 0, p90 = 0, max = 0] = quantiles;
  return current >= max
    ? "at its highest"
    : current > p90
      ? "higher than nine times in ten"
      : current > p75
        ? "higher than usual"
        : current <= min
          ? "at its lowest"
          : current < p10
            ? "lower than nine times in ten"
            : current < p25
              ? "lower than usual"
              : "within its usual range";
}

export interface Fall {
  day: string;
  /** at the close, never above zero */
  value: number;
  /** the deepest since the point before */
  deepest: number;
}

export function falls(rows: readonly ViewRow[]): Fall[] {
  return rows
    .flatMap((row): Fall[] => {
      const value = valueOf(row, "drawdown");
      return value === null
        ? []
        : [
            {
              day: row.key,
              value: Math.min(0, value),
              deepest: Math.min(0, value, valueOf(row, "deepest") ?? value),
            },
          ];
    })
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** The largest fall of a series. */
export function deepest(series: readonly Fall[]): Fall | null {
  return series.reduce<Fall | null>(
    (worst, each) => (worst === null || each.deepest < worst.deepest ? each : worst),
    null,
  );
}

/** The day on which a fall of this depth was lowest: the points of a chart leave days out. */
export function lowestOn(episodes: readonly ViewRow[], depth: number): string | null {
  const found = episodes.find((row) => Math.abs((valueOf(row, "depth") ?? 0) - depth) <= 1.5e-6);
  return found?.texts["trough"] ?? null;
}

/** How far an index is below its highest so far. */
export function underwater(index: readonly { day: string; value: number }[]): Fall[] {
  let highest = -Infinity;
  return index.map(({ day, value }) => {
    highest = Math.max(highest, value);
    const fall = highest > 0 ? Math.min(0, value / highest - 1) : 0;
    return { day, value: fall, deepest: fall };
  });
}

/** The series at the days of another one: the last value known by then. */
export function alongside(series: readonly Fall[], days: readonly string[]): (number | null)[] {
  let at = 0;
  let last: number | null = null;
  return days.map((day) => {
    for (let next = series[at]; next !== undefined && next.day <= day; next = series[++at]) {
      last = next.value;
    }
    return last;
  });
}
