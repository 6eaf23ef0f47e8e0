/** What the movers of the day say beyond the reply. */
import type { ViewNumber, ViewRow } from "../../api";

/** How far the price moved: the return of a position, turned round where it gains as the price falls. */
export function priceChange(row: ViewRow): ViewNumber | undefined {
  const made = row.numbers["return_day"];
  // SHORT, SC and SP
  const isShort = row.texts["position_type"]?.startsWith("S") === true;
  return made?.value != null && isShort ? { ...made, value: negated(made.value) } : made;
}

/** Decimal text stays as exact as it is. */
function negated(value: string): string {
  return /^[-0.]*$/.test(value) ? value : value.startsWith("-") ? value.slice(1) : `-${value}`;
}
