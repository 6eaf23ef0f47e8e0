package dev.sigmasight.server.target;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.performance.RiskAdjustedReturn;
import dev.sigmasight.quant.pricetarget.PriceTarget;
import dev.sigmasight.quant.pricetarget.TargetPortfolio;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expected return per unit of risk, all in fractions per year.
 *
 * @param annual expected return, annualised
 * @param riskFree simple
 */
record Ratios(
    @Nullable Double annual,
    double riskFree,
    @Nullable Double volatility,
    @Nullable Double downside,
    @Nullable Double sharpe,
    @Nullable Double sortino) {
  private static final int FEWEST_RETURNS = 63;
  private static final int DAYS = 252;

  /**
   * The ratios of a portfolio.
   *
   * @param expected until the end of the year, a fraction of equity
   * @param zero the continuous rate until then
   * @param reasons where to say why a figure is unknown
   */
  static Ratios of(
      TargetBook book,
      BookState.Computed computed,
      Estimate expected,
      double zero,
      Map<String, String> reasons) {
    double riskFree = Math.expm1(zero);
    long days = ChronoUnit.DAYS.between(book.asOf(), book.horizon(Side.EOY));
    Double annual = annual(expected, days);
    Double volatility = computed.volatility();
    Double downside = downside(computed, riskFree);
    if (annual == null) {
      String why =
          days > 0 ? "No expected return is known." : "The horizon is today, no year is left.";
      reasons.put("annualized_expected_return", why);
    }
    Double sharpe = ratio(annual, riskFree, volatility);
    Double sortino = ratio(annual, riskFree, downside);
    if (volatility == null) {
      reasons.put("volatility", "No volatility is computed yet.");
    }
    if (downside == null) {
      reasons.put(
          "downside_deviation", "Fewer than " + FEWEST_RETURNS + " daily returns are computed.");
    }
    if (sharpe == null) {
      reasons.put(
          "expected_sharpe_ratio", "It needs an annualised return and a volatility above 0.");
    }
    if (sortino == null) {
      reasons.put(
          "expected_sortino_ratio",
          "It needs an annualised return and a downside deviation above 0.");
    }
    return new Ratios(annual, riskFree, volatility, downside, sharpe, sortino);
  }

  private static @Nullable Double annual(Estimate expected, long days) {
    return expected instanceof Estimate.Of(double until, int _) && days > 0
        ? value(PriceTarget.annualised(until, days))
        : null;
  }

  private static @Nullable Double downside(BookState.Computed computed, double riskFree) {
    double[] returns = computed.returns().stream().mapToDouble(Double::doubleValue).toArray();
    return returns.length < FEWEST_RETURNS
        ? null
        : value(new RiskAdjustedReturn(returns, riskFree / DAYS, DAYS).downsideDeviation());
  }

  private static @Nullable Double ratio(
      @Nullable Double annual, double riskFree, @Nullable Double risk) {
    return annual == null || risk == null
        ? null
        : value(TargetPortfolio.sharpe(annual, riskFree, risk));
  }

  private static @Nullable Double value(Estimate estimate) {
    return estimate instanceof Estimate.Of(double value, int _) ? value : null;
  }
}
