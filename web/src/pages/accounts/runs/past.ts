import type { Schemas } from "../../../api";
import { useRead } from "../../../query";

export type PastRun = Schemas["PortfolioRun"] & { finished_at: string };

/** The runs about a portfolio that came to an end, newest first; undefined until they are known. */
export function usePast(portfolio: string): readonly PastRun[] | undefined {
  return useRead("/api/v1/portfolios/{id}/runs", { path: { id: portfolio } }).data?.runs.filter(
    (run): run is PastRun =>
      run.finished_at !== null && ["completed", "partial"].includes(run.status),
  );
}
