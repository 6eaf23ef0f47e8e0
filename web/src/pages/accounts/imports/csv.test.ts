import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rejects, rowsOf, separator, withCells, withColumn, without, write } from "./csv";

const TEXT =
  'Symbol,Note\r\n# a remark, "with a mark\r\nAAPL,"two\nlines"\r\n\r\nMSFT,"say ""hi"""\r\n';

describe("rows of a file", () => {
  it("counts lines as a text editor does", () => {
    const rows = rowsOf(TEXT, ",");
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 5, 6]);
    expect(rows[2]?.cells).toEqual(["AAPL", "two\nlines"]);
    expect(rows[4]?.cells).toEqual(["MSFT", 'say "hi"']);
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1 }),
        fc.constantFrom(",", ";", "\t", "|"),
        (table, by) => {
          const text = table.map((cells) => write(cells, by)).join("\n");
          expect(rowsOf(text, by).map((row) => row.cells)).toEqual(table);
        },
      ),
    );
  });

  it("knows the name of the tab", () => {
    expect(separator("TAB")).toBe("\t");
    expect(separator(";")).toBe(";");
    expect(separator(undefined)).toBe(",");
  });
});

describe("changes of a file", () => {
  it("touch one row only", () => {
    const next = withCells(TEXT, ",", 6, new Map([[0, "GOOG"]]));
    expect(next).toBe(TEXT.replace("MSFT", "GOOG"));
    expect(withCells(TEXT, ",", 99, new Map([[0, "GOOG"]]))).toBe(TEXT);
  });

  it("add the cells that a row lacks", () => {
    expect(withCells("a,b,c\nx\n", ",", 2, new Map([[2, "z"]]))).toBe("a,b,c\nx,,z\n");
  });

  it("leave rows out without moving the others", () => {
    const next = without(TEXT, ",", new Set([3]));
    expect(next).not.toContain("AAPL");
    expect(rowsOf(next, ",").find((row) => row.cells[0] === "MSFT")?.line).toBe(6);
    expect(without(TEXT, ",", new Set())).toBe(TEXT);
  });

  it("add a column", () => {
    expect(withColumn("a;b\n1;2\n", ";", 1, "Class")).toBe("a;b;Class\n1;2\n");
  });

  it("hand out what was left out, with why", () => {
    const out = rejects("a,b\n1,2\n3\n", ",", 1, new Map([[3, "No quantity, no price"]]));
    expect(out).toBe('a,b,Reason\r\n3,,"No quantity, no price"\r\n');
  });
});
