package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.valuation.Marks;
import java.util.Map;

/**
 * What the days of all portfolios of a run are computed from.
 *
 * @param heads how the ledgers stood before anything was loaded
 * @param prices tell whether the marks still stand
 */
record BookInput(Map<PortfolioId, LedgerHead> heads, LoadedPrices prices, Marks marks) {

  /** Whether a ledger still is what it was; the values of private assets belong to it. */
  boolean isLedgerOf(PortfolioId portfolio, long version) {
    LedgerHead then = heads.get(portfolio);
    return then != null && then.version() == version;
  }
}
