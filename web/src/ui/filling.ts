/** Rows that come into sight by the dozen are drawn over a few frames, the nearest first. */
import { useEffect, useReducer, useState } from "react";

/** New rows of one frame: scrolling by hand brings fewer, a jump brings a page. */
const AT_ONCE = 3;

/** Those of the rows in sight that are drawn: all that were, and so many more from the middle on. */
export function next(
  inSight: readonly string[],
  drawn: ReadonlySet<string>,
  more: number,
): Set<string> {
  const middle = (inSight.length - 1) / 2;
  const fresh = inSight
    .map((key, at) => ({ key, away: Math.abs(at - middle) }))
    .filter(({ key }) => !drawn.has(key))
    .sort((a, b) => a.away - b.away)
    .slice(0, more);
  const result = new Set(inSight.filter((key) => drawn.has(key)));
  fresh.forEach(({ key }) => result.add(key));
  return result;
}

/** What was drawn last. */
class Sheet {
  drawn: ReadonlySet<string> = new Set();
  behind = false;

  keep(drawn: ReadonlySet<string>, all: number) {
    this.drawn = drawn;
    this.behind = drawn.size < all;
  }
}

/** The rows to draw now; those left out follow, unless they are out of sight by then. */
export function useFilling(inSight: readonly string[], moving: boolean): ReadonlySet<string> {
  const [sheet] = useState(() => new Sheet());
  const [, again] = useReducer((count: number) => count + 1, 0);
  const now = moving || sheet.behind ? next(inSight, sheet.drawn, AT_ONCE) : new Set(inSight);
  useEffect(() => {
    sheet.keep(now, inSight.length);
    if (!sheet.behind) {
      return;
    }
    // not in this frame, and not in the next if that scrolls
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(again);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  });
  return now;
}
