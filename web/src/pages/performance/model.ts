/** The days of a portfolio, and what follows from them by sums and shares alone. */
import type { ViewPage, ViewRow } from "../../api";
import { numeric } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";
import type { Format } from "../../lib/taste";
import { tableOf } from "../../shell/scope";

export interface Day {
  day: string;
  /** value at the close */
  nav: number | null;
  /** money put in (positive) or taken out on the day */
  flow: number | null;
  /** what was gained or lost on the day */
  pnl: number | null;
  /** time-weighted index, 1 at the beginning */
  index: number | null;
  /** below the highest close so far, 0 or negative */
  drawdown: number | null;
  /** total return index of the benchmark */
  bench: number | null;
}

function valueOf(row: ViewRow | undefined, column: string): number | null {
  return numeric(row?.numbers[column]?.value);
}

export function daysOf(page: ViewPage): Day[] {
  const bench = new Map(tableOf(page, "benchmark").map((row) => [row.key, row]));
  return tableOf(page, "series").map((row) => ({
    day: row.key,
    nav: valueOf(row, "nav"),
    flow: valueOf(row, "flow"),
    pnl: valueOf(row, "pnl"),
    index: valueOf(row, "twr_index"),
    drawdown: valueOf(row, "drawdown"),
    bench: valueOf(bench.get(row.key), "index"),
  }));
}

/** What was bought (positive) or sold on a day. */
export interface Deal {
  symbol: string;
  quantity: number | null;
  price: number | null;
}

/** By the day whose close first shows them: a trade of a day without a close counts with the next. */
export function dealsOf(page: ViewPage, days: readonly Day[]): ReadonlyMap<string, Deal[]> {
  const deals = new Map<string, Deal[]>();
  for (const row of tableOf(page, "trades")) {
    const day = days.find((each) => each.day >= row.key)?.day;
    if (day !== undefined) {
      const deal = {
        symbol: row.texts["symbol"] ?? "",
        quantity: valueOf(row, "quantity"),
        price: valueOf(row, "price"),
      };
      deals.set(day, [...(deals.get(day) ?? []), deal]);
    }
  }
  return deals;
}

/** One trade in words. */
export function dealt({ symbol, quantity, price }: Deal, format: Format): [string, string] {
  const what = `${format.quantity(quantity === null ? null : Math.abs(quantity))} ${nameOfSymbol(symbol)}`;
  return [
    (quantity ?? 0) < 0 ? "Sold" : "Bought",
    price === null ? what : `${what} at ${format.price(price)}`,
  ];
}

/** The days from one to another, both counted; a window only leaves days out. */
export function within(days: readonly Day[], from?: string, to?: string): Day[] {
  return days.filter(
    ({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to),
  );
}

const CENTS = 100;

function cents(value: number): number {
  return Math.round(value * CENTS);
}

/** In money; null if one of them is unknown. */
function total(amounts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) {
      return null;
    }
    sum += cents(amount);
  }
  return sum / CENTS;
}

/** What explains the change of value over a window; null is what the days do not say. */
export interface Bridge {
  start: number | null;
  flows: number | null;
  pnl: number | null;
  end: number | null;
  /** what is left unexplained, in money; null if one of the others is unknown */
  gap: number | null;
  /** no more is left than the cents to which every day is rounded */
  rounding: boolean;
}

/** The first day is where it begins: its own flow and profit came before its close. */
export function bridge(days: readonly Day[]): Bridge {
  const later = days.slice(1);
  const start = days[0]?.nav ?? null;
  const end = days.at(-1)?.nav ?? null;
  const none = days.length === 0;
  const flows = none ? null : total(later.map((each) => each.flow));
  const pnl = none ? null : total(later.map((each) => each.pnl));
  const gap =
    start === null || end === null || flows === null || pnl === null
      ? null
      : cents(end) - cents(start) - cents(flows) - cents(pnl);
  return {
    start,
    flows,
    pnl,
    end,
    gap: gap === null ? null : gap / CENTS,
    // half a cent for each day, and half a cent for each end
    rounding: gap !== null && Math.abs(gap) <= 1 + later.length / 2,
  };
}

/** Profit since the first day, day by day; null from the first unknown one on. */
export function profits(days: readonly Day[]): (number | null)[] {
  let sum: number | null = 0;
  return days.map((each, place) => {
    if (place > 0) {
      sum = sum === null || each.pnl === null ? null : sum + cents(each.pnl);
    }
    return sum === null ? null : sum / CENTS;
  });
}

function since(line: readonly (number | null)[], base: number): (number | null)[] {
  const level = line[base];
  return line.map((each) =>
    each === null || level === null || level === undefined || level === 0 ? null : each / level - 1,
  );
}

/**
 * The returns of both lines since one day, the first from a place on of which both are known: there
 * they are level. Days before it are kept, to be seen beside a window.
 */
export function compared(
  days: readonly Day[],
  from = 0,
): { own: (number | null)[]; bench: (number | null)[] } {
  const both = days.findIndex(
    (each, place) => place >= from && each.index !== null && each.bench !== null,
  );
  const base = both < 0 ? from : both;
  return {
    own: since(
      days.map((each) => each.index),
      base,
    ),
    bench: since(
      days.map((each) => each.bench),
      base,
    ),
  };
}

/** Whether anything is known of the benchmark: its index is 1 on the first day, whatever it is. */
export function hasPrices(days: readonly Day[]): boolean {
  return days.length < 2 || days.slice(1).some((each) => each.bench !== null);
}

export const PRESETS = ["1m", "3m", "6m", "ytd", "1y", "all"] as const;
export type Preset = (typeof PRESETS)[number];

/** The last session on or before the day that lies so far back: from its close the window counts. */
export function startOf(days: readonly Day[], preset: Preset): string | undefined {
  const last = days.at(-1)?.day;
  if (last === undefined || preset === "all") {
    return undefined;
  }
  const year = Number(last.slice(0, 4));
  const month = Number(last.slice(5, 7)) - 1;
  let back: string;
  if (preset === "ytd") {
    back = `${String(year - 1)}-12-31`;
  } else {
    const months = { "1m": 1, "3m": 3, "6m": 6, "1y": 12 }[preset];
    const longest = new Date(Date.UTC(year, month - months + 1, 0)).getUTCDate();
    const day = Math.min(Number(last.slice(8, 10)), longest);
    back = new Date(Date.UTC(year, month - months, day)).toISOString().slice(0, 10);
  }
  return days.findLast((each) => each.day <= back)?.day;
}

export interface Year {
  year: string;
  /** January first; undefined where there is none */
  months: ({ value: number | null; whole: boolean } | undefined)[];
  total: number | null;
  whole: boolean;
}

/** Rows of the table of months as a grid, the newest year on top. */
export function yearsOf(rows: readonly ViewRow[]): Year[] {
  const years = new Map<string, Year>();
  for (const row of rows) {
    const [year = "", month] = row.key.split("-");
    const found = years.get(year) ?? {
      year,
      months: Array.from({ length: 12 }, () => undefined),
      total: null,
      whole: true,
    };
    years.set(year, found);
    const value = valueOf(row, "return");
    const whole = row.texts["whole"] !== "false";
    if (month === undefined) {
      found.total = value;
      found.whole = whole;
    } else {
      found.months[Number(month) - 1] = { value, whole };
    }
  }
  return [...years.values()].sort((a, b) => b.year.localeCompare(a.year));
}

/** The return of one month after another; null if one is unknown. */
export function chained(year: Year): number | null {
  let product: number | null = 1;
  for (const month of year.months) {
    if (month !== undefined) {
      product = product === null || month.value === null ? null : product * (1 + month.value);
    }
  }
  return product === null ? null : product - 1;
}

/** Months are written with six decimals, so that twelve of them may differ a little. */
export function chains(year: Year): boolean {
  const months = chained(year);
  return months === null || year.total === null || Math.abs(months - year.total) < 2e-5;
}
