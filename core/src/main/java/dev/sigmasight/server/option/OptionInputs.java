package dev.sigmasight.server.option;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.marketdata.Action;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.rate.RateCurve;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What the value of an option depends on beside its volatility: calendar days over 365 to expiry,
 * the curve's rate for that time, and the dividends of the last year over the spot as a continuous
 * yield.
 */
public final class OptionInputs {
  private static final double DAYS_PER_YEAR = 365;
  private static final double MAX_YIELD = 1;

  private OptionInputs() {}

  /** Time to expiry in years; 0 after it. */
  public static double years(OptionTerms terms, LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(day, terms.expiry())) / DAYS_PER_YEAR;
  }

  /** The terms with everything but the volatility. */
  public static EuropeanOption of(
      OptionTerms terms, LocalDate day, BigDecimal spot, PriceHistory history, RateCurve curve) {
    double years = years(terms, day);
    return new EuropeanOption(
        Transaction.Right.valueOf(terms.right().name()),
        spot.doubleValue(),
        terms.strike().doubleValue(),
        years,
        curve.zero(years),
        dividendYield(terms.underlying(), day, spot, history),
        0);
  }

  private static double dividendYield(
      String underlying, LocalDate day, BigDecimal spot, PriceHistory history) {
    BigDecimal paid = BigDecimal.ZERO;
    for (Action action : history.actions(underlying, day.minusYears(1), day)) {
      if (action.terms() instanceof CorporateAction.Dividend dividend) {
        paid = paid.add(dividend.perShare());
      }
    }
    return Math.min(MAX_YIELD, paid.doubleValue() / spot.doubleValue());
  }
}
