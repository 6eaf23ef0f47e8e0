import { describe, expect, it } from "vitest";
import { nameOfSymbol } from "./symbols";

describe("a symbol", () => {
  it.each([
    ["SPY270521C00495000", "SPY C495 2027-05-21"],
    ["AAPL270521P00210500", "AAPL P210.5 2027-05-21"],
    ["BRK.B261218C00000125", "BRK.B C0.125 2026-12-18"],
    ["F7270521P00011000", "F7 P11 2027-05-21"],
  ])("of an option reads by its terms: %s", (symbol, name) => {
    expect(nameOfSymbol(symbol)).toBe(name);
  });

  it.each(["AAPL", "BRK-B", "HOUSE", "SPY270521X00495000", "SPY270521C0049500", ""])(
    "of anything else stays: %s",
    (symbol) => {
      expect(nameOfSymbol(symbol)).toBe(symbol);
    },
  );
});
