/** Trades to try, as the address holds them and as the server takes them. */
import type { Schemas } from "../../api";
import { numeric } from "../../lib/format";

export interface Trade {
  symbol: string;
  side: "buy" | "sell" | "weight";
  /** units or contracts; of a weight the share of the portfolio afterwards, a fraction */
  amount: number;
  /** null for the mark at the close */
  price: number | null;
}

export type Figure = Schemas["WhatIfFigure"];

const MOST = 100;
const SYMBOL = /^[A-Z0-9.^=_-]{1,24}$/;

/** `AAPL*-10`, `MSFT*w0.1`, `TSLA*5@250`, separated by commas. */
export function written(trades: readonly Trade[]): string | undefined {
  const text = trades
    .map(({ symbol, side, amount, price }) => {
      const much =
        side === "weight" ? `w${String(amount)}` : String(side === "sell" ? -amount : amount);
      return `${symbol}*${much}${price === null ? "" : `@${String(price)}`}`;
    })
    .join(",");
  return text === "" ? undefined : text;
}

export function read(text: unknown): Trade[] {
  const trades = new Map<string, Trade>();
  for (const part of typeof text === "string" ? text.split(",") : []) {
    const [, symbol = "", weight, much = "", at] = /^(.+)\*(w?)([^@]+)(?:@(.+))?$/.exec(part) ?? [];
    const amount = numeric(much);
    const price = at === undefined ? null : numeric(at);
    if (SYMBOL.test(symbol) && amount !== null && (at === undefined || (price ?? 0) > 0)) {
      const trade: Trade =
        weight === "w"
          ? { symbol, side: "weight", amount, price }
          : { symbol, side: amount < 0 ? "sell" : "buy", amount: Math.abs(amount), price };
      if (fault(trade) === null) {
        trades.set(symbol, trade);
      }
    }
  }
  return [...trades.values()].slice(0, MOST);
}

/** Why a line cannot be asked; null if it can. */
export function fault(trade: Trade): string | null {
  if (!SYMBOL.test(trade.symbol)) {
    return "A symbol has letters, digits and points.";
  }
  if (trade.side === "weight") {
    return Math.abs(trade.amount) <= 10 ? null : "A weight is from \u22121,000 to 1,000 %.";
  }
  return trade.amount > 0 ? null : "A quantity is more than 0.";
}

export function question(trades: readonly Trade[], cost: number | null): Schemas["WhatIf"] | null {
  if (trades.length === 0) {
    return null;
  }
  return {
    trades: trades.map(({ symbol, side, amount, price }) => ({
      symbol,
      ...(side === "weight"
        ? { target_weight: amount }
        : { quantity: side === "sell" ? -amount : amount }),
      ...(price === null ? {} : { price }),
    })),
    ...(cost === null ? {} : { cost_bps: cost }),
  };
}

/** The stress with the largest loss before, and the one after: not always the same. */
export function worst(
  figures: readonly Figure[],
  when: "before" | "after",
): { id: string; amount: number } | null {
  let found: { id: string; amount: number } | null = null;
  for (const figure of figures) {
    const amount = figure[when];
    if (figure.group === "stress" && amount !== null && (found === null || amount < found.amount)) {
      found = { id: figure.id, amount };
    }
  }
  return found;
}

/** What trades would borrow because they cost more than the cash there is; null if nothing. */
export function borrowed(figures: readonly Figure[]): number | null {
  const cash = figures.find((each) => each.group === "value" && each.id === "cash_balance");
  const after = cash?.after ?? 0;
  return after < 0 && after < (cash?.before ?? 0) ? Math.min(cash?.before ?? 0, 0) - after : null;
}

/** What a difference says: after less before, to the last digit that is written. */
export function consistent(figure: Figure): boolean {
  const { before, after, difference } = figure;
  return (
    before === null ||
    after === null ||
    difference === null ||
    Math.abs(after - before - difference) < 1e-6 + Math.abs(after) * 1e-12 + 0.0051
  );
}

/**
 * With how many digits two figures are shown so that their change is seen, at most two more, and the
 * change of what is shown. Figures that differ by dust alone get no more digits.
 */
export function shownChange(
  before: number,
  after: number,
  digits: number,
): { digits: number; change: number } {
  const rounded = (value: number, to: number) => Math.round(value * 10 ** to) / 10 ** to;
  let to = digits;
  while (to < digits + 2 && before !== after && rounded(after - before, to) === 0) {
    to += 1;
  }
  if (rounded(after - before, to) === 0 && rounded(before, digits) === rounded(after, digits)) {
    to = digits;
  }
  return { digits: to, change: rounded(rounded(after, to) - rounded(before, to), to) };
}
