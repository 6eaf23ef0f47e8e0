/** Tilts of a portfolio and what they say in plain words. */
import type { ViewNumber, ViewRow } from "../../../api";
import { numeric } from "../../../lib/format";
import type { Format } from "../../../lib/taste";
import { levelOf } from "../rows";

export type Axis = "beta" | "money";

export interface Tilt {
  key: string;
  name: string;
  n: ViewNumber | undefined;
  value: number | null;
  lo: number | null;
  hi: number | null;
  /** 90 % or 95 %, where the width of the interval tells it */
  level: string | null;
  /** the interval holds zero: which side it is on is not known */
  unsure: boolean;
  row: ViewRow;
}

const COLUMNS: Record<Axis, string> = { beta: "beta", money: "exposure_dollar" };

export function crossesZero(lo: number | null, hi: number | null): boolean {
  return lo !== null && hi !== null && lo <= 0 && hi >= 0;
}

export function tilts(rows: readonly ViewRow[], axis: Axis): Tilt[] {
  return rows.map((row) => {
    const n = row.numbers[COLUMNS[axis]];
    const lo = numeric(n?.lo);
    const hi = numeric(n?.hi);
    return {
      key: row.key,
      name: row.key,
      n,
      value: numeric(n?.value),
      lo,
      hi,
      level: levelOf(n),
      unsure: crossesZero(lo, hi),
      row,
    };
  });
}

/** What all intervals have in common, as "90 % interval". */
export function levelWords(all: readonly Tilt[]): string {
  const levels = new Set(all.map((each) => each.level).filter((each) => each !== null));
  const [only] = levels;
  return levels.size === 1 && only !== undefined ? `${only} interval` : "interval";
}

interface Manner {
  /** the words of a badge */
  badge: string;
  /** what the interval is, in a sentence */
  interval: string | null;
}

const NINETY = "The interval is the estimate, less and plus 1.645 standard errors.";

/** How a factor was estimated, and where its interval comes from. */
export function mannerOf(row: ViewRow): Manner | null {
  const estimate = row.texts["estimate"];
  if (estimate === null || estimate === undefined) {
    return null;
  }
  if (estimate.includes("ridge")) {
    return {
      badge: "Ridge, Newey\u2013West interval",
      interval: `${NINETY} They allow for days that are alike, and for what shrinking may get wrong.`,
    };
  }
  if (!estimate.includes("least squares")) {
    return { badge: estimate.charAt(0).toUpperCase() + estimate.slice(1), interval: null };
  }
  return row.texts["kind"] === "market"
    ? {
        badge: "OLS, classical error",
        interval: `${NINETY} They take the days as independent and alike in size.`,
      }
    : {
        badge: "OLS, Newey\u2013West error",
        interval: `${NINETY} They allow for days that are alike.`,
      };
}

const MEANING: Record<string, string> = {
  "Market Beta (90D)": "the whole stock market",
  "Provider Beta (1Y)": "the whole stock market, by the beta that the data provider states",
  "IR Beta": "prices of long government bonds, which rise when interest rates fall",
  Momentum: "stocks that rose most in the past year",
  Value: "stocks that are cheap for what they earn",
  Growth: "stocks of companies that grow fast",
  Size: "stocks of small companies",
  Quality: "stocks of profitable companies with little debt",
  "Low Volatility": "stocks that swing little",
  "Growth-Value Spread": "growth stocks against cheap stocks",
  "Momentum Spread": "risers of the past year against the market",
  "Size Spread": "small companies against the market",
  "Quality Spread": "profitable companies against the market",
};

export function meaning(name: string): string | null {
  return MEANING[name] ?? null;
}

/** What the other factors do meanwhile, by how the beta is estimated. */
function meanwhile(kind: string | null | undefined): string {
  if (kind === "market") {
    return ", with all that usually moves with it";
  }
  return kind === "spread" ? " and the market stays" : " and all else stays";
}

/** A beta day by day; null where it was not known. */
export function track(history: readonly ViewRow[], name: string): (number | null)[] {
  return history.map((row) => numeric(row.numbers[name]?.value));
}

/** The name whose newest beta is farthest from zero. */
export function strongest(history: readonly ViewRow[], names: readonly string[]): string {
  const newest = history.at(-1);
  const size = (name: string) => Math.abs(numeric(newest?.numbers[name]?.value) ?? 0);
  return names.reduce((best, name) => (size(name) > size(best) ? name : best), names[0] ?? "");
}

/** What variance inflation says, in words: 5 and 10 are the usual limits. */
export function overlap(row: ViewRow): { text: string; title: string } | null {
  const inflation = numeric(row.numbers["variance_inflation"]?.value);
  if (inflation === null) {
    return null;
  }
  const severe =
    inflation > 10
      ? "hard to tell from the other factors; what it says alone is little"
      : inflation > 5
        ? "partly alike the other factors"
        : "well told from the other factors";
  return {
    text: severe,
    title: `Variance inflation: its estimate varies so many times as much as if it were unlike the other factors. ${severe.charAt(0).toUpperCase()}${severe.slice(1)}.`,
  };
}

/** From this share of what is held on, a figure is said of the portfolio. */
const WHOLE = 0.9;

/** One sentence that says what a tilt means; it never says more than the interval does. */
export function sentence(row: ViewRow, format: Format): string {
  const beta = numeric(row.numbers["beta"]?.value);
  if (beta === null) {
    return `Not known: ${row.numbers["beta"]?.reason_text ?? "the answer does not have it."}`;
  }
  const covered = numeric(row.numbers["beta"]?.coverage);
  if (covered !== null && covered < WHOLE) {
    // every beta is dollars over the whole net asset value, of one portfolio and of all
    return `${format.plain(beta, { signed: true })} of the net asset value, from the ${format.percent(covered, { digits: 0 })} of what is held whose beta is known; the rest counts as nothing.`;
  }
  const dollars = numeric(row.numbers["exposure_dollar"]?.value);
  const what = row.texts["proxy"] ?? row.key;
  const sold = row.texts["sold_proxy"];
  const moves = sold
    ? `When ${what} gains 1\u00a0% more than ${sold}`
    : `When ${what} rises 1\u00a0%`;
  const gain = `${format.percent(Math.abs(beta) / 100, { digits: 2 })}${
    dollars === null ? "" : ` (${format.money(Math.abs(dollars) / 100, { compact: true })})`
  }`;
  const [lo, hi] = [numeric(row.numbers["beta"]?.lo), numeric(row.numbers["beta"]?.hi)];
  if (crossesZero(lo, hi)) {
    return `${moves}, the data do not tell whether this portfolio gains or loses.`;
  }
  if (beta === 0) {
    return `${moves}, this portfolio does not move with it.`;
  }
  return `${moves}${meanwhile(row.texts["kind"])}, this portfolio ${beta > 0 ? "gains" : "loses"} about ${gain}${
    lo === null ? "; how sure that is is not known" : ""
  }.`;
}

/** Which tilts may be none, in a sentence. */
export function doubts(all: readonly Tilt[]): string {
  const known = all.filter((tilt) => tilt.lo !== null);
  const unsure = known.filter((tilt) => tilt.unsure).map((tilt) => tilt.name);
  return known.length === 0
    ? "Dots are estimates; how sure they are is not part of this answer."
    : `Lines are the ${levelWords(known)}. ${
        unsure.length === 0
          ? "None of them crosses zero: every tilt that has one has a known side."
          : `${unsure.join(", ")}: faded, for the line crosses zero and the tilt may be none.`
      }`;
}
