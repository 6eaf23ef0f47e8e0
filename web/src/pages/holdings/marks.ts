/** Lines of the ledger as marks on a line of closes. */
import type { Schemas } from "../../api";

type Transaction = Schemas["Transaction"];

export interface Mark {
  /** index of the day */
  at: number;
  /** 1 bought, -1 sold, 0 neither */
  sign: number;
  line: Transaction;
}

/** A line of a day without a close stands on the next one; what is before the first day is left out. */
export function marksOf(
  days: readonly string[],
  closes: readonly (number | null)[],
  lines: readonly Transaction[],
): Mark[] {
  const first = days[0];
  if (first === undefined) {
    return [];
  }
  return lines.flatMap((line) => {
    if (line.date < first) {
      return [];
    }
    const at = days.findIndex((day, index) => day >= line.date && closes[index] !== null);
    return at < 0 ? [] : [{ at, sign: signOf(line), line }];
  });
}

function signOf({ kind }: Transaction): number {
  switch (kind) {
    case "BUY":
    case "COVER":
    case "OPTION_OPEN":
    case "TRANSFER_IN":
      return 1;
    case "SELL":
    case "SHORT":
    case "OPTION_CLOSE":
      return -1;
    default:
      return 0;
  }
}
