import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage, ViewRow } from "../../../api";
import { tableOf } from "../../../shell/scope";
import one from "../../../testing/replies/one-views-X-risk-concentration.json";
import { sectorsOf, sumsOf } from "./sectors";

function n(value: number | null): ViewNumber {
  return {
    value: value === null ? null : String(value),
    unit: "ratio",
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: null,
    as_of: null,
    method: "concentration-and-sectors/risk-3",
    n: null,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/concentration-and-sectors.md",
  };
}

function row(key: string, weight: number | null, benchmark: number | null): ViewRow {
  return {
    key,
    texts: {},
    numbers: {
      weight: n(weight),
      benchmark_weight: n(benchmark),
      active_weight: n(weight === null || benchmark === null ? null : weight - benchmark),
    },
  };
}

const parts = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 14 })
  .map((all) => {
    const whole = all.reduce((sum, each) => sum + each, 0);
    return all.map((each) => each / whole);
  });

describe("sectors", () => {
  it("differ by nothing in all when both sides are whole", () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const count = Math.max(a.length, b.length);
        const rows = Array.from({ length: count }, (_, i) => row(String(i), a[i] ?? 0, b[i] ?? 0));
        const sums = sumsOf(sectorsOf(rows));
        expect(sums.whole).toBe(true);
        expect(sums.cancels).toBe(true);
      }),
    );
  });

  it("are told when they do not add up", () => {
    const sums = sumsOf(sectorsOf([row("Energy", 0.4, 0.3), row("Cash", 0.5, 0.7)]));
    expect(sums.whole).toBe(false);
    expect(sums.cancels).toBe(false);
  });

  it("keep what is not classified, and leave out only what nobody holds", () => {
    const made = sectorsOf([
      row("Energy", 0, 0),
      row("Unclassified", 0.2, 0),
      row("Utilities", 0, 0.1),
      row("Unknown", null, null),
    ]);
    expect(made.map((each) => each.key)).toEqual(["Unclassified", "Utilities"]);
  });

  it("come largest difference first, from a table of its own too", () => {
    const apart = [
      { key: "A", texts: {}, numbers: { active_weight: n(-0.1) } },
      { key: "B", texts: {}, numbers: { active_weight: n(0.3) } },
    ];
    const rows = ["A", "B"].map((key): ViewRow => ({
      key,
      texts: {},
      numbers: { weight: n(0.5) },
    }));
    expect(sectorsOf(rows, apart).map((each) => [each.key, each.active])).toEqual([
      ["B", 0.3],
      ["A", -0.1],
    ]);
  });
});

describe("the sectors of a recorded answer", () => {
  const rows = tableOf(one.body as unknown as ViewPage, "sectors");

  it("add up, and differ from the benchmark by nothing in all", () => {
    const sums = sumsOf(sectorsOf(rows));
    expect(rows.length).toBeGreaterThan(11);
    expect(sums.whole).toBe(true);
    expect(sums.cancels).toBe(true);
  });
});
