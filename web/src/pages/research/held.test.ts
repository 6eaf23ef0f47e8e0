import { describe, expect, it } from "vitest";
import { type Position, positionsIn, sumOf } from "./held";

describe("what is held", () => {
  it("is the symbol and options on it", () => {
    const rows = [
      { symbol: "AAPL", underlying_symbol: null },
      { symbol: "AAPL260116C00200000", underlying_symbol: "AAPL" },
      { symbol: "AMD", underlying_symbol: null },
    ] as Position[];
    expect(positionsIn(rows, "AAPL")).toHaveLength(2);
    expect(positionsIn(rows, "ZZZZ")).toHaveLength(0);
  });

  it("has no total while a part is unknown", () => {
    expect(sumOf([1, -3, 2.5])).toBe(0.5);
    expect(sumOf([1, null])).toBeNull();
    expect(sumOf([])).toBe(0);
  });
});
