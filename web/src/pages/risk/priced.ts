/** Words about what has no market price. */
import type { ViewNumber, ViewPage } from "../../api";
import { numeric } from "../../lib/format";
import type { Format } from "../../lib/taste";

/** How much of what is held does not move in what is shown; null if all of it does. */
export function stillWords(page: ViewPage, { percent }: Pick<Format, "percent">): string | null {
  const unpriced = numeric(page.figures["unpriced_share"]?.value);
  return unpriced === null || unpriced <= 0
    ? null
    : `${percent(unpriced, { digits: 0 })} of it has no market price and counts as not moving; the rest alone swings more.`;
}

/** Of what the volatility of all together is. */
export function pooledHint(
  n: ViewNumber | undefined,
  { percent }: Pick<Format, "percent">,
): string {
  const priced = numeric(n?.coverage);
  return priced !== null && priced < 1
    ? `Over the last 21 sessions, of the ${percent(priced, { digits: 0 })} that a market prices; what only its owner values is left out.`
    : "Over the last 21 sessions.";
}
