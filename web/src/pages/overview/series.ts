/** What the chart of value, profit and return draws, made of the points of the view alone. */
import type { ViewRow } from "../../api";
import { numeric } from "../../lib/format";

export interface Point {
  day: string;
  nav: number | null;
  /** since the point before */
  flow: number | null;
  pnl: number | null;
  index: number | null;
}

export const RANGES = ["1m", "3m", "6m", "ytd", "1y", "all"] as const;
export type Range = (typeof RANGES)[number];

export function points(rows: readonly ViewRow[]): Point[] {
  return rows
    .map((row) => ({
      day: row.key,
      nav: numeric(row.numbers["nav"]?.value),
      flow: numeric(row.numbers["flow"]?.value),
      pnl: numeric(row.numbers["pnl"]?.value),
      index: numeric(row.numbers["twr_index"]?.value),
    }))
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** Days on which the change of the value is not what profit and flows add up to. */
export function gaps(all: readonly Point[], tolerance = 0.05): string[] {
  return all.flatMap((point, at) => {
    const before = all[at - 1];
    if (
      before === undefined ||
      before.nav === null ||
      point.nav === null ||
      point.pnl === null ||
      point.flow === null
    ) {
      return [];
    }
    return Math.abs(point.nav - before.nav - point.pnl - point.flow) > tolerance ? [point.day] : [];
  });
}

/** The first day of a range that ends on a day. */
export function startOf(range: Range, last: string): string {
  const [year = 0, month = 1, day = 1] = last.split("-").map(Number);
  const back = (months: number) => {
    const first = new Date(Date.UTC(year, month - 1 - months, 1));
    const length = new Date(
      Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
    ).getUTCDate();
    first.setUTCDate(Math.min(day, length));
    return first.toISOString().slice(0, 10);
  };
  switch (range) {
    case "1m":
      return back(1);
    case "3m":
      return back(3);
    case "6m":
      return back(6);
    case "1y":
      return back(12);
    case "ytd":
      return `${String(year - 1)}-12-31`;
    case "all":
      return "";
  }
}

/**
 * The points of a range, beginning with the newest one on or before its first day, so that the
 * first change is measured from there.
 */
export function within(all: readonly Point[], range: Range): readonly Point[] {
  const last = all.at(-1);
  if (last === undefined || range === "all") {
    return all;
  }
  const start = startOf(range, last.day);
  const from = all.findLastIndex((point) => point.day <= start);
  return all.slice(Math.max(from, 0));
}

/** Profit since the first point; it starts at nothing. Unknown from where one is unknown. */
export function profits(shown: readonly Point[]): (number | null)[] {
  let sum: number | null = 0;
  return shown.map((point, at) => {
    sum = at === 0 ? 0 : sum === null || point.pnl === null ? null : sum + point.pnl;
    return sum;
  });
}

/** Levels as gains since the first known one, which is zero. */
export function rebased(levels: readonly (number | null)[]): (number | null)[] {
  const first = levels.find((level) => level !== null && level > 0);
  return levels.map((level) =>
    level === null || first === undefined || first === null ? null : level / first - 1,
  );
}

/** The level of a benchmark on each day, or on the last day before that has one. */
export function aligned(
  days: readonly string[],
  benchmark: readonly (readonly [day: string, level: number | null])[],
): (number | null)[] {
  const known = benchmark
    .filter(([, level]) => level !== null)
    .sort(([a], [b]) => a.localeCompare(b));
  let at = -1;
  return days.map((day) => {
    while (at + 1 < known.length && (known[at + 1]?.[0] ?? "") <= day) {
      at += 1;
    }
    return known[at]?.[1] ?? null;
  });
}
