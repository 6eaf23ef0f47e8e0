import { beforeEach, describe, expect, it } from "vitest";
import type { Preview } from "./draft";
import { keep, recall } from "./memory";

const preview = (...titles: string[]) =>
  ({
    columns: titles.map((title) => ({ title, samples: [], suggested: null })),
  }) as unknown as Preview;

describe("what is remembered of a file", () => {
  beforeEach(() => {
    localStorage.clear();
  });
  it("is how its kind was mapped, not where it began", () => {
    keep(preview("Ticker", "Shares"), {
      columns: { symbol: "Ticker" },
      date_format: "MM/DD/YYYY",
      number_format: "1,234.50",
      header_line: 7,
      encoding: "UTF-16LE",
    });
    expect(recall(preview("ticker ", "SHARES"))).toEqual({
      columns: { symbol: "Ticker" },
      date_format: "MM/DD/YYYY",
      number_format: "1,234.50",
    });
    expect(recall(preview("Ticker"))).toBeNull();
  });
  it("survives what others wrote there", () => {
    localStorage.setItem("sigmasight.import.mappings", "{}");
    expect(recall(preview("Ticker"))).toBeNull();
    localStorage.setItem("sigmasight.import.mappings", "no JSON");
    expect(recall(preview("Ticker"))).toBeNull();
  });
});
