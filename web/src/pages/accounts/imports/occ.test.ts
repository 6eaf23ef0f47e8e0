import { describe, expect, it } from "vitest";
import { contractOf, contractSymbol } from "./occ";

describe("contract symbols", () => {
  it("say underlying, day, kind and strike", () => {
    expect(contractOf("SPY261218C00600000")).toEqual({
      underlying: "SPY",
      expiration: "2026-12-18",
      type: "CALL",
      strike: 600,
    });
    expect(contractOf("AAPL270115P00182500")?.strike).toBe(182.5);
  });
  it("are none without a day or a strike", () => {
    for (const symbol of [
      "SPY",
      "SPY261318C00600000",
      "SPY260231C00600000",
      "SPY261218C00000000",
    ]) {
      expect(contractOf(symbol)).toBeNull();
    }
  });
  it.each([
    "SPY   261218C00600000",
    "-SPY261218C600",
    ".SPY261218C600",
    "SPY 12/18/2026 600.00 C",
    "spy 12/18/26 c600",
    "SPY Dec 18 2026 600 Call",
    "SPY DEC 18 '26 $600 CALL",
    "SPY 18DEC26 600 C",
  ])("are found in %s", (written) => {
    expect(contractSymbol(written)).toBe("SPY261218C00600000");
  });
  it.each(["SPY", "CASH_MONEY", "SPY 13/45/2026 600 C", "SPY ABC 18 2026 600 Call", ""])(
    "are not invented from %s",
    (written) => {
      expect(contractSymbol(written)).toBeNull();
    },
  );
});
