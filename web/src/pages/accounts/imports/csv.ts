/** Changes single cells and rows of a CSV text and leaves the rest as it is. */

export interface Row {
  /** the line it begins on, from 1, as the server counts */
  line: number;
  cells: readonly string[];
  start: number;
  /** where it ends, its line break not included */
  end: number;
}

/** What the server calls a separator, as the character. */
export function separator(delimiter: string | null | undefined): string {
  return delimiter === "TAB" ? "\t" : (delimiter ?? ",");
}

const isBreak = (text: string, at: number) => text[at] === "\n" || text[at] === "\r";

function afterBreak(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;
}

/** The rows of a text, empty ones and remarks included. */
export function rowsOf(text: string, by: string): Row[] {
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const first = line;
    const cells: string[] = [];
    if (text[at] === "#") {
      while (at < text.length && !isBreak(text, at)) {
        at += 1;
      }
    } else {
      let cell = "";
      let quoted = false;
      while (at < text.length && (quoted || !isBreak(text, at))) {
        const sign = text[at] ?? "";
        if (quoted) {
          if (sign === '"' && text[at + 1] === '"') {
            cell += '"';
            at += 1;
          } else if (sign === '"') {
            quoted = false;
          } else {
            if (sign === "\n" || (sign === "\r" && text[at + 1] !== "\n")) {
              line += 1;
            }
            cell += sign;
          }
        } else if (sign === '"' && cell === "") {
          quoted = true;
        } else if (sign === by) {
          cells.push(cell);
          cell = "";
        } else {
          cell += sign;
        }
        at += 1;
      }
      cells.push(cell);
    }
    rows.push({ line: first, cells, start, end: at });
    if (at < text.length) {
      at = afterBreak(text, at);
      line += 1;
    }
  }
  return rows;
}

/** A row as text; what needs quotation marks gets them. */
export function write(cells: readonly string[], by: string): string {
  return cells
    .map((cell) =>
      cell.includes(by) || /["\r\n]/.test(cell) || cell.startsWith("#")
        ? `"${cell.replaceAll('"', '""')}"`
        : cell,
    )
    .join(by);
}

/** The text with other cells in one row; cells that the row does not have yet are added. */
export function withCells(
  text: string,
  by: string,
  line: number,
  changes: ReadonlyMap<number, string>,
): string {
  const row = rowsOf(text, by).find((each) => each.line === line);
  if (row === undefined) {
    return text;
  }
  const cells = [...row.cells];
  for (const [index, value] of changes) {
    while (cells.length <= index) {
      cells.push("");
    }
    cells[index] = value;
  }
  return text.slice(0, row.start) + write(cells, by) + text.slice(row.end);
}

/** The text with rows left empty, so that all others keep their line. */
export function without(text: string, by: string, lines: ReadonlySet<number>): string {
  let result = "";
  let at = 0;
  for (const row of rowsOf(text, by)) {
    if (lines.has(row.line)) {
      const breaks = text.slice(row.start, row.end).match(/\r\n|\n|\r/g) ?? [];
      result += text.slice(at, row.start) + breaks.join("");
      at = row.end;
    }
  }
  return result + text.slice(at);
}

/** The text with one more column at the right, empty in every row but the header. */
export function withColumn(text: string, by: string, header: number, title: string): string {
  const row = rowsOf(text, by).find((each) => each.line === header);
  return row === undefined
    ? text
    : withCells(text, by, header, new Map([[row.cells.length, title]]));
}

/** Only the header and these rows, with why each was left out, as a file of its own. */
export function rejects(
  text: string,
  by: string,
  header: number,
  reasons: ReadonlyMap<number, string>,
): string {
  const lines: string[] = [];
  const width = rowsOf(text, by).find((row) => row.line === header)?.cells.length ?? 0;
  for (const row of rowsOf(text, by)) {
    const reason = row.line === header ? "Reason" : reasons.get(row.line);
    if (reason !== undefined) {
      const cells = [...row.cells];
      while (cells.length < width) {
        cells.push("");
      }
      lines.push(write([...cells, reason], by));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
