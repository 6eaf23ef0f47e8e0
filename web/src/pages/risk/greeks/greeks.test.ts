import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewRow } from "../../../api";
import { bySize, byUnderlying, difference } from "./greeks";

function n(value: number | null): ViewNumber {
  return {
    value: value === null ? null : String(value),
    unit: "currency",
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: null,
    as_of: null,
    method: "options/risk-3",
    n: null,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/options.md",
  };
}

const option = (key: string, underlying: string, delta: number | null): ViewRow => ({
  key,
  texts: { symbol: key, underlying_symbol: underlying },
  numbers: { delta_value: n(delta) },
});

describe("Greeks by underlying", () => {
  it("add up to those of all options", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("SPY", "QQQ", "TSLA"),
            fc.integer({ min: -1_000_000, max: 1_000_000 }),
          ),
          { maxLength: 30 },
        ),
        (all) => {
          const rows = all.map(([underlying, delta], i) => option(String(i), underlying, delta));
          const groups = byUnderlying(rows);
          const total = all.reduce((sum, [, delta]) => sum + delta, 0);
          expect(difference(groups, "delta_value", total)).toBe(0);
          expect(groups.reduce((sum, group) => sum + group.options, 0)).toBe(all.length);
        },
      ),
    );
  });

  it("are unknown where one is", () => {
    const groups = byUnderlying([option("a", "SPY", 5), option("b", "SPY", null)]);
    expect(groups[0]?.values.delta_value).toBeNull();
    expect(difference(groups, "delta_value", 5)).toBeNull();
  });

  it("take the sums of the answer where it has them", () => {
    const given: ViewRow[] = [
      { key: "SPY", texts: {}, numbers: { delta_value: n(7), options: n(2) } },
    ];
    expect(byUnderlying([option("a", "SPY", 5)], given)).toMatchObject([
      { key: "SPY", options: 2, values: { delta_value: 7, gamma_value: null } },
    ]);
  });

  it("come largest first", () => {
    const groups = byUnderlying([
      option("a", "A", 1),
      option("b", "B", -9),
      option("c", "C", null),
      option("d", "D", 4),
    ]);
    expect(bySize(groups, "delta_value").map((group) => group.key)).toEqual(["B", "D", "A", "C"]);
  });
});
