/** The limits of the exposure in words. */
import type { Format } from "../../lib/taste";
import type { Bar, Limit } from "./exposure";

/** Which limit, how much, and whether the exposure is beyond it. */
export function inWords(limit: Limit, { percent }: Pick<Format, "percent">): string {
  const state =
    limit.exceeded === null ? "" : limit.exceeded ? ", which is exceeded" : ", which is kept";
  return `Limit: ${limit.label.toLowerCase()} ${percent(limit.share)}${state}`;
}

/** What is beyond its limit, and by how much. */
export function beyond(
  limit: Limit,
  bars: readonly Bar[],
  { percent }: Pick<Format, "percent">,
): string {
  const bar = bars.find((each) => each.id === limit.bar);
  const side = limit.id === "net_min" ? "below" : "over";
  return `${bar?.label ?? ""} ${percent(bar?.share ?? null)} is ${side} the limit of ${percent(limit.share)}`;
}
