/** What the pages are about: one portfolio, or all of them. */
import { useParams, useSearch } from "@tanstack/react-router";
import type { Answer, ViewPage } from "../api";
import { send } from "../api/client";
import { client, keyOf, useRead } from "../query";

export const ALL = "all";

export type Portfolio = Answer<"/api/v1/data/portfolios">[number];

export function usePortfolios() {
  return useRead("/api/v1/data/portfolios");
}

/** Where somebody begins: at the only portfolio, else at all of them. */
export async function firstScope(): Promise<string> {
  const address = "/api/v1/data/portfolios";
  try {
    const portfolios = await client.ensureQueryData({
      queryKey: keyOf(address),
      queryFn: ({ signal }) => send("get", address, { signal }),
    });
    return portfolios.length === 1 ? (portfolios[0]?.id ?? ALL) : ALL;
  } catch {
    return ALL; // the page says what is wrong
  }
}

/** The scope in the address: an id, or `all`. */
export function useScope(): string {
  const params = useParams({ strict: false });
  return params.scope ?? ALL;
}

/** The day in the address, if it names one. */
export function useAsOf(): string | undefined {
  const search: { asOf?: string } = useSearch({ strict: false });
  return search.asOf;
}

export function nameOf(portfolios: readonly Portfolio[] | undefined, scope: string): string {
  return scope === ALL
    ? "All portfolios"
    : (portfolios?.find((each) => each.id === scope)?.name ?? "Portfolio");
}

type Page = "overview" | "holdings" | "scenarios" | "performance" | `risk/${string}`;

/** One page of the views, of the scope and the day that the address names. */
export function useView(
  page: Page,
  query: Record<string, string | number | undefined> = {},
  enabled = true,
): ReturnType<typeof useRead<"/api/v1/views/{scope}/overview">> {
  const scope = useScope();
  const asOf = useAsOf();
  const all = { ...query, ...(asOf === undefined ? {} : { as_of: asOf }) };
  const [name, tab] = page.split("/") as [string, string | undefined];
  const address =
    tab === undefined
      ? (`/api/v1/views/{scope}/${name}` as "/api/v1/views/{scope}/overview")
      : ("/api/v1/views/{scope}/risk/{tab}" as "/api/v1/views/{scope}/overview");
  return useRead(address, {
    path: { scope, ...(tab === undefined ? {} : { tab }) },
    query: all,
    keep: false,
    enabled,
  });
}

/** A table of a page by its id; empty if there is none. */
export function tableOf(page: ViewPage, id: string) {
  return page.tables.find((table) => table.id === id)?.rows ?? [];
}
