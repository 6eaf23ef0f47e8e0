/** Which share of what is held the swings are of. */
import type { ViewPage } from "../../api";
import { numeric } from "../../lib/format";
import type { Format } from "../../lib/taste";

/** In a few words for a tile; null where a market prices all of it. */
export function ofShare(page: ViewPage, format: Pick<Format, "percent">): string | null {
  const priced = numeric(page.figures["volatility_63d"]?.coverage);
  if (priced !== null && priced < 1) {
    return `Volatility of the ${format.percent(priced, { digits: 0 })} with market prices, the fall of all`;
  }
  const unpriced = numeric(page.figures["unpriced_share"]?.value);
  return unpriced !== null &&
    unpriced > 0 &&
    numeric(page.figures["volatility_63d"]?.value) !== null
    ? `${format.percent(unpriced, { digits: 0 })} has no market price and counts as not moving`
    : null;
}

/** How much the whole moves with the market, where the rest is taken to stand still. */
export function withMarket(page: ViewPage, written: string): string {
  const known = numeric(page.figures["market_beta"]?.coverage);
  return known !== null && known < 0.9
    ? `, and if the rest stands still the whole moves about ${written} times as much as the market.`
    : `, and it moves about ${written} times as much as the market.`;
}
