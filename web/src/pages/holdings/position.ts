/** What a position entered by hand needs, what is wrong with what was typed, and what is sent of it. */
import type { Input, Schemas } from "../../api";
import { hasDecimals, readNumber, writeNumber } from "../../lib/typed";

export type Body = Input<"/api/v1/positions", "post">;
type Subtype = NonNullable<Body["investment_subtype"]>;

export const WHATS = {
  LONG: { label: "Share, fund or bond, bought", hint: "Something with a market price." },
  SHORT: {
    label: "Share or fund, sold short",
    hint: "Sold without being owned, to be bought back.",
  },
  OPTION: { label: "Option", hint: "A call or a put, bought or written." },
  PRIVATE: { label: "Private asset", hint: "No market price: it is worth what you say." },
  CASH: {
    label: "Cash or its like, held elsewhere",
    hint: "A balance or a money market fund. A deposit into the portfolio belongs to Accounts & data, Money in and out.",
  },
} as const;
export type What = keyof typeof WHATS;

type Choices = readonly (readonly [id: Subtype, label: string])[];

/** The kinds within a class, as the API names them; the first is the usual one. */
export const SUBTYPES: Record<Exclude<What, "OPTION">, Choices> = {
  LONG: [
    ["STOCK", "Stock"],
    ["ETF", "Exchange-traded fund"],
    ["MUTUAL_FUND", "Mutual fund"],
    ["BOND", "Bond"],
  ],
  SHORT: [
    ["STOCK", "Stock"],
    ["ETF", "Exchange-traded fund"],
    ["BOND", "Bond"],
  ],
  PRIVATE: [
    ["OTHER", "Other"],
    ["PRIVATE_EQUITY", "Private equity"],
    ["VENTURE_CAPITAL", "Venture capital"],
    ["HEDGE_FUND", "Hedge fund"],
    ["PRIVATE_REIT", "Private REIT"],
    ["REAL_ESTATE", "Real estate"],
    ["CRYPTOCURRENCY", "Cryptocurrency"],
    ["ART", "Art"],
    ["COMMODITY", "Commodity"],
  ],
  CASH: [
    ["CASH", "Cash"],
    ["MONEY_MARKET", "Money market fund"],
    ["TREASURY_BILLS", "Treasury bills"],
  ],
};

/** As typed. */
export interface Wanted {
  portfolio: string;
  what: What;
  subtype: string;
  symbol: string;
  side: "bought" | "written";
  right: "CALL" | "PUT";
  underlying: string;
  strike: string;
  expiry: string;
  quantity: string;
  price: string;
  date: string;
  notes: string;
}

export function wantedOf(portfolio: string, date: string): Wanted {
  return {
    portfolio,
    what: "LONG",
    subtype: "STOCK",
    symbol: "",
    side: "bought",
    right: "CALL",
    underlying: "",
    strike: "",
    expiry: "",
    quantity: "",
    price: "",
    date,
    notes: "",
  };
}

/** Another class has other kinds; what both have stays. */
export function as(wanted: Wanted, what: What): Wanted {
  const kinds = what === "OPTION" ? [] : SUBTYPES[what].map(([id]) => id as string);
  const subtype = kinds.includes(wanted.subtype) ? wanted.subtype : (kinds[0] ?? "");
  return { ...wanted, what, subtype };
}

export type Faults = Partial<Record<keyof Wanted, string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with a number that is to be above 0 and to have at most so many decimals. */
function above(text: string, most: number, what: string, locale: string): string | undefined {
  const { value, fault } = readNumber(text, locale);
  return (
    fault ??
    (value === null || value <= 0
      ? `${what}, more than 0.`
      : !hasDecimals(value, most)
        ? `At most ${String(most)} decimals.`
        : undefined)
  );
}

function dayFault(day: string, today: string): string | undefined {
  return !DAY.test(day)
    ? "Choose the day."
    : day > today
      ? "Not after today in New York."
      : undefined;
}

function numberOf(text: string, locale: string): number {
  return readNumber(text, locale).value ?? NaN;
}

/** What can be said before the server is asked; each sentence says what to type instead. */
export function faults(wanted: Wanted, today: string, locale: string): Faults {
  const wrong: Faults = {};
  const put = (name: keyof Wanted, fault: string | undefined) => {
    if (fault !== undefined) {
      wrong[name] = fault;
    }
  };
  put("portfolio", wanted.portfolio === "" ? "Choose the portfolio it belongs to." : undefined);
  if (wanted.what === "OPTION") {
    if (!/^[A-Za-z][A-Za-z0-9.-]{0,5}$/.test(wanted.underlying.trim())) {
      wrong.underlying = "The symbol that the option is on, such as SPY.";
    }
    put("strike", above(wanted.strike, 3, "The strike in dollars", locale));
    put(
      "expiry",
      !DAY.test(wanted.expiry)
        ? "Choose the day it expires."
        : DAY.test(wanted.date) && wanted.expiry < wanted.date
          ? "Not before the day of the purchase or sale."
          : undefined,
    );
  } else if (!/^[A-Za-z0-9._-]{1,32}$/.test(wanted.symbol.trim())) {
    const market = wanted.what === "LONG" || wanted.what === "SHORT";
    wrong.symbol = market
      ? "A symbol such as AAPL or BRK.B."
      : "A label of your own without spaces, such as LAKE_HOUSE: letters, digits, point, hyphen and underscore.";
  }
  put(
    "quantity",
    above(
      wanted.quantity,
      8,
      wanted.what === "OPTION"
        ? "How many contracts"
        : wanted.what === "CASH"
          ? "How many dollars"
          : "How many",
      locale,
    ),
  );
  if (wanted.what !== "CASH") {
    put("price", above(wanted.price, 8, "What one unit cost, in dollars", locale));
  }
  put("date", dayFault(wanted.date, today));
  return wrong;
}

/** What is sent: what is short or written has a negative quantity there. */
export function bodyOf(wanted: Wanted, locale: string): Body {
  const amount = numberOf(wanted.quantity, locale);
  const all = {
    portfolio_id: wanted.portfolio,
    entry_date: wanted.date,
    notes: wanted.notes.trim() === "" ? null : wanted.notes.trim(),
  };
  const symbol = wanted.symbol.trim().toUpperCase();
  const subtype = wanted.subtype as Subtype;
  switch (wanted.what) {
    case "OPTION": {
      const written = wanted.side === "written";
      return {
        ...all,
        investment_class: "OPTIONS",
        investment_subtype: wanted.right,
        position_type: `${written ? "S" : "L"}${wanted.right === "CALL" ? "C" : "P"}`,
        underlying_symbol: wanted.underlying.trim().toUpperCase(),
        strike_price: numberOf(wanted.strike, locale),
        expiration_date: wanted.expiry,
        quantity: written ? -amount : amount,
        avg_cost: numberOf(wanted.price, locale),
      };
    }
    case "LONG":
    case "SHORT":
      return {
        ...all,
        symbol,
        investment_class: "PUBLIC",
        investment_subtype: subtype,
        position_type: wanted.what,
        quantity: wanted.what === "SHORT" ? -amount : amount,
        avg_cost: numberOf(wanted.price, locale),
      };
    case "PRIVATE":
    case "CASH":
      return {
        ...all,
        symbol,
        investment_class: "PRIVATE",
        investment_subtype: subtype,
        position_type: "LONG",
        quantity: amount,
        avg_cost: wanted.what === "CASH" ? 1 : numberOf(wanted.price, locale),
      };
  }
}

/** The names that the server has for what was typed, so that its faults stand at the fields. */
export const SENT: Record<keyof Wanted, readonly string[]> = {
  portfolio: ["portfolio_id"],
  what: ["investment_class"],
  subtype: ["investment_subtype"],
  symbol: ["symbol"],
  side: [],
  right: ["position_type"],
  underlying: ["underlying_symbol"],
  strike: ["strike_price"],
  expiry: ["expiration_date"],
  quantity: ["quantity"],
  price: ["avg_cost", "entry_price"],
  date: ["entry_date"],
  notes: ["notes"],
};

/** A correction, as typed; the quantity has no sign, for the side of a position stays. */
export interface Edit {
  quantity: string;
  price: string;
  date: string;
  notes: string;
}

type Position = Schemas["Position"];

export function editOf(position: Position, locale: string): Edit {
  return {
    quantity: writeNumber(position.quantity === null ? null : Math.abs(position.quantity), locale),
    price: writeNumber(position.entry_price, locale),
    date: position.entry_date,
    notes: position.notes ?? "",
  };
}

export function editFaults(
  edit: Edit,
  today: string,
  locale: string,
): Partial<Record<keyof Edit, string>> {
  const wrong: Partial<Record<keyof Edit, string>> = {};
  const quantity = above(edit.quantity, 8, "How many", locale);
  const price = above(edit.price, 8, "What one unit cost, in dollars", locale);
  if (quantity !== undefined) {
    wrong.quantity = quantity;
  }
  if (price !== undefined) {
    wrong.price = price;
  }
  const date = dayFault(edit.date, today);
  if (date !== undefined) {
    wrong.date = date;
  }
  if (edit.notes.length > 4000) {
    wrong.notes = "At most 4,000 characters.";
  }
  return wrong;
}

/** Only what is different is sent; null if nothing is. */
export function changeOf(
  position: Position,
  edit: Edit,
  locale: string,
): Input<"/api/v1/positions/{id}", "put"> | null {
  const before = editOf(position, locale);
  const sign = (position.quantity ?? 0) < 0 ? -1 : 1;
  const same = (name: "quantity" | "price") =>
    numberOf(edit[name], locale) === numberOf(before[name], locale);
  const change = {
    ...(same("quantity") ? {} : { quantity: sign * numberOf(edit.quantity, locale) }),
    ...(same("price") ? {} : { entry_price: numberOf(edit.price, locale) }),
    ...(edit.date === before.date ? {} : { entry_date: edit.date }),
    ...(edit.notes === before.notes ? {} : { notes: edit.notes }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
