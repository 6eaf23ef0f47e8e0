/** The names that the web client uses for what the API sends. */
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

/** An address of the API as its description writes it, such as `/api/v1/portfolios/{id}`. */
export type Address = keyof paths;

/** The answer of a read with status 200. */
export type Answer<A extends Address> = paths[A] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export type Problem = Schemas["ProblemView"];

/** What a page shows of a portfolio at a glance; fails to compile if a field is renamed. */
export function glance(
  overview: Answer<"/api/v1/analytics/portfolio/{id}/overview">,
): { asOf: string | null; netAssetValue: number | null; leverage: number | null } {
  return {
    asOf: overview.as_of,
    netAssetValue: overview.net_asset_value,
    leverage: overview.leverage,
  };
}
