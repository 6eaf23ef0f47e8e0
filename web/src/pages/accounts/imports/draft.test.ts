// @vitest-environment node
import { describe, expect, it } from "vitest";
import { cellsOf, decode, draftOf, type Draft, edit, fileName, linesOf, sent } from "./draft";

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

  it("is a CSV file by name, and a workbook is none", () => {
    expect(fileName("a.TSV")).toBe("a.csv");
    expect(fileName("a.xlsx")).toBe("a.xlsx");
  });
});
