// @vitest-environment node
import { describe, expect, it } from "vitest";
import { type Draft, draftOf } from "./draft";
import { datesOf, formatted, mannerOf, numbersOf, unclearDates } from "./formats";

function draft(...rows: readonly [date: string, price: string][]): Draft {
  const text = [
    "Symbol|St\u00fcck|Kurs|Datum",
    ...rows.map(([date, price]) => `SAP|10|${price}|${date}`),
  ];
  return {
    ...draftOf("depot.csv", new Blob(text)),
    text: text.join("\n"),
    mapping: {
      delimiter: "|",
      header_line: 1,
      columns: {
        symbol: "Symbol",
        quantity: "St\u00fcck",
        entry_price: "Kurs",
        entry_date: "Datum",
      },
    },
  };
}

const dates = (...all: string[]) => draft(...all.map((date) => [date, "1"] as [string, string]));
const prices = (...all: string[]) =>
  draft(...all.map((price) => ["2024-01-31", price] as [string, string]));

describe("how a file writes its dates", () => {
  it.each([
    [["31.01.2024", "01.02.2024"], "DD/MM/YYYY"],
    [["01.02.2024"], "DD/MM/YYYY"],
    [["01/31/2024", "02/01/2024"], "MM/DD/YYYY"],
    [["31/01/2024"], "DD/MM/YYYY"],
    [["03/04/2024"], "MM/DD/YYYY"],
    [["2024-01-31"], "YYYY-MM-DD"],
  ])("is told by %o", (all, format) => {
    expect(datesOf(dates(...all))).toBe(format);
  });

  it("is unknown while no column of dates is mapped", () => {
    const unmapped = { ...dates("31.01.2024"), mapping: { delimiter: "|", columns: {} } };
    expect(datesOf(unmapped)).toBeNull();
    expect(numbersOf(unmapped)).toBeNull();
  });

  it("is not clear when every date can be read both ways", () => {
    expect(unclearDates(dates("03/04/2024", "04/05/24"))).toEqual({
      monthFirst: ["2024-03-04", "2024-04-05"],
      dayFirst: ["2024-04-03", "2024-05-04"],
    });
  });

  it.each([
    [["03/04/2024", "03/31/2024"]],
    [["05/05/2024"]],
    [["03.04.2024"]],
    [["2024-03-04"]],
    [[]],
  ])("is clear of %o", (all) => {
    expect(unclearDates(dates(...all))).toBeNull();
  });
});

describe("how a file writes its numbers", () => {
  it.each([
    [["185,92", "10"], "1.234,50"],
    [["1.234,500"], "1.234,50"],
    [["(1.234,50)"], "1.234,50"],
    [["1.234.567"], "1.234,50"],
    [["$1,234.50"], "1,234.50"],
    [["1,234"], "1,234.50"],
    [["(5)"], "1,234.50"],
    [["185.92", "-10"], "1234.50"],
  ])("is told by %o", (all, format) => {
    expect(numbersOf(prices(...all))).toBe(format);
  });
});

describe("a cell that is mended", () => {
  it("is written as its file writes it", () => {
    const german = draft(["31.01.2024", "185,92"]);
    const mapped = { ...german, mapping: formatted(german, new Set()) };
    expect(mannerOf(mapped, "entry_price")).toBe("As this file writes it: 1.234,50");
    expect(mannerOf(mapped, "entry_date")).toBe("As this file writes it: DD/MM/YYYY");
    expect(mannerOf(mapped, "symbol")).toBeUndefined();
  });
});

describe("the formats of a mapping", () => {
  it("are those of its columns, but for what somebody chose", () => {
    const german = draft(["31.01.2024", "185,92"]);
    expect(formatted(german, new Set())).toMatchObject({
      date_format: "DD/MM/YYYY",
      number_format: "1.234,50",
      columns: german.mapping?.columns,
    });
    const chosen = { ...german, mapping: { ...german.mapping, number_format: "1234.50" } };
    expect(formatted(chosen, new Set(["numbers"]))).toMatchObject({
      date_format: "DD/MM/YYYY",
      number_format: "1234.50",
    });
  });
});
