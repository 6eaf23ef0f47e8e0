/** Amounts of money as people type them. */
import { hasDecimals, readNumber, type Typed } from "./typed";

/** An amount in dollars above 0, with cents at most. */
export function readAmount(text: string, locale: string): Typed {
  const read = readNumber(text, locale);
  const { value } = read;
  return read.fault !== null || (value !== null && value > 0 && hasDecimals(value, 2))
    ? read
    : {
        value: null,
        fault:
          value === null || value <= 0 ? "An amount of more than 0." : "At most 2 decimals: cents.",
      };
}
