package dev.sigmasight.server.view;

import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.snapshot.Snapshots;

/** How a number is computed, and where that is written. */
enum Method {
  LEDGER(Snapshots.METHOD, "ledger-and-valuation"),
  RETURNS(Snapshots.METHOD, "returns-and-performance"),
  RISK(Risks.METHOD, "portfolio-risk"),
  BETA(Risks.METHOD, "market-beta"),
  FACTORS(Risks.METHOD, "factors"),
  TAIL(Risks.METHOD, "tail-risk"),
  STRESS(Risks.METHOD, "stress"),
  CORRELATION(Risks.METHOD, "correlation"),
  CONCENTRATION(Risks.METHOD, "concentration-and-sectors"),
  VOLATILITY(Risks.METHOD, "volatility"),
  OPTIONS(Risks.METHOD, "options"),
  AGGREGATES(Risks.METHOD, "aggregates-and-what-if"),
  TARGETS(Snapshots.METHOD, "target-prices");

  private final String version;
  private final String page;

  Method(String version, String page) {
    this.version = version;
    this.page = page;
  }

  /** Id and version. */
  String id() {
    return page + "/" + version;
  }

  /** The page that says how. */
  String inputs() {
    return "docs/methods/" + page + ".md";
  }
}
