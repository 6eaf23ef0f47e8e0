/** What the wizard knows of a file, and what is sent of it. */
import type { Schemas } from "../../../api";
import { rowsOf, separator, withCells, withColumn, without } from "./csv";

export type Mapping = Schemas["ImportMapping"];
export type Preview = Schemas["ImportPreview"];

export interface Draft {
  name: string;
  /** the file as it was chosen; sent untouched while nothing is changed */
  original: Blob;
  /** its text, once its encoding is known */
  text: string | null;
  edited: boolean;
  mapping: Mapping | null;
  /** lines that are left out, and why */
  left: ReadonlyMap<number, string>;
}

/** Our columns in the words of the template. */
export const COLUMNS = [
  { id: "symbol", title: "Symbol", needed: true },
  { id: "quantity", title: "Quantity", needed: true },
  { id: "entry_price", title: "Entry Price Per Share", needed: true },
  { id: "entry_date", title: "Entry Date", needed: true },
  { id: "investment_class", title: "Investment Class", needed: false },
  { id: "investment_subtype", title: "Investment Subtype", needed: false },
  { id: "underlying", title: "Underlying Symbol", needed: false },
  { id: "strike", title: "Strike Price", needed: false },
  { id: "expiration", title: "Expiration Date", needed: false },
  { id: "option_type", title: "Option Type", needed: false },
  { id: "exit_date", title: "Exit Date", needed: false },
  { id: "exit_price", title: "Exit Price Per Share", needed: false },
] as const;

export type ColumnId = (typeof COLUMNS)[number]["id"];

export function titleOf(id: string): string {
  return COLUMNS.find((column) => column.id === id)?.title ?? id;
}

export function draftOf(name: string, original: Blob): Draft {
  return { name, original, text: null, edited: false, mapping: null, left: new Map() };
}

/** The text behind bytes; what cannot be read becomes a question mark in a box. */
export async function decode(file: Blob, encoding: string | null | undefined): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder(encoding ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}

const by = (draft: Draft) => separator(draft.mapping?.delimiter);
const header = (draft: Draft) => draft.mapping?.header_line ?? 1;

/** What is sent: the file itself, or its text as it stands now. */
export function sent(draft: Draft): { file: Blob; mapping: Mapping | null } {
  if (draft.text === null || (!draft.edited && draft.left.size === 0)) {
    return { file: draft.original, mapping: draft.mapping };
  }
  const text = without(draft.text, by(draft), new Set(draft.left.keys()));
  return {
    file: new Blob([text], { type: "text/csv" }),
    mapping: { ...draft.mapping, encoding: "UTF-8" },
  };
}

/** Whether a file is a workbook or a document, by its name or by how it begins. */
export async function isWorkbook(name: string, file: Blob): Promise<boolean> {
  const start = new TextDecoder("latin1").decode(await file.slice(0, 4).arrayBuffer());
  const begins = ["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0", "%PDF"].includes(start);
  return begins || /\.(xlsx?|xlsm|ods|numbers|pdf)$/i.test(name);
}

function isText(text: string): boolean {
  return ![...text].some((sign) => sign < " " && !"\t\r\n\f".includes(sign));
}

/** Whether bytes are text, in one of the encodings that are read: text has no control characters. */
export async function isTable(file: Blob): Promise<boolean> {
  const bytes = await file.slice(0, 65_536).arrayBuffer();
  return (
    isText(new TextDecoder("windows-1252").decode(bytes)) ||
    ["utf-16le", "utf-16be"].some((encoding) => {
      const text = new TextDecoder(encoding).decode(bytes);
      // two bytes that are no text make a letter of some script or other
      return isText(text) && text.replace(/[^\s -~]/g, "").length * 2 > text.length;
    })
  );
}

/** How many lines have something in them: the header is one of them, remarks are none. */
export function recordsOf(draft: Draft): number {
  return rowsOf(draft.text ?? "", by(draft)).filter((row) =>
    row.cells.some((cell) => cell.trim() !== ""),
  ).length;
}

/** A name that the server takes: a text file of another ending is one of ours. */
export function fileName(name: string): string {
  return name.replace(/\.(txt|tsv|tab|dat)$/i, ".csv");
}

export function form(draft: Draft): FormData {
  const { file, mapping } = sent(draft);
  const data = new FormData();
  data.set("csv_file", file, fileName(draft.name));
  if (mapping !== null) {
    data.set("mapping", JSON.stringify(mapping));
  }
  return data;
}

/**
 * The titles on the line of the header, with what stands below them. A preview tells them too, but
 * of the first line of the file, whichever line the mapping names.
 */
export function titlesOf(draft: Draft): { title: string; samples: string[] }[] {
  const rows = draft.text === null ? [] : rowsOf(draft.text, by(draft));
  const at = rows.findIndex((row) => row.line === header(draft));
  const below = rows.slice(at + 1).filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  return (rows[at]?.cells ?? []).flatMap((cell, index) => {
    const title = cell.trim();
    const samples = below.slice(0, 3).map((row) => (row.cells[index] ?? "").trim());
    return title === "" ? [] : [{ title, samples: samples.filter((sample) => sample !== "") }];
  });
}

/** Where a column of ours stands in the file, from 0; -1 if it does not. */
export function place(draft: Draft, id: ColumnId): number {
  const title = draft.mapping?.columns?.[id];
  if (draft.text === null || title === null || title === undefined) {
    return -1;
  }
  const titles = rowsOf(draft.text, by(draft)).find((row) => row.line === header(draft))?.cells;
  return titles?.findIndex((cell) => cell.trim() === title.trim()) ?? -1;
}

/** What stands in the mapped columns of a line. */
export function cellsOf(draft: Draft, line: number): { id: ColumnId; value: string }[] {
  const row =
    draft.text === null
      ? undefined
      : rowsOf(draft.text, by(draft)).find((each) => each.line === line);
  return COLUMNS.flatMap(({ id }) => {
    const at = place(draft, id);
    return row === undefined || at < 0 ? [] : [{ id, value: row.cells[at] ?? "" }];
  });
}

/** With another value in a cell; a column that the file lacks is added to it. */
export function edit(draft: Draft, line: number, values: Partial<Record<ColumnId, string>>): Draft {
  let next = draft;
  for (const [name, value] of Object.entries(values)) {
    const id = name as ColumnId;
    if (next.text === null) {
      return draft;
    }
    if (place(next, id) < 0) {
      const title = titleOf(id);
      next = {
        ...next,
        text: withColumn(next.text, by(next), header(next), title),
        mapping: { ...next.mapping, columns: { ...next.mapping?.columns, [id]: title } },
      };
    }
    next = {
      ...next,
      edited: true,
      text: withCells(next.text ?? "", by(next), line, new Map([[place(next, id), value]])),
    };
  }
  return next;
}

/** The lines on which a symbol stands. */
export function linesOf(draft: Draft, symbol: string): number[] {
  const at = place(draft, "symbol");
  return draft.text === null || at < 0
    ? []
    : rowsOf(draft.text, by(draft))
        .filter(
          (row) =>
            row.line > header(draft) &&
            (row.cells[at] ?? "").trim().toUpperCase().replaceAll(".", "-") ===
              symbol.toUpperCase().replaceAll(".", "-"),
        )
        .map((row) => row.line);
}

/** What is wrong with a line, in one sentence. */
export function faultsOf(row: Schemas["ImportRow"]): string {
  return row.errors.map((fault) => `${fault.field}: ${fault.message}`).join(" ");
}

/** As in "1 row" and "2 rows". */
export function many(number: number, one: string, count: (number: number) => string): string {
  return `${count(number)} ${one}${number === 1 ? "" : "s"}`;
}
