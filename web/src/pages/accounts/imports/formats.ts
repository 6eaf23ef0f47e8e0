/** How a file writes dates and numbers, by what stands in its mapped columns. */
import { rowsOf, separator } from "./csv";
import type { ColumnId, Draft, Mapping } from "./draft";
import { place } from "./draft";

export type DateFormat = "YYYY-MM-DD" | "MM/DD/YYYY" | "DD/MM/YYYY";
export type NumberFormat = "1234.50" | "1,234.50" | "1.234,50";

const DATES: readonly ColumnId[] = ["entry_date", "expiration", "exit_date"];
const NUMBERS: readonly ColumnId[] = ["quantity", "entry_price", "strike", "exit_price"];

/** How a cell of a column is written in this file; nothing of what is neither date nor number. */
export function mannerOf(draft: Draft, id: ColumnId): string | undefined {
  const format = DATES.includes(id)
    ? draft.mapping?.date_format
    : NUMBERS.includes(id)
      ? draft.mapping?.number_format
      : null;
  return format == null ? undefined : `As this file writes it: ${format}`;
}

/** What stands below the header in these columns of ours. */
function cells(draft: Draft, ids: readonly ColumnId[]): string[] {
  const { mapping } = draft;
  const rows = rowsOf(draft.text ?? "", separator(mapping?.delimiter)).filter(
    (row) => row.line > (mapping?.header_line ?? 1),
  );
  return ids.flatMap((id) => {
    const at = place(draft, id);
    return at < 0 ? [] : rows.map((row) => (row.cells[at] ?? "").trim()).filter(Boolean);
  });
}

/** A date of which either the month or the day comes first. */
const PARTS = /^(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?:[ T].*)?$/;

/** How the dates are written; null if there are none to tell it by. */
export function datesOf(draft: Draft): DateFormat | null {
  const texts = cells(draft, DATES);
  const parts = texts.flatMap((text) => {
    const found = PARTS.exec(text);
    return found === null ? [] : [found];
  });
  if (texts.length === 0) {
    return null;
  }
  if (parts.length === 0) {
    return "YYYY-MM-DD";
  }
  if (parts.some(([, first]) => Number(first) > 12)) {
    return "DD/MM/YYYY";
  }
  // with points the day comes first wherever dates are written so
  return parts.every(([, , sign, second]) => sign === "." && Number(second) <= 12)
    ? "DD/MM/YYYY"
    : "MM/DD/YYYY";
}

/** Up to two dates that mean another day with the month first than with the day first, if all can be read both ways. */
export function unclearDates(draft: Draft): { monthFirst: string[]; dayFirst: string[] } | null {
  const parts = cells(draft, DATES).map((text) => PARTS.exec(text));
  const readable = parts.every(
    (part) => part !== null && part[2] !== "." && Number(part[1]) <= 12 && Number(part[3]) <= 12,
  );
  const different = parts.filter((part) => part !== null && Number(part[1]) !== Number(part[3]));
  if (!readable || different.length === 0) {
    return null;
  }
  const day = (part: RegExpExecArray | null, month: 1 | 3, of: 1 | 3) => {
    const year = /(\d{4}|\d{2})(?:[ T].*)?$/.exec(part?.[0] ?? "")?.[1] ?? "";
    const two = (text = "") => text.padStart(2, "0");
    return `${year.padStart(4, "20")}-${two(part?.[month])}-${two(part?.[of])}`;
  };
  const some = [...new Map(different.map((part) => [part?.[0], part])).values()].slice(0, 2);
  return {
    monthFirst: some.map((part) => day(part, 1, 3)),
    dayFirst: some.map((part) => day(part, 3, 1)),
  };
}

const PLAIN = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,2})?$/i;

/** How the numbers are written; null if there are none to tell it by. */
export function numbersOf(draft: Draft): NumberFormat | null {
  const texts = cells(draft, NUMBERS);
  if (texts.length === 0) {
    return null;
  }
  // a comma with other than three digits behind it, or behind a point, begins the decimals
  if (texts.some((text) => /,(\d{1,2}|\d{4,})\D*$|\.\d{3}[.,]\d+\D*$/.test(text))) {
    return "1.234,50";
  }
  return texts.every((text) => PLAIN.test(text)) ? "1234.50" : "1,234.50";
}

/** The mapping with the formats that the columns show, but for those chosen by hand. */
export function formatted(draft: Draft, byHand: ReadonlySet<"dates" | "numbers">): Mapping {
  const dates = byHand.has("dates") ? null : datesOf(draft);
  const numbers = byHand.has("numbers") ? null : numbersOf(draft);
  return {
    ...draft.mapping,
    ...(dates === null ? {} : { date_format: dates }),
    ...(numbers === null ? {} : { number_format: numbers }),
  };
}
