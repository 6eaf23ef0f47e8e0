/** What one read tells of the past of a holding: prices of its symbol and lines of the ledger. */
import { useSearch } from "@tanstack/react-router";
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
