package dev.sigmasight.server.target;

import dev.sigmasight.kernel.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio as the batch left it.
 *
 * @param computed null if the newest snapshot rests on an older ledger, or there is none
 */
record BookState(PortfolioId portfolio, String name, @Nullable Computed computed) {

  /**
   * What was computed for the newest session.
   *
   * @param nav in the currency of the portfolio
   * @param provisional whether prices of the session may still be corrected
   * @param volatility forecast, otherwise that of the last 252 returns, a fraction per year
   * @param returns daily, at most the last 252
   */
  record Computed(
      LocalDate day,
      BigDecimal nav,
      boolean provisional,
      @Nullable Double volatility,
      List<Double> returns,
      RiskParts parts) {
    Computed {
      returns = List.copyOf(returns);
    }
  }
}
