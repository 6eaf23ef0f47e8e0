/** Sensitivities of options, by underlying and one by one. */
import type { ViewRow } from "../../../api";
import { sumOf, valueOf } from "../rows";

export type Greek = "delta_value" | "gamma_value" | "vega_value" | "theta_value" | "rho_value";

export const GREEKS: readonly { id: Greek; name: string; words: string; of: string }[] = [
  {
    id: "delta_value",
    name: "Delta",
    words: "as many dollars of the underlying as it acts like",
    of: "what 1 % of the underlying moves is a hundredth of it",
  },
  {
    id: "gamma_value",
    name: "Gamma",
    words: "how delta changes when the underlying moves 1 %",
    of: "positive: gains speed up and losses slow down",
  },
  {
    id: "vega_value",
    name: "Vega",
    words: "gain when implied volatility rises one point",
    of: "from 20 % to 21 %, say",
  },
  {
    id: "theta_value",
    name: "Theta",
    words: "gain of a day that passes with nothing else",
    of: "as a rule a loss for who holds options",
  },
  {
    id: "rho_value",
    name: "Rho",
    words: "gain when interest rates rise one point",
    of: "from 4 % to 5 %, say",
  },
];

export interface Group {
  key: string;
  /** null if that of one option is not known */
  values: Readonly<Record<Greek | "market_value", number | null>>;
  options: number;
}

const COLUMNS = [...GREEKS.map((greek) => greek.id), "market_value"] as const;

/** Sums by underlying: those of the answer, else of its options; unknown where one is unknown. */
export function byUnderlying(options: readonly ViewRow[], given: readonly ViewRow[] = []): Group[] {
  if (given.length > 0) {
    return given.map((row) => ({
      key: row.key,
      values: record((column) => valueOf(row, column)),
      options: valueOf(row, "options") ?? 0,
    }));
  }
  const groups = new Map<string, ViewRow[]>();
  for (const row of options) {
    const key = row.texts["underlying_symbol"] ?? row.texts["symbol"] ?? row.key;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, rows]) => ({
    key,
    options: rows.length,
    values: record((column) => {
      const all = rows.map((row) => valueOf(row, column));
      return all.every((each) => each !== null) ? sumOf(all) : null;
    }),
  }));
}

function record(of: (column: Greek | "market_value") => number | null): Group["values"] {
  return Object.fromEntries(COLUMNS.map((column) => [column, of(column)])) as Group["values"];
}

/** Groups by the size of a Greek; those it is unknown of come last. */
export function bySize(groups: readonly Group[], greek: Greek): Group[] {
  return [...groups].sort(
    (a, b) =>
      Math.abs(b.values[greek] ?? -1e-300) - Math.abs(a.values[greek] ?? -1e-300) ||
      a.key.localeCompare(b.key, "en"),
  );
}

/** How far the groups are from the total; null if either is not known. */
export function difference(
  groups: readonly Group[],
  greek: Greek,
  total: number | null,
): number | null {
  const values = groups.map((group) => group.values[greek]);
  return total === null || !values.every((each) => each !== null) ? null : sumOf(values) - total;
}
