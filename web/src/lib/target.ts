/** Target prices as people type them. */
import { readNumber, type Typed } from "./typed";

/** A price above 0; null for none. Only in a bad case may something be worth nothing. */
export function readTarget(text: string, locale: string, mayBeZero = false): Typed {
  const read = readNumber(text, locale);
  if (read.value === null || read.value > 0 || (mayBeZero && read.value === 0)) {
    return read;
  }
  return {
    value: null,
    fault: mayBeZero
      ? "A target price is not negative."
      : "A target price is more than 0. Leave it empty to have no target.",
  };
}
