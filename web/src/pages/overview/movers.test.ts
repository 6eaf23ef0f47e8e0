import { describe, expect, it } from "vitest";
import type { ViewNumber } from "../../api";
import { priceChange } from "./movers";

const number = (value: string | null): ViewNumber => ({
  value,
  unit: "ratio",
  status: value === null ? "unavailable" : "ok",
  reason: null,
  reason_text: null,
  as_of: null,
  method: "ledger-and-valuation/ledger-1",
  n: null,
  coverage: null,
  se: null,
  lo: null,
  hi: null,
  inputs: "docs/methods/ledger-and-valuation.md",
});

const of = (type: string, value: string | null) =>
  priceChange({
    key: "1",
    texts: { position_type: type },
    numbers: { return_day: number(value) },
  })?.value;

describe("the change of a price", () => {
  it.each(["LONG", "LC", "LP"])("is the return of what is held: %s", (type) => {
    expect(of(type, "0.012000")).toBe("0.012000");
    expect(of(type, "-0.012000")).toBe("-0.012000");
  });

  it.each(["SHORT", "SC", "SP"])("is the opposite where a fall gains: %s", (type) => {
    expect(of(type, "0.012000")).toBe("-0.012000");
    expect(of(type, "-0.012000")).toBe("0.012000");
    expect(of(type, "0.000000")).toBe("0.000000");
    expect(of(type, null)).toBeNull();
  });
});
