/** What a line of the ledger needs, by its kind, and what is wrong with what was typed. */
import { readNumber } from "../../lib/typed";

export type Kind = "BUY" | "SELL" | "SHORT" | "COVER" | "DIVIDEND" | "INTEREST" | "FEE" | "SPLIT";

type Part = "symbol" | "quantity" | "price" | "fees" | "amount" | "split";

interface KindOf {
  label: string;
  hint: string;
  fields: readonly Part[];
  /** may bring a symbol that is not held yet */
  opens: boolean;
}

export const KINDS: Record<Kind, KindOf> = {
  BUY: {
    label: "Buy",
    hint: "Opens a position or adds to it.",
    fields: ["symbol", "quantity", "price", "fees"],
    opens: true,
  },
  SELL: {
    label: "Sell",
    hint: "Of what is held, the oldest lots as the portfolio matches them.",
    fields: ["symbol", "quantity", "price", "fees"],
    opens: false,
  },
  SHORT: {
    label: "Sell short",
    hint: "Opens a short position.",
    fields: ["symbol", "quantity", "price", "fees"],
    opens: true,
  },
  COVER: {
    label: "Cover a short",
    hint: "Buys back what was sold short.",
    fields: ["symbol", "quantity", "price", "fees"],
    opens: false,
  },
  DIVIDEND: {
    label: "Dividend",
    hint: "Cash for each unit held at the close before.",
    fields: ["symbol", "price"],
    opens: false,
  },
  INTEREST: { label: "Interest", hint: "Got or paid.", fields: ["amount"], opens: false },
  FEE: { label: "Fee", hint: "Of the account, not of a trade.", fields: ["amount"], opens: false },
  SPLIT: {
    label: "Split",
    hint: "In force at the opening of the day.",
    fields: ["symbol", "split"],
    opens: false,
  },
};

/** As typed. */
export interface Trade {
  portfolio: string;
  kind: Kind;
  symbol: string;
  quantity: string;
  price: string;
  fees: string;
  amount: string;
  numerator: string;
  denominator: string;
  date: string;
  note: string;
}

export type Faults = Partial<Record<keyof Trade, string>>;

/** Today as the ledger counts days: in New York. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date());
}

type Figure = "quantity" | "price" | "fees" | "amount" | "numerator" | "denominator";

export function faults(trade: Trade, today: string, locale: string): Faults {
  const wrong: Faults = {};
  const { fields } = KINDS[trade.kind];
  const check = (name: Figure, fits: (value: number) => boolean, otherwise: string) => {
    const { value, fault } = readNumber(trade[name], locale);
    if (fault !== null) {
      wrong[name] = fault;
    } else if (value === null || !fits(value)) {
      wrong[name] = otherwise;
    }
  };
  const positive = (name: Figure, what: string) => {
    check(name, (value) => value > 0, `${what}, more than 0.`);
  };
  if (trade.portfolio === "") {
    wrong.portfolio = "Choose the portfolio it belongs to.";
  }
  if (fields.includes("symbol") && !/^[A-Za-z0-9.\-^=]{1,40}$/.test(trade.symbol.trim())) {
    wrong.symbol = "A symbol such as AAPL.";
  }
  if (fields.includes("quantity")) {
    positive("quantity", "How many");
  }
  if (fields.includes("price")) {
    check("price", (price) => price >= 0, "A price from 0.");
  }
  if (fields.includes("fees") && trade.fees.trim() !== "") {
    check("fees", (fees) => fees >= 0, "Fees from 0, or nothing.");
  }
  if (fields.includes("amount")) {
    check(
      "amount",
      (amount) => (trade.kind === "FEE" ? amount > 0 : amount !== 0),
      trade.kind === "FEE" ? "An amount of more than 0." : "An amount, negative when paid.",
    );
  }
  if (fields.includes("split")) {
    positive("numerator", "New units");
    positive("denominator", "Old units");
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(trade.date)) {
    wrong.date = "Choose the day.";
  } else if (trade.date > today) {
    wrong.date = "Not after today in New York.";
  }
  return wrong;
}
