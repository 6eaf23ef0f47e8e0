/** Between the address of the page and what the search is asked for. */
import type { Query } from "../../api/client";
import type { Answer } from "../../api";
import type { Sort } from "../../ui/Grid";

export type Found = Answer<"/api/v1/equity-search">["items"][number];
export type CapRange = Answer<"/api/v1/equity-search/filters">["market_cap_ranges"][number];
export type Address = Record<string, string | number | boolean | undefined>;

export const PAGE = 50;
export const PERIODS = [
  { id: "ttm", label: "Last 12 months" },
  { id: "last_year", label: "Last fiscal year" },
  { id: "last_quarter", label: "Last quarter" },
  { id: "forward", label: "Expected this fiscal year" },
] as const;

export const SORTABLE = [
  "symbol",
  "company_name",
  "sector",
  "market_cap",
  "enterprise_value",
  "ps_ratio",
  "pe_ratio",
  "revenue",
  "ebit",
  "fcf",
  "factor_value",
  "factor_growth",
  "factor_momentum",
  "factor_quality",
  "factor_size",
  "factor_low_vol",
];

export const FACTORS = [
  { key: "factor_value", label: "Value" },
  { key: "factor_growth", label: "Growth" },
  { key: "factor_momentum", label: "Momentum" },
  { key: "factor_quality", label: "Quality" },
  { key: "factor_size", label: "Size" },
  { key: "factor_low_vol", label: "Low volatility" },
] as const;

function text(value: Address[string]): string {
  return value === undefined ? "" : String(value).trim();
}

function number(value: Address[string]): number | undefined {
  const written = text(value);
  const read = Number(written);
  return written === "" || !Number.isFinite(read) ? undefined : read;
}

/** Names in an address, one after the other. */
export function namesOf(value: Address[string]): readonly string[] {
  return text(value)
    .split(",")
    .map((name) => name.trim())
    .filter((name, index, all) => name !== "" && all.indexOf(name) === index);
}

/** With the name where it was missing, without it where it was; nothing for none. */
export function toggled(value: Address[string], name: string): string | undefined {
  const names = namesOf(value);
  const next = names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
  return next.length === 0 ? undefined : next.join(",");
}

/** A band of sizes as the address holds it: from and to in dollars, either of them open. */
export function bandOf(range: CapRange): string {
  return `${String(range.min_value ?? "")}..${String(range.max_value ?? "")}`;
}

export function capOf(value: Address[string]): { from?: number; to?: number } {
  const parts = /^(\d*)\.\.(\d*)$/.exec(text(value));
  const from = number(parts?.[1]);
  const to = number(parts?.[2]);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export function periodOf(value: Address[string]): string {
  return PERIODS.find((period) => period.id === value)?.id ?? "ttm";
}

/** The sort in the address; the largest companies first if it names none. */
export function sortOf(search: Address): Sort {
  const id = text(search["sort"]);
  return SORTABLE.includes(id)
    ? { id, desc: search["dir"] !== "asc" }
    : { id: "market_cap", desc: true };
}

export function pageOf(value: Address[string]): number {
  const page = number(value);
  return page === undefined || page < 1 ? 1 : Math.floor(page);
}

export function questionOf(search: Address): Query {
  const query = text(search["q"]).slice(0, 100);
  const sectors = namesOf(search["sectors"]);
  const industry = text(search["industry"]);
  const { from, to } = capOf(search["cap"]);
  const sort = sortOf(search);
  return {
    query: query === "" ? undefined : query,
    sectors: sectors.length === 0 ? undefined : sectors,
    industries: industry === "" ? undefined : [industry],
    min_market_cap: from,
    max_market_cap: to,
    min_pe_ratio: number(search["pe_from"]),
    max_pe_ratio: number(search["pe_to"]),
    period: periodOf(search["period"]),
    sort_by: sort.id,
    sort_order: sort.desc ? "desc" : "asc",
    limit: PAGE,
    offset: (pageOf(search["page"]) - 1) * PAGE,
  };
}

/** Which rows of how many are on this page, as in 51 to 100. */
export function rangeOf(page: number, shown: number, total: number): readonly [number, number] {
  const first = (page - 1) * PAGE;
  return shown === 0 ? [0, 0] : [first + 1, Math.min(first + shown, total)];
}

/** How many filters narrow the search. */
export function narrowed(search: Address): number {
  return ["q", "sectors", "industry", "cap", "pe_from", "pe_to"].filter(
    (name) => text(search[name]) !== "",
  ).length;
}
