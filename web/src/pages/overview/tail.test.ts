import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage, ViewRow } from "../../api";
import { tableOf } from "../../shell/scope";
import { withTail } from "./tail";

function number(value: string | null): ViewNumber {
  return {
    value,
    unit: "currency",
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: value === null ? "Not known." : null,
    as_of: "2026-11-20",
    method: "tail-risk/risk-3",
    n: 252,
    coverage: "0.6",
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/tail-risk.md",
  };
}

function page(tables: ViewPage["tables"], figures: ViewPage["figures"] = {}): ViewPage {
  return {
    scope: "all",
    view: "overview",
    available: true,
    as_of: "2026-11-20",
    data_through: "2026-11-20",
    quality: "FINAL",
    quality_reason: null,
    figures,
    tables,
    reason: null,
  };
}

function row(key: string, numbers: Record<string, string | null>): ViewRow {
  return {
    key,
    texts: {},
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [name, number(value)]),
    ),
  };
}

const OVERVIEW = page([], { value_at_risk_95: number(null), net_asset_value: number("100") });

describe("the overview of several portfolios", () => {
  it("shows what all positions together could lose, and the five that add or take most", () => {
    const tail = page([
      {
        id: "losses",
        rows: [
          row("normal-95", { value_at_risk: "1", expected_shortfall: "2" }),
          row("historical-95", { value_at_risk: "30", expected_shortfall: "40" }),
        ],
      },
      {
        id: "contributions",
        rows: [
          ["A", "1"],
          ["B", "-9"],
          ["C", "5"],
          ["D", null],
          ["E", "20"],
          ["F", "3"],
          ["G", "2"],
        ].map(([key, adds]) => row(String(key), { historical_es_95: adds ?? null })),
      },
    ]);

    const shown = withTail(OVERVIEW, tail);

    expect(shown.figures["value_at_risk_95"]?.value).toBe("30");
    expect(shown.figures["expected_shortfall_95"]?.value).toBe("40");
    expect(shown.figures["net_asset_value"]?.value).toBe("100");
    const rows = tableOf(shown, "top_contributors");
    expect(rows.map((each) => each.texts["symbol"])).toEqual(["E", "B", "C", "F", "G"]);
  });

  it("stays as it is where nothing is known of them", () => {
    expect(withTail(OVERVIEW, page([]))).toBe(OVERVIEW);
  });
});
