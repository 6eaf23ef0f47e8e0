/** The one query layer: what the server knows, kept by address and parameters. */
import {
  keepPreviousData,
  type Query,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { Address, Answer, Input, Method, ReadAddress, Result } from "../api";
import { Failure, send, type Place } from "../api/client";

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      // a refusal stays one; what did not arrive is asked for again
      retry: (count, error) =>
        count < 2 && (!(error instanceof Failure) || error.status === 0 || error.status >= 500),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

export interface ReadOptions extends Place {
  enabled?: boolean;
  /** show the last answer while the next one is under way, for lists that are searched */
  keep?: boolean;
  /** milliseconds between two reads, for what changes by itself */
  every?: number | false;
}

export function keyOf(address: Address, place: Place = {}): readonly unknown[] {
  return [address, place.path ?? {}, place.query ?? {}];
}

/** Reads an address; an answer nobody waits for any more is aborted. */
export function useRead<A extends ReadAddress>(
  address: A,
  options: ReadOptions = {},
): UseQueryResult<Answer<A>, Failure> {
  const { path, query, enabled = true, keep = false, every = false } = options;
  const place: Place = { ...(path ? { path } : {}), ...(query ? { query } : {}) };
  return useQuery<Answer<A>, Failure>({
    queryKey: keyOf(address, place),
    queryFn: ({ signal }) => send("get", address, { ...place, signal }) as Promise<Answer<A>>,
    enabled,
    refetchInterval: every,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface Change<A extends Address, M extends Method> extends Place {
  body?: Input<A, M> | FormData;
  headers?: Record<string, string>;
}

/**
 * Changes something. Afterwards everything read is read again where it is on screen, unless
 * `forget` names the beginnings of the addresses it concerns.
 */
export function useChange<A extends Address, M extends Method>(
  method: M,
  address: A,
  forget?: readonly string[],
) {
  const queries = useQueryClient();
  return useMutation<Result<A, M>, Failure, Change<A, M>>({
    mutationFn: (change) => send(method, address, change),
    onSuccess: () =>
      readAgain(
        queries,
        (address) => forget === undefined || forget.some((start) => address.startsWith(start)),
      ),
  });
}

/**
 * Reads again what a change concerns. A read under way is given up, even the first of its address:
 * what it brings may be of before the change.
 */
export async function readAgain(
  queries: QueryClient,
  concerns: (address: string, path: unknown) => boolean = () => true,
): Promise<void> {
  const filters = {
    predicate: ({ queryKey: [address, path] }: Query) => concerns(String(address), path),
  };
  await queries.cancelQueries(filters);
  await queries.invalidateQueries(filters);
}

/** After a run of the batch every figure may be another. */
export function forgetFigures(queries: QueryClient): Promise<void> {
  return readAgain(queries, (address) =>
    /^\/api\/v1\/(views|data|analytics|target-prices|portfolios|insights)/.test(address),
  );
}
