/** Reading the rows of a page: what is missing stays unknown, nothing becomes 0. */
import type { ViewNumber, ViewPage, ViewRow } from "../../api";
import type { Cell } from "../../chart/Chart";
import { text, type Look } from "../../figure/Figure";
import { numeric } from "../../lib/format";
import type { Format } from "../../lib/taste";

export function valueOf(row: ViewRow, column: string): number | null {
  return numeric(row.numbers[column]?.value);
}

export function figureOf(page: ViewPage, name: string): ViewNumber | undefined {
  return page.figures[name];
}

/** A cell of the table beside a chart, of a number in its envelope. */
export function cellOf(n: ViewNumber | undefined, format: Format, look: Look = {}): Cell {
  return {
    text: text(n, format, look),
    raw: n?.value,
    amount: n?.unit === "currency" || n?.unit === "units",
  };
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}

/**
 * The share of chance that an interval leaves out, told from its width and the standard error:
 * 3.29 of them hold 90 %, 3.92 hold 95 %.
 */
export function levelOf(n: ViewNumber | undefined): "90 %" | "95 %" | null {
  const lo = numeric(n?.lo);
  const hi = numeric(n?.hi);
  const se = numeric(n?.se);
  if (lo === null || hi === null || se === null || se <= 0) {
    return null;
  }
  const half = (hi - lo) / 2 / se;
  return half > 1.6 && half < 1.75 ? "90 %" : half > 1.9 && half < 2.1 ? "95 %" : null;
}
