import { describe, expect, it } from "vitest";
import type { ViewPage, ViewRow } from "../../../api";
import one from "../../../testing/replies/one-views-X-risk-contributions.json";
import { numeric } from "../../../lib/format";
import { labelsOf, split, WAYS } from "./data";

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
    expect(parts.length).toBeGreaterThan(0);
    for (const { row, value } of parts) {
      const product = way.details.reduce(
        (sofar, { column }) => sofar * (numeric(row.numbers[column]?.value) ?? NaN),
        1,
      );
      expect(Math.abs(product - value), row.texts["symbol"] ?? row.key).toBeLessThan(digits);
    }
  });

  it("has no product where the measure is no volatility", () => {
    expect(WAYS.history.details.map(({ column }) => column)).toEqual(["delta_weight"]);
  });
});
