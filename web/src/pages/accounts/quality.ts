/** What is known of the prices of a portfolio, one row for each symbol, and what to do about it. */
import type { Answer, Schemas } from "../../api";

type Quality = Answer<"/api/v1/data/portfolio/{id}/data-quality">;
type Position = Schemas["PositionDetail"];

export type Trouble = "missing" | "stale" | "short" | "gaps" | "none";

export interface SymbolState {
  symbol: string;
  kind: Position["investment_class"] | null;
  trouble: Trouble;
  /** sessions with a price among the last 252; null where the server does not count */
  days: number | null;
  priceDate: string | null;
  source: string | null;
  why: string;
  advice: string;
}

const WINDOW = 252;

function historyOf(quality: Quality): Map<string, { days: number | null; reason: string | null }> {
  const parts = quality.position_data_quality;
  return new Map<string, { days: number | null; reason: string | null }>([
    ...parts.complete_history.map((symbol) => [symbol, { days: WINDOW, reason: null }] as const),
    ...parts.partial_history.map(
      (each) => [each.symbol, { days: each.days_available, reason: "gaps" }] as const,
    ),
    ...parts.insufficient_data.map(
      (each) => [each.symbol, { days: each.days_available, reason: each.reason }] as const,
    ),
  ]);
}

const NOTHING_TO_DO = "";

function judge(
  position: Position | undefined,
  reason: string | null,
): Pick<SymbolState, "trouble" | "why" | "advice"> {
  if (position?.investment_class === "PRIVATE") {
    return position.current_price === null
      ? {
          trouble: "missing",
          why: position.value_reason ?? "Nobody has said what it is worth.",
          advice: "State what it is worth on its page under Holdings.",
        }
      : {
          trouble: "none",
          why: "A private asset: its value is what was stated last.",
          advice: NOTHING_TO_DO,
        };
  }
  if (position !== undefined && position.current_price === null) {
    return {
      trouble: "missing",
      why: position.value_reason ?? "No price is stored.",
      advice:
        position.investment_class === "OPTIONS"
          ? "Calculate the portfolio: options are valued by the run. If it stays, check the contract."
          : "Check the spelling of the symbol, then calculate again. If it is not traded anywhere, it belongs into the file as PRIVATE.",
    };
  }
  if (position?.price_quality === "STALE") {
    return {
      trouble: "stale",
      why: "Its last price is older than the last trading day.",
      advice: "Calculate again: prices that are missing are asked for. It may have been delisted.",
    };
  }
  if (reason === "recent_listing") {
    return {
      trouble: "short",
      why: "Listed recently: no session since its first price is missing.",
      advice: "Nothing. Its history grows by itself.",
    };
  }
  if (reason === "private_asset") {
    return { trouble: "none", why: "It has no market price.", advice: NOTHING_TO_DO };
  }
  if (reason === "gaps") {
    return {
      trouble: "gaps",
      why: "Some sessions of the last year have no price.",
      advice: "Calculate again. Gaps that stay are gaps of the source.",
    };
  }
  return reason === null
    ? { trouble: "none", why: "Complete.", advice: NOTHING_TO_DO }
    : {
        trouble: "short",
        why: "There are too few prices for risk figures.",
        advice: "Check the symbol, then calculate again.",
      };
}

const ORDER: readonly Trouble[] = ["missing", "stale", "short", "gaps", "none"];

/** Every symbol held, the worst first. */
export function symbolsOf(quality: Quality, positions: readonly Position[]): SymbolState[] {
  const history = historyOf(quality);
  const held = new Map(positions.map((each) => [each.symbol, each]));
  return [...new Set([...held.keys(), ...history.keys()])]
    .map((symbol): SymbolState => {
      const position = held.get(symbol);
      const own = history.get(symbol);
      return {
        symbol,
        kind: position?.investment_class ?? null,
        days: own?.days ?? null,
        priceDate: position?.price_date ?? null,
        source: position?.price_source ?? null,
        ...judge(position, own?.reason ?? null),
      };
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.trouble) - ORDER.indexOf(b.trouble) || (a.symbol < b.symbol ? -1 : 1),
    );
}

/** From where the prices come, with how many symbols each. */
export function sourcesOf(symbols: readonly SymbolState[]): { source: string; symbols: number }[] {
  const counts = new Map<string, number>();
  for (const each of symbols) {
    if (each.source !== null) {
      counts.set(each.source, (counts.get(each.source) ?? 0) + 1);
    }
  }
  return [...counts].map(([source, number]) => ({ source, symbols: number }));
}
