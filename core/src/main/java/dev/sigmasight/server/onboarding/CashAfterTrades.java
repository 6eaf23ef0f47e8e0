package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.NewPortfolio;
import java.math.BigDecimal;
import java.util.List;

/** What is left of the starting capital. */
final class CashAfterTrades {
  private CashAfterTrades() {}

  /** {@code equity − Σ quantity · multiplier · (entry price − exit price)}, exact. */
  static BigDecimal of(NewPortfolio portfolio, List<NewHolding> holdings) {
    BigDecimal equity = portfolio.initialEquity();
    return of(equity == null ? BigDecimal.ZERO : equity, holdings);
  }

  /** As {@link #of(NewPortfolio, List)}. */
  static BigDecimal of(BigDecimal equity, List<NewHolding> holdings) {
    BigDecimal cash = equity;
    for (NewHolding each : holdings) {
      NewHolding.Exit exit = each.exit();
      BigDecimal paid = exit == null ? each.price() : each.price().subtract(exit.price());
      BigDecimal multiplier =
          each.what().investmentClass() == InvestmentClass.OPTIONS
              ? Instruments.STANDARD_MULTIPLIER
              : BigDecimal.ONE;
      cash = cash.subtract(each.quantity().multiply(multiplier).multiply(paid));
    }
    return cash;
  }
}
