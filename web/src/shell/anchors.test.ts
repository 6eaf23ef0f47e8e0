import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeOf, SOURCES } from "../pages/analyst/sources";
import { ANCHORS, type AnchoredPage } from "./anchors";

/** Where the cards of a page are written. */
const FOLDERS: Readonly<Record<AnchoredPage, string>> = {
  "": "overview",
  holdings: "holdings",
  "risk/contributions": "risk/contributions",
  "risk/factors": "risk/factors",
  "risk/correlation": "risk/correlation",
  "risk/volatility": "risk/volatility",
  "risk/concentration": "risk/concentration",
  "risk/greeks": "risk/greeks",
  scenarios: "scenarios",
  "scenarios?tab=own": "scenarios",
  "scenarios?tab=var": "scenarios",
  "scenarios?tab=trade": "scenarios",
  performance: "performance",
  "/research": "research",
  "/research/$symbol": "research",
  "/research?tab=targets": "research",
  "/accounts": "accounts",
  "/accounts/health": "accounts",
  "/methods": "methods",
};

const PAGES = join(import.meta.dirname, "../pages");

function textOf(path: string): string {
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .map((each) => textOf(join(path, each)))
        .join("\n")
    : /(?<!\.test)\.tsx$/.test(path)
      ? readFileSync(path, "utf8")
      : "";
}

describe("a card that is linked to", () => {
  it.each(Object.entries(ANCHORS))("stands on the page %o", (page, cards) => {
    const text = textOf(join(PAGES, FOLDERS[page as AnchoredPage]));
    for (const card of cards) {
      expect(text).toContain(`id="${card}"`);
    }
  });

  it.each(Object.keys(SOURCES))("is one of its page for figures of %s", (tool) => {
    const source = SOURCES[tool];
    for (const { page, card } of [source, ...(source?.but ?? []).map(([, to]) => to)].flatMap(
      (each) => each ?? [],
    )) {
      expect(ANCHORS[page]).toContain(card);
    }
  });
});

describe("a figure of an answer", () => {
  const cited = (pointer: string, label = "x") => ({ pointer, label });

  it("leads to the tab and the card that shows it", () => {
    expect(placeOf("get_value_at_risk", "p1", cited("/figures/0/value_at_risk"))).toMatchObject({
      to: "/p/p1/scenarios",
      search: { tab: "var" },
      hash: "rare-losses",
    });
    expect(placeOf("get_value_at_risk", "p1", cited("/contributions/0/es"))?.hash).toBe(
      "added-losses",
    );
    expect(placeOf("get_analytics_overview", "p1", cited("/exposures/net_exposure"))?.hash).toBe(
      "exposure",
    );
    expect(placeOf("get_analytics_overview", "p1", cited("/net_asset_value"))?.hash).toBe(
      "key-figures",
    );
  });

  it("keeps the portfolio on pages that have no scope", () => {
    expect(placeOf("get_portfolio_data_quality", "p1")).toMatchObject({
      to: "/accounts/health",
      search: { portfolio: "p1" },
    });
    expect(placeOf("get_target_prices", "all")?.search).toEqual({ tab: "targets" });
  });

  it("of a company leads to that company", () => {
    const place = (label: string) =>
      placeOf("get_company_profile", "all", cited("/profiles/0/beta", label));
    expect(place("Company profile: beta, AAPL")).toMatchObject({
      to: "/research/AAPL",
      hash: "company",
    });
    expect(place("Company profile: beta")).toMatchObject({ to: "/research", hash: "companies" });
  });
});
