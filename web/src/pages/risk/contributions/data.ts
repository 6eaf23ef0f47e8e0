/** What adds to risk, from the page of the contributions. */
import type { ViewNumber, ViewPage, ViewRow } from "../../../api";
import type { Look } from "../../../figure/Figure";
import { tableOf } from "../../../shell/scope";
import { nameOfSymbol } from "../../../lib/symbols";
import { sumOf, valueOf } from "../rows";
import { rounding, type Part } from "./waterfall";

export type Measure = "volatility" | "history" | "model";
export type Group = "position" | "factor" | "sector" | "tag" | "portfolio";

/** What a row tells besides what it adds. */
export interface Detail {
  label: string;
  column: string;
  look: Look;
}

const WEIGHT: Detail = {
  label: "Weight",
  column: "delta_weight",
  look: { kind: "percent", signed: true, digits: 2 },
};

const OWN: Detail = {
  label: "Volatility alone",
  column: "standalone_volatility",
  look: { kind: "percent", digits: 2 },
};

const CORRELATION: Detail = {
  label: "Correlation with the whole",
  column: "correlation_with_whole",
  look: { kind: "beta", signed: true },
};

const EXPOSURE: Detail = {
  label: "Exposure",
  column: "exposure_dollar",
  look: { kind: "compact", signed: true },
};

interface Way {
  label: string;
  /** what the total is called in a sentence */
  noun: string;
  column: string;
  total: string;
  share: string;
  money: boolean;
  hint: string;
  details: readonly Detail[];
}

export const WAYS: Record<Measure, Way> = {
  volatility: {
    label: "Volatility",
    noun: "yearly volatility",
    column: "volatility_contribution",
    total: "holdings_volatility",
    share: "volatility_share",
    money: false,
    hint: "how much the value typically swings in a year, as a share of it",
    details: [WEIGHT, OWN, CORRELATION],
  },
  history: {
    label: "Bad days, past year",
    noun: "loss on an average bad day",
    column: "historical_es_95",
    total: "historical_es_95",
    share: "historical_share",
    money: true,
    hint: "the average loss of the worst 5 % of days, had today's positions been held (expected shortfall)",
    details: [WEIGHT],
  },
  model: {
    label: "Bad days, factor model",
    noun: "loss on an average bad day of the model",
    column: "factor_es_95",
    total: "factor_es_95",
    share: "factor_share",
    money: true,
    hint: "the same loss from the model of market, rates and styles",
    details: [WEIGHT],
  },
};

const FACTORS: Way = {
  ...WAYS.volatility,
  noun: "yearly volatility in the factor model",
  total: "factor_volatility",
  share: "share",
  details: [EXPOSURE],
};

const PORTFOLIOS: Way = {
  ...WAYS.volatility,
  total: "pooled_volatility_21d",
  details: [
    { ...WEIGHT, column: "weight_of_all" },
    { ...OWN, column: "volatility" },
  ],
};

export interface Split {
  way: Way;
  parts: readonly (Part & { row: ViewRow })[];
  /** those nothing is known of, by name */
  unknown: readonly { label: string; why: string }[];
  total: ViewNumber | undefined;
  tolerance: number;
}

/** What rows are called: a position by its symbol, with its portfolio if others hold it, too. */
export function labelsOf(rows: readonly ViewRow[]): (row: ViewRow) => string {
  const held = new Map<string, number>();
  rows.forEach((row) => {
    const symbol = row.texts["symbol"] ?? "";
    held.set(symbol, (held.get(symbol) ?? 0) + 1);
  });
  return (row) => {
    const symbol = row.texts["symbol"];
    const portfolio = row.texts["portfolio_name"];
    return !symbol
      ? (row.texts["name"] ?? row.key)
      : nameOfSymbol(symbol) + (portfolio && (held.get(symbol) ?? 0) > 1 ? ` in ${portfolio}` : "");
  };
}

export function groupsOf(page: ViewPage): Group[] {
  const has = (id: string) => tableOf(page, id).length > 0;
  return [
    ...(has("by_position") ? (["position"] as const) : []),
    ...(has("by_factor") ? (["factor"] as const) : []),
    ...(has("by_position") ? (["sector", "tag"] as const) : []),
    ...(has("by_portfolio") ? (["portfolio"] as const) : []),
  ];
}

/** The measures that there is a total of. */
export function measuresOf(page: ViewPage): Measure[] {
  return (["volatility", "history", "model"] as const).filter(
    (measure) => (page.figures[WAYS[measure].total]?.value ?? null) !== null,
  );
}

export function split(page: ViewPage, group: Group, measure: Measure): Split {
  const way = group === "factor" ? FACTORS : group === "portfolio" ? PORTFOLIOS : WAYS[measure];
  const rows = tableOf(
    page,
    group === "factor" ? "by_factor" : group === "portfolio" ? "by_portfolio" : "by_position",
  );
  const labelOf = labelsOf(rows);
  const parts = rows.flatMap((row) => {
    const value = valueOf(row, way.column);
    return value === null ? [] : [{ key: row.key, label: labelOf(row), value, row }];
  });
  const unknown = rows.flatMap((row) => {
    const n = row.numbers[way.column];
    return valueOf(row, way.column) === null
      ? [{ label: labelOf(row), why: n?.reason_text ?? "The answer does not have it." }]
      : [];
  });
  return {
    way,
    parts,
    unknown,
    total: page.figures[way.total],
    tolerance: rounding(rows.length, way.money ? 2 : 6),
  };
}

/** A position by its size and its risk, both as parts of a whole. */
export interface Dot {
  key: string;
  label: string;
  /** of the gross value by delta, with a sign; the sizes add up to 1 whatever is borrowed */
  weight: number;
  share: number;
}

export function dotsOf(rows: readonly ViewRow[], share: string): Dot[] {
  const labelOf = labelsOf(rows);
  const gross = sumOf(rows.map((row) => Math.abs(valueOf(row, "delta_value") ?? 0)));
  return rows.flatMap((row): Dot[] => {
    const value = valueOf(row, "delta_value");
    const part = valueOf(row, share);
    return value === null || part === null || gross === 0
      ? []
      : [{ key: row.key, label: labelOf(row), weight: value / gross, share: part }];
  });
}
