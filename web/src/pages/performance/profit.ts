/** Who made the profit of a window: the rows of the answer by position, sector or tag. */
import type { ViewPage, ViewRow } from "../../api";
import { numeric } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";
import { tableOf } from "../../shell/scope";

export const BY = ["position", "sector", "tag"] as const;
export type By = (typeof BY)[number];

/** Where a part leads to. */
export type Target =
  | { to: "holding"; id: string; portfolio: string | undefined; closed: boolean }
  | { to: "holdings"; sector?: string; tag?: string; tagged?: string };

export interface Part {
  key: string;
  label: string;
  /** money, signed */
  value: number;
  /** of the value at the start, a fraction; null if it is unknown */
  contribution: number | null;
  /** how many positions are in it; none in income, fees and what is left */
  positions: number;
  target: Target | null;
}

export interface Split {
  parts: readonly Part[];
  /** positions nothing is known of, by name */
  unknown: readonly { label: string; why: string }[];
  /** of the window; null if it is unknown */
  total: number | null;
  /** positions that count in several parts, so that these do not add up */
  several: number;
}

const CENTS = 100;
const OTHERS: Record<string, string> = {
  income: "Dividends and interest",
  fees: "Fees",
  rest: "Not known by position",
};

interface Group {
  key: string;
  label: string;
  target: Target;
}

function textOf(row: ViewRow, name: string): string | undefined {
  const text = row.texts[name];
  return text === null || text === "" ? undefined : text;
}

function isOpen(row: ViewRow): boolean {
  return row.texts["open"] === "true";
}

/** Symbols that several portfolios have lots of. */
function shared(rows: readonly ViewRow[]): ReadonlySet<string> {
  const seen = new Map<string, Set<string>>();
  for (const row of rows) {
    const symbol = textOf(row, "symbol") ?? row.key;
    seen.set(symbol, (seen.get(symbol) ?? new Set()).add(textOf(row, "portfolio_id") ?? ""));
  }
  return new Set([...seen].filter(([, portfolios]) => portfolios.size > 1).map(([name]) => name));
}

function labelOf(row: ViewRow, several: ReadonlySet<string>): string {
  const symbol = textOf(row, "symbol") ?? row.key;
  const portfolio = textOf(row, "portfolio_name");
  return nameOfSymbol(symbol) + (portfolio && several.has(symbol) ? ` in ${portfolio}` : "");
}

function holding(row: ViewRow): Target {
  return {
    to: "holding",
    id: row.key,
    portfolio: textOf(row, "portfolio_id"),
    closed: !isOpen(row),
  };
}

/** The parts that a position counts in: lots of a symbol are one, and each tag has its own. */
function groupsOf(row: ViewRow, by: By, label: string, tags: readonly string[]): Group[] {
  if (by === "position") {
    const key = `${textOf(row, "portfolio_id") ?? ""} ${textOf(row, "symbol") ?? row.key}`;
    return [{ key, label, target: holding(row) }];
  }
  if (by === "sector") {
    const sector = textOf(row, "sector");
    const target = { to: "holdings", sector: sector ?? "No sector known" } as const;
    return [{ key: sector ?? "", label: sector ?? "Unclassified", target }];
  }
  return tags.length === 0
    ? [{ key: "", label: "Untagged", target: { to: "holdings", tag: "Without a tag" } }]
    : tags.map((tag) => ({ key: tag, label: tag, target: { to: "holdings", tagged: tag } }));
}

function amountOf(row: ViewRow): number | null {
  const value = numeric(row.numbers["pnl"]?.value);
  return value === null ? null : Math.round(value * CENTS);
}

/** Whole cents and shares, which add up, until a part is done. */
interface Sum extends Part {
  open: boolean;
}

function add(sums: Map<string, Sum>, row: ViewRow, cents: number, group: Group): void {
  const old = sums.get(group.key);
  const share = numeric(row.numbers["contribution"]?.value);
  const open = isOpen(row);
  sums.set(group.key, {
    key: group.key,
    label: group.label,
    value: (old?.value ?? 0) + cents,
    contribution:
      share === null || old?.contribution === null ? null : (old?.contribution ?? 0) + share,
    positions: (old?.positions ?? 0) + 1,
    // of several lots an open one, for its page shows the others
    target: old && (old.open || !open) ? old.target : group.target,
    open: open || (old?.open ?? false),
  });
}

/** The list of holdings has nothing of a group in which all is closed. */
function done({ open, ...part }: Sum): Part {
  const target = part.target?.to === "holdings" && !open ? null : part.target;
  return { ...part, value: part.value / CENTS, target };
}

function besides(row: ViewRow): Part[] {
  const cents = amountOf(row);
  return cents === null || cents === 0
    ? []
    : [
        {
          key: `${row.key} `,
          label: OTHERS[row.key] ?? row.texts["name"] ?? row.key,
          value: cents / CENTS,
          contribution: numeric(row.numbers["contribution"]?.value),
          positions: 0,
          target: null,
        },
      ];
}

/** The parts, gains first, and what stands beside positions last. */
export function split(page: ViewPage, by: By): Split {
  const all = tableOf(page, "contributions");
  const rows = all.filter((row) => row.texts["kind"] === "position");
  const tags = new Map<string, string[]>();
  for (const row of tableOf(page, "contribution_tags")) {
    const position = row.texts["position_id"] ?? "";
    tags.set(position, [...(tags.get(position) ?? []), row.texts["name"] ?? row.key]);
  }
  const several = shared(rows);
  const sums = new Map<string, Sum>();
  const unknown: { label: string; why: string }[] = [];
  for (const row of rows) {
    const cents = amountOf(row);
    const label = labelOf(row, several);
    if (cents === null) {
      unknown.push({ label, why: row.numbers["pnl"]?.reason_text ?? "The answer lacks it." });
    } else {
      for (const group of groupsOf(row, by, label, tags.get(row.key) ?? [])) {
        add(sums, row, cents, group);
      }
    }
  }
  return {
    parts: [
      ...[...sums.values()].map(done).sort(byValue),
      ...all.filter((row) => row.texts["kind"] !== "position").flatMap(besides),
    ],
    unknown,
    total: numeric(page.figures["window_profit"]?.value),
    several: by === "tag" ? [...tags.values()].filter((each) => each.length > 1).length : 0,
  };
}

function byValue(a: Part, b: Part): number {
  return b.value - a.value || a.label.localeCompare(b.label, "en");
}

/** The parts of the largest size by themselves, the other positions as one. */
export function gathered(parts: readonly Part[], most: number): Part[] {
  const groups = parts.filter((part) => part.positions > 0);
  if (groups.length <= most + 1) {
    return [...parts];
  }
  const sized = [...groups].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = new Set(sized.slice(0, most));
  const others = sized.slice(most);
  return [
    ...groups.filter((part) => shown.has(part)),
    {
      key: " others",
      label: `Other (${String(others.length)})`,
      value: sumOf(others),
      contribution: others.reduce<number | null>(
        (sum, each) =>
          sum === null || each.contribution === null ? null : sum + each.contribution,
        0,
      ),
      positions: others.reduce((sum, each) => sum + each.positions, 0),
      target: null,
    },
    ...parts.filter((part) => part.positions === 0),
  ];
}

/** In whole cents, so that nothing is lost on the way. */
export function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, each) => sum + Math.round(each.value * CENTS), 0) / CENTS;
}
