import { describe, expect, it } from "vitest";
import type { ViewNumber } from "../../api";
import { levelOf, sumOf, valueOf } from "./rows";

const n: ViewNumber = {
  value: "1.5",
  unit: "ratio",
  status: "ok",
  reason: null,
  reason_text: null,
  as_of: "2026-01-14",
  method: "factors/risk-3",
  n: null,
  coverage: null,
  se: null,
  lo: null,
  hi: null,
  inputs: "docs/methods/factors.md",
};

describe("rows", () => {
  it("keeps what is unknown unknown", () => {
    const row = { key: "a", texts: {}, numbers: { known: n, unknown: { ...n, value: null } } };
    expect(valueOf(row, "known")).toBe(1.5);
    expect(valueOf(row, "unknown")).toBeNull();
    expect(valueOf(row, "missing")).toBeNull();
    expect(sumOf([])).toBe(0);
  });

  it("tells the level of an interval from its width", () => {
    expect(levelOf({ ...n, se: "0.1", lo: "1.3355", hi: "1.6645" })).toBe("90 %");
    expect(levelOf({ ...n, se: "0.1", lo: "1.304", hi: "1.696" })).toBe("95 %");
    expect(levelOf({ ...n, se: "0", lo: "1", hi: "2" })).toBeNull();
    expect(levelOf(n)).toBeNull();
  });
});
