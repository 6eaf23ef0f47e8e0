// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  cellsOf,
  decode,
  draftOf,
  type Draft,
  edit,
  fileName,
  isTable,
  isWorkbook,
  linesOf,
  many,
  recordsOf,
  sent,
  titlesOf,
} from "./draft";

const TEXT = "Ticker;Shares\nBRK.B;10\nMSFT;abc\n";
const draft: Draft = {
  ...draftOf("broker.csv", new Blob([TEXT])),
  text: TEXT,
  mapping: {
    delimiter: ";",
    encoding: "windows-1252",
    header_line: 1,
    columns: { symbol: "Ticker", quantity: "Shares" },
  },
};

describe("a file in the wizard", () => {
  it("is sent untouched while nothing is changed", () => {
    expect(sent(draft)).toEqual({ file: draft.original, mapping: draft.mapping });
  });

  it("is sent as UTF-8 with what was changed", async () => {
    const next = edit(draft, 3, { quantity: "12" });
    expect(sent(next).mapping?.encoding).toBe("UTF-8");
    expect(await decode(sent(next).file, "utf-8")).toBe(TEXT.replace("abc", "12"));
    expect(cellsOf(next, 3)).toEqual([
      { id: "symbol", value: "MSFT" },
      { id: "quantity", value: "12" },
    ]);
  });

  it("gets the columns it lacks", () => {
    const next = edit(draft, 2, { investment_class: "PRIVATE" });
    expect(next.text).toBe("Ticker;Shares;Investment Class\nBRK.B;10;PRIVATE\nMSFT;abc\n");
    expect(next.mapping?.columns?.["investment_class"]).toBe("Investment Class");
  });

  it("leaves lines out and keeps the numbers of the others", async () => {
    const next = { ...draft, left: new Map([[2, "No such symbol"]]) };
    expect(await decode(sent(next).file, "utf-8")).toBe("Ticker;Shares\n\nMSFT;abc\n");
  });

  it("finds a symbol as the server writes it", () => {
    expect(linesOf(draft, "BRK-B")).toEqual([2]);
    expect(linesOf(draft, "AAPL")).toEqual([]);
  });

  it("has the titles of the line that is its header", () => {
    const text = "a preamble\n\nName;Menge\nAAPL;10\n\nMSFT;\n";
    expect(titlesOf({ ...draft, text, mapping: { ...draft.mapping, header_line: 3 } })).toEqual([
      { title: "Name", samples: ["AAPL", "MSFT"] },
      { title: "Menge", samples: ["10"] },
    ]);
  });

  it("is no workbook, whatever it is called", async () => {
    expect(await isWorkbook("a.csv", draft.original)).toBe(false);
    expect(await isWorkbook("a.csv", new Blob(["PK\u0003\u0004..."]))).toBe(true);
    expect(await isWorkbook("a.XLSX", draft.original)).toBe(true);
  });

  it("is a table of text in any encoding, and nothing else is", async () => {
    const utf16 = (text: string) =>
      new Blob([new Uint16Array([...text].map((sign) => sign.charCodeAt(0)))]);
    expect(await isTable(draft.original)).toBe(true);
    expect(await isTable(new Blob(["\u682a;\u30bd\u30cb\u30fc\n"]))).toBe(true);
    expect(await isTable(utf16(TEXT))).toBe(true);
    const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    expect(await isTable(new Blob([image]))).toBe(false);
    expect(await isTable(new Blob([new Uint8Array([0, 1, 2, 255, 10, 13])]))).toBe(false);
  });

  it("has as many records as lines with something in them", () => {
    expect(recordsOf(draft)).toBe(3);
    expect(recordsOf({ ...draft, text: "# remark\n\nTicker;Shares\n;\n" })).toBe(1);
    expect(recordsOf({ ...draft, text: " \n" })).toBe(0);
  });

  it("is counted in good grammar", () => {
    expect(many(1, "row", String)).toBe("1 row");
    expect(many(0, "row", String)).toBe("0 rows");
    expect(many(2, "more position", String)).toBe("2 more positions");
  });

  it("is a CSV file by name, and a workbook is none", () => {
    expect(fileName("a.TSV")).toBe("a.csv");
    expect(fileName("a.xlsx")).toBe("a.xlsx");
  });
});
