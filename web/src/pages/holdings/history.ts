/** What one read tells of the past of a holding: prices of its symbol and lines of the ledger. */
import { useSearch } from "@tanstack/react-router";
import type { Schemas } from "../../api";
import { useRead } from "../../query";

const RANGES = { "3m": 63, "1y": 252, "3y": 756 } as const;
export type Range = keyof typeof RANGES;

/** How far back the address asks for. */
export function useRange(): Range {
  const search: { range?: string } = useSearch({ strict: false });
  return search.range === "3m" || search.range === "3y" ? search.range : "1y";
}

/** Asked beside the holdings, not after them. */
export function useHistory(id: string) {
  const range = useRange();
  return useRead("/api/v1/data/positions/{position_id}/history", {
    path: { position_id: id },
    query: { lookback_days: RANGES[range] },
    keep: true,
  });
}

export type History = ReturnType<typeof useHistory>;

/**
 * Whether the lines leave nothing of a position, so that it is not among the holdings. A guess that
 * saves a read: of more lines than are told, or none, nothing is known.
 */
export function isClosed(told: Schemas["PositionHistory"], id: string): boolean {
  const own = told.transactions.filter(
    (line) => line.position_id === id || (line.kind === "SPLIT" && line.symbol === told.symbol),
  );
  if (own.length === 0 || told.total_transactions > told.transactions.length) {
    return false;
  }
  // the newest line comes first
  const left = own.reduceRight(
    (held, line) =>
      line.kind === "SPLIT"
        ? (held * (line.split_numerator ?? 1)) / (line.split_denominator ?? 1)
        : held + (line.quantity ?? 0),
    0,
  );
  const opened = Math.max(...own.map((line) => Math.abs(line.quantity ?? 0)));
  return opened > 0 && Math.abs(left) < 1e-9 * opened;
}
