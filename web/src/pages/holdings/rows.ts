/** The rows of the holdings: which are shown, in what groups and order, and what they add up to. */
import type { ViewNumber, ViewPage, ViewRow } from "../../api";
import { numeric } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";

export const VIEWS = ["all", "long", "short", "options", "private", "closed"] as const;
export type View = (typeof VIEWS)[number];

export const GROUPS = ["none", "account", "sector", "tag", "underlying"] as const;
export type Group = (typeof GROUPS)[number];

export interface Tag {
  id: string;
  name: string;
  color: string;
}

/** A position, with the tags it carries. */
export interface Holding {
  kind: "holding";
  /** unique among the rows shown: a position with two tags stands in two groups */
  key: string;
  id: string;
  row: ViewRow;
  tags: readonly Tag[];
}

/** The head of a group, with its sums. */
export interface Head {
  kind: "head";
  key: string;
  name: string;
  count: number;
  open: boolean;
  sums: Sums;
}

export type Line = Holding | Head;

/** What adds up over positions. */
export const ADDING = [
  "market_value",
  "delta_value",
  "cost_basis",
  "unrealized_pnl",
  "pnl_day",
  "weight",
  "weight_of_all",
  "delta_weight",
  "delta_weight_of_all",
  "historical_es_95",
] as const;
export type Adding = (typeof ADDING)[number];
/** A sum is null where one of its terms is unknown, or where it would mean nothing. */
export type Sums = Record<Adding, number | null> & {
  /** the rows are in several portfolios */
  several: boolean;
};

/** Fractions of one portfolio: those of several do not add up to a fraction of anything. */
export const OF_ITS_OWN: readonly Adding[] = ["weight", "delta_weight"];

export function textOf(row: ViewRow, name: string): string {
  return row.texts[name] ?? "";
}

export function numberOf(row: ViewRow, name: string): number | null {
  return numeric(row.numbers[name]?.value);
}

const OCC = /^([A-Z0-9.]{1,6}?)\d{6}([CP])\d{8}$/;

/** LONG, SHORT, LC, LP, SC or SP; from sign and symbol where the row does not say it. */
export function typeOf(row: ViewRow): string {
  const told = textOf(row, "position_type");
  if (told !== "") {
    return told;
  }
  const short = (numberOf(row, "quantity") ?? 0) < 0;
  const right = OCC.exec(textOf(row, "symbol"))?.[2];
  return right === undefined ? (short ? "SHORT" : "LONG") : `${short ? "S" : "L"}${right}`;
}

export const TYPE_NAMES: Record<string, string> = {
  LONG: "Long",
  SHORT: "Short",
  LC: "Call, bought",
  LP: "Put, bought",
  SC: "Call, written",
  SP: "Put, written",
};

/** The portfolio a position is in: what an edit is about. */
export function portfolioOf(row: ViewRow, scope: string): string {
  return textOf(row, "portfolio_id") || (scope === "all" ? "" : scope);
}

export function holdings(page: ViewPage): Holding[] {
  const tags = new Map<string, Tag[]>();
  for (const tag of page.tables.find((table) => table.id === "tags")?.rows ?? []) {
    const position = textOf(tag, "position_id");
    const one = { id: tag.key, name: textOf(tag, "name"), color: textOf(tag, "color") };
    tags.set(position, [...(tags.get(position) ?? []), one]);
  }
  return (page.tables.find((table) => table.id === "positions")?.rows ?? []).map((row) => ({
    kind: "holding",
    key: row.key,
    id: row.key,
    row,
    tags: tags.get(row.key) ?? [],
  }));
}

export function inView(holding: Holding, view: View): boolean {
  const type = typeOf(holding.row);
  const kind = textOf(holding.row, "investment_class");
  switch (view) {
    case "all":
      return true;
    case "long":
      return type.startsWith("L");
    case "short":
      return type.startsWith("S");
    case "options":
      return kind === "OPTIONS";
    case "private":
      return kind === "PRIVATE";
    case "closed":
      return false;
  }
}

/** Every word must be found somewhere in the row. */
export function matches(holding: Holding, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return true;
  }
  const { row, tags } = holding;
  const all = ["symbol", "name", "sector", "industry", "underlying_symbol", "portfolio_name"]
    .map((name) => textOf(row, name))
    .concat(
      nameOfSymbol(textOf(row, "symbol")),
      tags.map((tag) => tag.name),
      TYPE_NAMES[typeOf(row)] ?? "",
    )
    .join("\n")
    .toLowerCase();
  return words.every((word) => all.includes(word));
}

export function sums(rows: readonly Holding[]): Sums {
  const several = new Set(rows.map(({ row }) => textOf(row, "portfolio_id"))).size > 1;
  const made: Partial<Sums> = { several };
  for (const name of ADDING) {
    let sum: number | null = several && OF_ITS_OWN.includes(name) ? null : 0;
    for (const { row } of rows) {
      const term = numberOf(row, name);
      sum = sum === null || term === null ? null : sum + term;
    }
    made[name] = sum;
  }
  return made as Sums;
}

/** The groups a position belongs to; of tags it may be several. */
function groupsOf(holding: Holding, group: Group): string[] {
  const { row, tags } = holding;
  switch (group) {
    case "none":
      return [""];
    case "account":
      return [textOf(row, "portfolio_name") || "This portfolio"];
    case "sector":
      return [textOf(row, "sector") || "No sector known"];
    case "underlying":
      return [textOf(row, "underlying_symbol") || textOf(row, "symbol")];
    case "tag":
      return tags.length === 0 ? ["Without a tag"] : tags.map((tag) => tag.name);
  }
}

/** What another page asks for: the positions of one of its parts. */
export interface Part {
  sector?: string | undefined;
  /** tags as they are written side by side */
  tag?: string | undefined;
  /** one tag, whatever others there are */
  tagged?: string | undefined;
}

export function isIn(holding: Holding, { sector, tag, tagged }: Part): boolean {
  const written = (names: string) => names.split(", ").sort().join(", ");
  return (
    (sector === undefined || groupsOf(holding, "sector").includes(sector)) &&
    (tagged === undefined || groupsOf(holding, "tag").includes(tagged)) &&
    (tag === undefined || written(groupsOf(holding, "tag").join(", ")) === written(tag))
  );
}

export type ValueOf = (holding: Holding) => string | number | null;

/** Sorted by a value; what is unknown comes last in either direction. */
export function sorted(rows: readonly Holding[], value: ValueOf, desc: boolean): Holding[] {
  const keyed = rows.map((row) => ({ row, value: value(row) }));
  keyed.sort((a, b) => {
    const left = a.value === null || a.value === "";
    const right = b.value === null || b.value === "";
    if (left || right) {
      return Number(left) - Number(right);
    }
    const order =
      typeof a.value === "number" && typeof b.value === "number"
        ? a.value - b.value
        : collator.compare(String(a.value), String(b.value));
    return desc ? -order : order;
  });
  return keyed.map((each) => each.row);
}
const collator = new Intl.Collator("en", { numeric: true });

export interface Grouped {
  lines: Line[];
  /** a position stands in several groups, so that their sums exceed the total */
  overlaps: boolean;
  /** whether the sums of the groups are the sum of all rows */
  adds: boolean;
}

/** Heads with their rows below; the largest group in size first. */
export function grouped(
  rows: readonly Holding[],
  group: Group,
  folded: ReadonlySet<string>,
): Grouped {
  if (group === "none") {
    return { lines: [...rows], overlaps: false, adds: true };
  }
  const parts = new Map<string, Holding[]>();
  let overlaps = false;
  for (const row of rows) {
    const names = groupsOf(row, group);
    overlaps ||= names.length > 1;
    for (const name of names) {
      const part = parts.get(name);
      const placed = names.length > 1 ? { ...row, key: `${name}\n${row.id}` } : row;
      if (part) {
        part.push(placed);
      } else {
        parts.set(name, [placed]);
      }
    }
  }
  const heads = [...parts].map(([name, members]) => ({ name, members, sums: sums(members) }));
  heads.sort((a, b) => Math.abs(b.sums.market_value ?? 0) - Math.abs(a.sums.market_value ?? 0));
  const whole = sums(rows);
  const adds = ADDING.every((name) => {
    const all = whole[name];
    const parts = heads.map((head) => head.sums[name]);
    return (
      all === null ||
      near(
        parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
        all,
      )
    );
  });
  const lines = heads.flatMap(({ name, members, sums: of }): Line[] => {
    const open = !folded.has(name);
    const head: Head = {
      kind: "head",
      key: `group\n${name}`,
      name,
      count: members.length,
      open,
      sums: of,
    };
    return open ? [head, ...members] : [head];
  });
  return { lines, overlaps, adds };
}

/** Equal but for what adding many rounded numbers loses. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(0.01, Math.abs(b) * 1e-9);
}

/** The totals of the server that the rows contradict, by name. */
export function contradictions(
  figures: Record<string, ViewNumber>,
  whole: Sums,
  count: number,
): string[] {
  const pairs: [string, string, number | null][] = [
    ["market value", "market_value", whole.market_value],
    ["delta value", "delta_value", whole.delta_value],
    ["cost", "cost_basis", whole.cost_basis],
    ["open profit", "unrealized_pnl", whole.unrealized_pnl],
    ["profit of the day", "positions_pnl_day", whole.pnl_day],
  ];
  return pairs.flatMap(([label, name, sum]) => {
    const told = numeric(figures[name]?.value);
    // each row is rounded to a cent
    return told !== null && sum !== null && Math.abs(told - sum) > 0.01 * Math.max(count, 1)
      ? [label]
      : [];
  });
}
