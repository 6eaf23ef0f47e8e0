import { describe, expect, it } from "vitest";
import type { ViewRow } from "../../../api";
import { labelsOf } from "./data";

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
