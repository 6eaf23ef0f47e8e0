/** Rare losses, from the page of the tail of risk: the same of one portfolio and of all together. */
import type { ViewPage, ViewRow } from "../../api";
import { numeric } from "../../lib/format";
import { tableOf } from "../../shell/scope";

/** By one method at one level; positive for a loss. */
export interface Loss {
  method: string;
  confidence: number;
  var: number | null;
  es: number | null;
  varOfNav: number | null;
  esOfNav: number | null;
  why: string | null;
  row: ViewRow;
}

/** What a symbol adds to the expected shortfall at 95 %. */
export interface Added {
  symbol: string;
  historical: number | null;
  historicalShare: number | null;
  factor: number | null;
  factorShare: number | null;
  why: string | null;
  row: ViewRow;
}

export interface Losses {
  figures: readonly Loss[];
  added: readonly Added[];
}

function reader(row: ViewRow) {
  return {
    value: (column: string) => numeric(row.numbers[column]?.value),
    why: (...columns: string[]) =>
      columns.map((column) => row.numbers[column]).find((n) => n?.status === "unavailable")
        ?.reason_text ?? null,
  };
}

export function lossesOf(page: ViewPage): Losses {
  const losses = tableOf(page, "losses");
  return {
    figures: losses.map((row) => {
      const { value, why } = reader(row);
      return {
        method: row.texts["method"] ?? row.key,
        confidence: value("confidence") ?? 0,
        var: value("value_at_risk"),
        es: value("expected_shortfall"),
        varOfNav: value("var_of_nav"),
        esOfNav: value("es_of_nav"),
        why: why("value_at_risk", "expected_shortfall"),
        row,
      };
    }),
    added: tableOf(page, "contributions").map((row) => {
      const { value, why } = reader(row);
      return {
        symbol: row.key,
        historical: value("historical_es_95"),
        historicalShare: value("historical_share"),
        factor: value("factor_es_95"),
        factorShare: value("factor_share"),
        why: why("historical_es_95", "factor_es_95"),
        row,
      };
    }),
  };
}
