import { describe, expect, it } from "vitest";
import type { Answer, Schemas } from "../../api";
import { sourcesOf, symbolsOf } from "./quality";

const position = (symbol: string, part: Partial<Schemas["PositionDetail"]>) =>
  ({
    symbol,
    investment_class: "PUBLIC",
    current_price: 10,
    price_date: "2026-11-20",
    price_source: "synthetic",
    price_quality: "FINAL",
    value_reason: null,
    ...part,
  }) as Schemas["PositionDetail"];

const quality = {
  position_data_quality: {
    complete_history: ["AAPL", "OLD"],
    partial_history: [{ symbol: "GAPS", days_available: 240, days_missing: 12 }],
    insufficient_data: [
      { symbol: "NEW", days_available: 12, reason: "recent_listing" },
      { symbol: "NOPE", days_available: 0, reason: "incomplete_data" },
      { symbol: "HOUSE", days_available: 0, reason: "private_asset" },
    ],
  },
} as unknown as Answer<"/api/v1/data/portfolio/{id}/data-quality">;

const symbols = symbolsOf(quality, [
  position("AAPL", {}),
  position("OLD", { price_quality: "STALE" }),
  position("GAPS", {}),
  position("NEW", {}),
  position("NOPE", {
    current_price: null,
    price_source: null,
    value_reason: "No price is stored.",
  }),
  position("HOUSE", { investment_class: "PRIVATE", price_source: "owner" }),
]);

describe("the prices of a portfolio", () => {
  it("has every symbol once, the worst first", () => {
    expect(symbols.map((each) => [each.symbol, each.trouble])).toEqual([
      ["NOPE", "missing"],
      ["OLD", "stale"],
      ["NEW", "short"],
      ["GAPS", "gaps"],
      ["AAPL", "none"],
      ["HOUSE", "none"],
    ]);
  });
  it("says why and what to do about each trouble", () => {
    for (const each of symbols) {
      expect(each.why).not.toBe("");
      expect(each.advice === "").toBe(each.trouble === "none");
    }
  });
  it("counts the sources", () => {
    expect(sourcesOf(symbols)).toEqual([
      { source: "synthetic", symbols: 4 },
      { source: "owner", symbols: 1 },
    ]);
  });
});
