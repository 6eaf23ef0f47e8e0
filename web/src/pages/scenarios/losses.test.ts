import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage } from "../../api";
import { lossesOf } from "./losses";

function number(value: string | null, more: Partial<ViewNumber> = {}): ViewNumber {
  return {
    value,
    unit: "currency",
    status: value === null ? "unavailable" : "ok",
    reason: value === null ? "UNKNOWN" : null,
    reason_text: value === null ? "Too few daily returns." : null,
    as_of: "2026-01-14",
    method: "tail-risk/1",
    n: null,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/tail-risk.md",
    ...more,
  };
}

const PAGE = {
  scope: "all",
  view: "risk/tail",
  available: true,
  as_of: "2026-01-14",
  data_through: "2026-01-14",
  quality: "FINAL",
  quality_reason: null,
  reason: null,
  figures: {},
  tables: [
    {
      id: "losses",
      rows: [
        {
          key: "historical-95",
          texts: { method: "historical" },
          numbers: {
            confidence: number("0.95", { unit: "ratio" }),
            value_at_risk: number("1200.50", { n: 252, coverage: "0.9" }),
            expected_shortfall: number("1900.25"),
            var_of_nav: number("0.012", { unit: "ratio" }),
            es_of_nav: number("0.019", { unit: "ratio" }),
          },
        },
        {
          key: "historical-99",
          texts: { method: "historical" },
          numbers: {
            confidence: number("0.99", { unit: "ratio" }),
            value_at_risk: number(null),
            expected_shortfall: number(null),
            var_of_nav: number(null),
            es_of_nav: number(null),
          },
        },
      ],
    },
    {
      id: "contributions",
      rows: [
        {
          key: "AAPL",
          texts: {},
          numbers: {
            historical_es_95: number("-100"),
            historical_share: number("-0.05", { unit: "ratio" }),
            factor_es_95: number(null),
            factor_share: number(null),
          },
        },
      ],
    },
  ],
} as ViewPage;

describe("rare losses of a page", () => {
  it("have their level, their days and how much of the holdings they cover", () => {
    const losses = lossesOf(PAGE);
    expect(losses.figures[0]).toMatchObject({
      method: "historical",
      confidence: 0.95,
      var: 1200.5,
      es: 1900.25,
      varOfNav: 0.012,
      esOfNav: 0.019,
      why: null,
    });
    expect(losses.figures[0]?.row.numbers["value_at_risk"]).toMatchObject({
      n: 252,
      coverage: "0.9",
    });
  });

  it("stay unknown with their reason, and never become 0", () => {
    expect(lossesOf(PAGE).figures[1]).toMatchObject({
      var: null,
      es: null,
      why: "Too few daily returns.",
    });
    expect(lossesOf(PAGE).added).toMatchObject([
      {
        symbol: "AAPL",
        historical: -100,
        historicalShare: -0.05,
        factor: null,
        factorShare: null,
        why: "Too few daily returns.",
      },
    ]);
  });

  it("are none where the page has none", () => {
    const losses = lossesOf({ ...PAGE, tables: [] });
    expect(losses.figures).toEqual([]);
    expect(losses.added).toEqual([]);
  });
});
