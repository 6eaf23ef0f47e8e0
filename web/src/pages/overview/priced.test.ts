import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage } from "../../api";
import * as written from "../../lib/format";
import { ofShare, withMarket } from "./priced";

const manner = { locale: "en-US", hidden: false };
const format = { percent: (v: written.Amount, o?: object) => written.percent(v, manner, o) };
const n = (value: string, coverage: string | null = null) => ({ value, coverage }) as ViewNumber;
const page = (figures: Record<string, ViewNumber>) => ({ figures }) as unknown as ViewPage;

describe("the share that the swings are of", () => {
  it("is told where portfolios without a market price are left out", () => {
    const figures = { volatility_63d: n("0.22", "0.5968"), unpriced_share: n("0.4") };
    expect(ofShare(page(figures), format)).toBe(
      "Volatility of the 60% with market prices, the fall of all",
    );
  });

  it("is told where a part of one portfolio does not move", () => {
    const figures = { volatility_63d: n("0.08", "1"), unpriced_share: n("0.4508") };
    expect(ofShare(page(figures), format)).toBe("45% has no market price and counts as not moving");
  });

  it("is not told of what a market prices", () => {
    expect(ofShare(page({ volatility_63d: n("0.1"), unpriced_share: n("0") }), format)).toBeNull();
    expect(ofShare(page({ volatility_63d: n("0.1") }), format)).toBeNull();
  });
});

it("what moves with the market is the whole, where a part has no beta", () => {
  expect(withMarket(page({ market_beta: n("0.66", "0.59") }), "0.66")).toContain(
    "if the rest stands still the whole moves about 0.66 times",
  );
  expect(withMarket(page({ market_beta: n("1.1", "1") }), "1.10")).toContain("it moves about 1.10");
});
