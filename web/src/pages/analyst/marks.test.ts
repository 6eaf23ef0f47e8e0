import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  marked,
  maybeMoney,
  pointerWords,
  safeAddress,
  sentences,
  withoutAmounts,
  writtenBefore,
} from "./marks";
import { argumentsOf, labelOf, placeOf, scopeOf, toolName, toolOfAnalysis } from "./sources";

describe("hidden amounts", () => {
  it.each([
    ["It lost $30,904 [1] in all.", "It lost \u2022\u2022\u2022\u2022 [1] in all."],
    ["\u2212$1.2M or 12 USD", "\u2022\u2022\u2022\u2022 or \u2022\u2022\u2022\u2022"],
    [
      "about $3 million and 5 thousand dollars",
      "about \u2022\u2022\u2022\u2022 and \u2022\u2022\u2022\u2022",
    ],
    ["beta 0.51, 21.6%, 3 positions", "beta 0.51, 21.6%, 3 positions"],
  ])("%s", (given, shown) => {
    expect(withoutAmounts(given)).toBe(shown);
  });

  it("never let a digit of a dollar amount through", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), fc.nat({ max: 99 }), (whole, cents) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
        const text = `Worth $${grouped}.${String(cents).padStart(2, "0")} now`;
        expect(withoutAmounts(text)).not.toMatch(/\d/);
      }),
    );
  });

  it("are known by where they stand", () => {
    expect(maybeMoney("/by_position/0/historical_es_95", "6678.32")).toBe(true);
    expect(maybeMoney("/by_position/0/historical_share", "0.21")).toBe(false);
    expect(maybeMoney("/beta_calculated_90d", "0.5")).toBe(false);
  });
});

describe("marks", () => {
  it("stand around what has no source and change nothing else", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60))),
        (text, spans) => {
          const unsourced = spans.map(([start, length]) => ({
            start,
            end: start + length + 1,
            why: "",
          }));
          expect(marked(text, unsourced).replace(/[\uE000\uE001]/g, "")).toBe(text);
        },
      ),
    );
    expect(marked("a 99% b", [{ start: 2, end: 5, why: "" }])).toBe("a \uE00099%\uE001 b");
  });

  it("have pointers that read as words", () => {
    expect(pointerWords("/last_session/largest/losses/0/pnl")).toBe("Losses 1, P&L");
    expect(pointerWords("/data/volatility_percentile")).toBe("Volatility percentile");
    expect(pointerWords("/exposures/net_percentage")).toBe("Exposures net percentage");
  });

  it("say what is written before them", () => {
    expect(writtenBefore("of $30,904 [1] are 21.6% [2]", 1)).toBe("$30,904");
    expect(writtenBefore("of $30,904 [1] are 21.6% [2]", 2)).toBe("21.6%");
    expect(writtenBefore("nothing", 1)).toBeNull();
  });
});

describe("links of an answer", () => {
  it.each([
    ["https://example.org/a", "https://example.org/a"],
    ["/p/all/risk/factors", "/p/all/risk/factors"],
    ["/methods/volatility", "/methods/volatility"],
    ["javascript:alert(1)", ""],
    ["data:text/html,x", ""],
    ["//evil.example", ""],
    ["/api/v1/auth/logout", ""],
    ["/p/\\evil", ""],
    ["mailto:a@b.c", ""],
  ])("%s", (given, kept) => {
    expect(safeAddress(given)).toBe(kept);
  });
});

describe("what is read aloud", () => {
  it("is each whole sentence once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("One. ", "two ", "Three! ", "a\n\n")), (parts) => {
        let text = "";
        let told = 0;
        const said: string[] = [];
        for (const part of parts) {
          text += part;
          const next = sentences(text, told);
          told = next.told;
          if (next.say !== "") {
            said.push(next.say);
          }
        }
        const clean = (each: string) => each.replace(/\s+/g, " ").trim();
        expect(clean(said.join(" "))).toBe(clean(text.slice(0, told)));
      }),
    );
    expect(sentences("The **beta** is 0.5 [1]. And", 0).say).toBe("The beta is 0.5.");
  });
});

describe("sources", () => {
  const portfolios = [
    { id: "1", name: "Growth" },
    { id: "2", name: "My Growth" },
  ];
  const cited = {
    number: 1,
    tool: "get_betas",
    pointer: "/x",
    value: "1",
    asOf: null,
    label: "Market betas: coverage, My Growth",
  };

  it("lead to the page of the portfolio they speak of", () => {
    expect(scopeOf(cited, portfolios, [])).toBe("2");
    expect(scopeOf({ ...cited, label: "x" }, portfolios, ["1"])).toBe("1");
    expect(scopeOf({ ...cited, label: "x" }, portfolios, [])).toBe("all");
    expect(placeOf("get_betas", "2")?.to).toBe("/p/2/risk/factors");
    expect(placeOf("get_aggregate_overview", "2")?.to).toBe("/p/all");
    expect(placeOf("unknown", "2")).toBeNull();
    expect(labelOf(cited, portfolios)).toBe("Market betas: coverage");
  });

  it("are told in words", () => {
    expect(toolName("get_risk_contributions")).toBe("Risk contributions");
    expect(toolName("get_new_thing")).toBe("New thing");
    expect(argumentsOf({ portfolio: "P1", top_n: 5, include_closed: false, x: null }, 1)).toBe(
      "your portfolio, top n 5, without closed",
    );
    expect(toolOfAnalysis("risk-contributions")).toBe("get_risk_contributions");
  });
});
