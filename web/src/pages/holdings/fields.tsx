import type { CSSProperties, ReactNode } from "react";
import type { ViewNumber } from "../../api";
import { Figure, type Look, text, Toned, Unknown } from "../../figure/Figure";
import { type Amount, numeric, words } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";
import type { Format } from "../../lib/taste";
import {
  type Adding,
  type Head,
  type Holding,
  type Line,
  numberOf,
  OF_ITS_OWN,
  type Sums,
  type Tag,
  TYPE_NAMES,
} from "./rows";
import { textOf, typeOf } from "./rows";
import styles from "./Holdings.module.css";

/** A column that can be chosen. */
export interface Field {
  id: string;
  label: string;
  explain?: string;
  /** shown unless the reader chose otherwise */
  first: boolean;
  numeric: boolean;
  /** of all portfolios only */
  all?: boolean;
  value: (holding: Holding) => string | number | null;
  cell: (holding: Holding, format: Format) => ReactNode;
  /** what adds up, in heads of groups and below the table */
  sum?: { name: Adding; look: Look };
  /** for files */
  raw: (holding: Holding) => Amount;
  amount?: boolean;
}

/** A number of a row: plain where all is well, for a grid has thousands; else with its reason. */
function numberCell(
  n: ViewNumber | undefined,
  label: string,
  look: Look,
  format: Format,
): ReactNode {
  if (n?.status !== "ok" || n.value === null) {
    return <Figure n={n} label={label} {...look} />;
  }
  const written = text(n, format, look);
  return look.tone ? <Toned value={n.value}>{written}</Toned> : written;
}

function figure(
  id: string,
  label: string,
  look: Look,
  more: Partial<Pick<Field, "explain" | "first" | "all">> & {
    adds?: boolean;
    amount?: boolean;
  } = {},
): Field {
  const { adds = false, amount = false, first = false, ...rest } = more;
  return {
    id,
    label,
    numeric: true,
    first,
    amount,
    ...rest,
    value: (holding) => numberOf(holding.row, id),
    raw: (holding) => holding.row.numbers[id]?.value,
    cell: (holding, format) => numberCell(holding.row.numbers[id], label, look, format),
    ...(adds ? { sum: { name: id as Adding, look } } : {}),
  };
}

function words_(
  id: string,
  label: string,
  of: (holding: Holding) => string,
  more: Partial<Pick<Field, "explain" | "first" | "all">> = {},
): Field {
  const { first = false, ...rest } = more;
  return {
    id,
    label,
    numeric: false,
    first,
    ...rest,
    value: of,
    raw: of,
    cell: (holding) => of(holding) || "\u2014",
  };
}

const MONEY = { kind: "money" } as const;
const GAIN = { kind: "money", tone: true } as const;

/** All columns that can be shown after the symbol, in their order. */
export const FIELDS: readonly Field[] = [
  words_("portfolio_name", "Portfolio", (h) => textOf(h.row, "portfolio_name"), {
    first: true,
    all: true,
  }),
  words_("position_type", "Kind", (h) => TYPE_NAMES[typeOf(h.row)] ?? words(typeOf(h.row)), {
    first: true,
  }),
  words_("sector", "Sector", (h) => textOf(h.row, "sector")),
  words_("industry", "Industry", (h) => textOf(h.row, "industry")),
  figure("quantity", "Quantity", { kind: "quantity" }, { first: true, amount: true }),
  figure("price", "Price", { kind: "price" }, { first: true }),
  figure(
    "average_cost",
    "Paid per unit",
    { kind: "price" },
    {
      explain: "Average cost of a unit, as the ledger has it.",
    },
  ),
  figure("market_value", "Market value", MONEY, { first: true, adds: true, amount: true }),
  figure("cost_basis", "Cost", MONEY, { adds: true, amount: true }),
  figure("unrealized_pnl", "Open profit", GAIN, {
    first: true,
    adds: true,
    amount: true,
    explain: "Market value less cost of what is held now.",
  }),
  figure("unrealized_return", "Open return", { kind: "percent", tone: true }),
  figure("pnl_day", "Profit of the day", GAIN, {
    first: true,
    adds: true,
    amount: true,
    explain:
      "What the price made since the close before. The day on the overview has dividends, interest and fees in it, too.",
  }),
  figure("return_day", "Day", { kind: "percent", digits: 2, tone: true }),
  figure(
    "weight",
    "Weight",
    { kind: "percent" },
    {
      first: true,
      adds: true,
      explain: "Market value over the net asset value of its portfolio.",
    },
  ),
  figure(
    "weight_of_all",
    "Weight of all",
    { kind: "percent" },
    {
      first: true,
      all: true,
      adds: true,
      explain: "Market value over the net asset value of all portfolios.",
    },
  ),
  figure("delta_value", "Delta value", MONEY, {
    adds: true,
    amount: true,
    explain: "An option counts at what it moves like in shares.",
  }),
  figure("delta_weight", "Delta weight", { kind: "percent" }, { adds: true }),
  figure("delta", "Delta", { kind: "beta" }, { explain: "Of one option, per unit." }),
  figure(
    "beta",
    "Beta",
    { kind: "beta" },
    {
      explain: "How much it moves with the market, over 252 sessions.",
    },
  ),
  figure("historical_es_95", "Adds to risk", MONEY, {
    first: true,
    adds: true,
    amount: true,
    explain: "What it adds to the expected loss of its portfolio on a bad day (one in twenty).",
  }),
  figure(
    "return_to_target",
    "To target",
    { kind: "points", tone: true },
    {
      first: true,
      explain: "Gain if the price reaches the target at the end of the year.",
    },
  ),
  {
    id: "tags",
    label: "Tags",
    first: true,
    numeric: false,
    value: (holding) => holding.tags.map((tag) => tag.name).join(", "),
    raw: (holding) => holding.tags.map((tag) => tag.name).join("; "),
    cell: (holding) => <TagList tags={holding.tags} />,
  },
  figure("downside_price", "Bad case", { kind: "price" }),
  words_("entry_date", "Since", (h) => textOf(h.row, "entry_date")),
  words_("price_date", "Price of", (h) => textOf(h.row, "price_date")),
  words_("notes", "Notes", (h) => textOf(h.row, "notes")),
];

/** A sum of numbers on screen, or why there is none. */
export function Sum({ sums, field, format }: { sums: Sums; field: Field; format: Format }) {
  if (field.sum === undefined) {
    return null;
  }
  const value = sums[field.sum.name];
  const { kind, tone, digits } = field.sum.look;
  if (value === null) {
    return (
      <Unknown
        label={`Sum of ${field.label}`}
        why={
          sums.several && OF_ITS_OWN.includes(field.sum.name)
            ? "Each is a fraction of its own portfolio. Those of all portfolios add up."
            : "It is unknown of at least one of these."
        }
      />
    );
  }
  const written =
    kind === "percent"
      ? format.percent(value)
      : format.money(value, {
          signed: tone ?? false,
          ...(digits === undefined ? {} : { digits }),
        });
  return tone ? <Toned value={value}>{written}</Toned> : <>{written}</>;
}

/** Symbol and name, which lead to the holding: the table follows the link, as a row has no time for more. */
export function Name({ holding, href }: { holding: Holding; href: string }) {
  const { row } = holding;
  const name = textOf(row, "name");
  const symbol = textOf(row, "symbol") || holding.id;
  const shown = nameOfSymbol(symbol);
  return (
    <div className={styles.name}>
      <a
        href={href}
        data-holding={holding.id}
        title={shown === symbol ? name || undefined : symbol}
      >
        {shown}
      </a>
      {name && <span className="muted small">{name}</span>}
    </div>
  );
}

/** What a narrow window names a holding by: an option by its terms, which its symbol only encodes. */
export function shortName(holding: Holding, format: Format): [first: string, second: string] {
  const { row } = holding;
  const symbol = textOf(row, "symbol") || holding.id;
  const underlying = textOf(row, "underlying_symbol");
  const strike = numberOf(row, "strike");
  const right = textOf(row, "option_type").toLowerCase();
  return underlying !== "" && strike !== null && right !== ""
    ? [`${underlying} ${String(strike)} ${right}`, format.day(textOf(row, "expiry"))]
    : [symbol, textOf(row, "name") || (TYPE_NAMES[typeOf(row)] ?? "")];
}

/** Symbol above name. */
export function ShortName({
  holding,
  href,
  format,
}: {
  holding: Holding;
  href: string;
  format: Format;
}) {
  const [first, second] = shortName(holding, format);
  const symbol = textOf(holding.row, "symbol") || holding.id;
  return (
    <div className={styles.two}>
      <a href={href} data-holding={holding.id} title={first === symbol ? undefined : symbol}>
        {first}
      </a>
      <span className="muted small">{second}</span>
    </div>
  );
}

/** What is below the value in a narrow window, and so needs no column of its own there. */
export const IN_WORTH: readonly string[] = ["market_value", "pnl_day", "return_day"];
const [VALUE, MADE, CHANGE] = IN_WORTH.map((id) => FIELDS.find((field) => field.id === id));

/** Cents where they count. */
function lookOf(value: string | number | null | undefined): Look {
  return Math.abs(numeric(value) ?? 0) < 1000 ? GAIN : { ...GAIN, digits: 0 };
}

/** Value above what the day made of it. */
export function Worth({ line, format }: { line: Line; format: Format }) {
  if (line.kind === "head") {
    const made = line.sums.pnl_day;
    return (
      <div className={styles.two}>
        <strong>{VALUE && <Sum sums={line.sums} field={VALUE} format={format} />}</strong>
        <span className="small">
          {MADE?.sum && (
            <Sum
              sums={line.sums}
              field={{ ...MADE, sum: { ...MADE.sum, look: lookOf(made) } }}
              format={format}
            />
          )}
        </span>
      </div>
    );
  }
  const made = line.row.numbers["pnl_day"];
  return (
    <div className={styles.two}>
      <span>{VALUE?.cell(line, format)}</span>
      <span className="small">
        {numberCell(made, "Profit of the day", lookOf(made?.value), format)}
        {numberOf(line.row, "return_day") !== null && <> {CHANGE?.cell(line, format)}</>}
      </span>
    </div>
  );
}

/** The first two tags, and how many more there are. */
function TagList({ tags }: { tags: readonly Tag[] }) {
  const more = tags.slice(2).map((tag) => tag.name);
  return (
    <>
      {tags.slice(0, 2).map((tag) => (
        <TagChip key={tag.id} name={tag.name} color={tag.color} />
      ))}
      {more.length > 0 && (
        <span className="small muted" title={more.join(", ")}>
          {`+${String(more.length)}`}
        </span>
      )}
    </>
  );
}

export function TagChip({ name, color }: { name: string; color: string }) {
  return (
    <span className={styles.tag} style={{ "--tag": color } as CSSProperties}>
      {name}
    </span>
  );
}

export function HeadName({ head, toggle }: { head: Head; toggle: (name: string) => void }) {
  return (
    <button
      type="button"
      className={styles.head}
      aria-expanded={head.open}
      onClick={() => {
        toggle(head.name);
      }}
    >
      <span aria-hidden>{head.open ? "\u25be" : "\u25b8"}</span> {head.name}{" "}
      <span className="muted">({head.count})</span>
    </button>
  );
}
