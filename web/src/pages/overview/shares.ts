import { type Amount, numeric } from "../../lib/format";

/** One number on the page as a share of another; null where there is no sense in it. */
export function share(part: Amount, whole: Amount): number | null {
  const a = numeric(part);
  const b = numeric(whole);
  return a === null || b === null || b <= 0 ? null : a / b;
}
