import { describe, expect, it } from "vitest";
import type { ViewPage, ViewRow } from "../../../api";
import one from "../../../testing/replies/one-views-X-risk-contributions.json";
import { numeric } from "../../../lib/format";
import { tableOf } from "../../../shell/scope";
import { sumOf, valueOf } from "../rows";
import { dotsOf, labelsOf, split, WAYS } from "./data";

function row(key: string, texts: Record<string, string>): ViewRow {
  return { key, texts, numbers: {} };
}

describe("names of what adds to risk", () => {
  const rows = [
    row("1", { symbol: "AAPL", portfolio_name: "Growth" }),
    row("2", { symbol: "AAPL", portfolio_name: "Income" }),
    row("3", { symbol: "JPM", portfolio_name: "Income" }),
    row("4", { name: "Market" }),
  ];

  it("tell portfolios apart only where several hold the same", () => {
    const labelOf = labelsOf(rows);
    expect(rows.map(labelOf)).toEqual(["AAPL in Growth", "AAPL in Income", "JPM", "Market"]);
  });

  it("are symbols on the page of one portfolio", () => {
    expect(
      labelsOf([row("1", { symbol: "AAPL" }), row("2", { symbol: "AAPL" })])(
        row("1", { symbol: "AAPL" }),
      ),
    ).toBe("AAPL");
  });
});

describe("what a position adds", () => {
  const page = one.body as unknown as ViewPage;
  const { parts, way } = split(page, "position", "volatility");
  // six digits of each factor and of the product
  const digits = 2e-6;

  it("is its weight times its volatility alone times its correlation with the whole", () => {
    const moved = parts.filter(({ row }) => valueOf(row, "delta_weight") !== 0);
    expect(moved.length).toBeGreaterThan(20);
    for (const { row, value } of moved) {
      const product = way.details.reduce(
        (sofar, { column }) => sofar * (valueOf(row, column) ?? NaN),
        1,
      );
      expect(Math.abs(product - value), row.key).toBeLessThan(digits);
    }
  });

  it("is nothing where nothing moves with it, and negative where it hedges", () => {
    for (const { row, value } of parts) {
      const weight = valueOf(row, "delta_weight") ?? NaN;
      const sign = weight * (valueOf(row, "correlation_with_whole") ?? 0);
      expect(Math.sign(value), row.key).toBe(Math.sign(sign));
    }
    expect(parts.some(({ value }) => value < 0)).toBe(true);
  });

  it.each(["position", "factor"] as const)("adds up to the whole by %s", (group) => {
    const { parts, total, tolerance } = split(page, group, "volatility");
    const whole = sumOf(parts.map(({ value }) => value));
    expect(Math.abs(whole - (numeric(total?.value) ?? NaN))).toBeLessThan(tolerance);
  });

  it("has no product where the measure is no volatility", () => {
    expect(WAYS.history.details.map(({ column }) => column)).toEqual(["delta_weight"]);
  });
});

describe("weights beside shares of risk", () => {
  it("are both of a whole, of a geared book too", () => {
    const number = (value: string) =>
      ({ value, status: "ok" }) as unknown as ViewRow["numbers"][string];
    const book = [
      ["A", "2.5", "0.9"],
      ["B", "-0.5", "0.1"],
      ["C", "1", "0"],
    ].map(([key = "", value = "", share = ""]): ViewRow => ({
      key,
      texts: { symbol: key },
      numbers: { delta_value: number(value), volatility_share: number(share) },
    }));
    expect(dotsOf(book, "volatility_share")).toEqual([
      { key: "A", label: "A", weight: 0.625, share: 0.9 },
      { key: "B", label: "B", weight: -0.125, share: 0.1 },
      { key: "C", label: "C", weight: 0.25, share: 0 },
    ]);
  });

  it("leave some position above the line in what the server answers", () => {
    const rows = tableOf(one.body as unknown as ViewPage, "by_position");
    const dots = dotsOf(rows, "volatility_share");
    expect(sumOf(dots.map(({ weight }) => Math.abs(weight)))).toBeCloseTo(1);
    expect(dots.some(({ weight, share }) => share > Math.abs(weight))).toBe(true);
  });
});
