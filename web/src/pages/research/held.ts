import { useQueries } from "@tanstack/react-query";
import type { Answer } from "../../api";
import { send } from "../../api/client";
import { keyOf } from "../../query";
import { type Portfolio, usePortfolios } from "../../shell/scope";

export type Position = Answer<"/api/v1/data/positions/details">["positions"][number];
type Targets = Answer<"/api/v1/target-prices/{id}">;

interface Across<T> {
  /** what has arrived, by portfolio */
  parts: readonly { portfolio: Portfolio; data: T }[];
  pending: boolean;
  /** portfolios of which it could not be read */
  failed: readonly string[];
  portfolios: readonly Portfolio[];
}

const STALE = 60_000;

function gather<T>(
  portfolios: readonly Portfolio[],
  pending: boolean,
  results: readonly { data: T | undefined; isPending: boolean; isError: boolean }[],
): Across<T> {
  return {
    parts: portfolios.flatMap((portfolio, index) => {
      const data = results[index]?.data;
      return data === undefined ? [] : [{ portfolio, data }];
    }),
    pending: pending || results.some((result) => result.isPending),
    failed: portfolios
      .filter((_, index) => results[index]?.isError === true)
      .map((portfolio) => portfolio.name),
    portfolios,
  };
}

/** The positions in a symbol, and in options on it, across all portfolios. */
export function useHeld(symbol: string): Across<readonly Position[]> {
  const read = usePortfolios();
  const portfolios = read.data ?? [];
  const address = "/api/v1/data/positions/details";
  const results = useQueries({
    queries: portfolios.map((portfolio) => {
      const place = { query: { portfolio_id: portfolio.id } };
      return {
        queryKey: keyOf(address, place),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          send("get", address, { ...place, signal }),
        select: (answer: Answer<typeof address>) => positionsIn(answer.positions, symbol),
        staleTime: STALE,
      };
    }),
  });
  return gather(portfolios, read.isPending, results);
}

/** The owner's target prices of a symbol across all portfolios. */
export function useTargets(symbol: string): Across<Targets> {
  const read = usePortfolios();
  const portfolios = read.data ?? [];
  const address = "/api/v1/target-prices/{id}";
  const results = useQueries({
    queries: portfolios.map((portfolio) => {
      const place = { path: { id: portfolio.id }, query: { symbol } };
      return {
        queryKey: keyOf(address, place),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          send("get", address, { ...place, signal }),
        staleTime: STALE,
      };
    }),
  });
  return gather(portfolios, read.isPending, results);
}

export function positionsIn(positions: readonly Position[], symbol: string): readonly Position[] {
  return positions.filter(
    (position) => position.symbol === symbol || position.underlying_symbol === symbol,
  );
}

/** The sum, or null as soon as one of them is unknown: a part is no total. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  );
}
