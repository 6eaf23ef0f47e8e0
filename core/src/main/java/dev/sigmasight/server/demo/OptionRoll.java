package dev.sigmasight.server.demo;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.option.MonthlyExpiry;
import dev.sigmasight.market.option.OptionSymbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Gives expired contracts of the demo new terms: the third Friday at least six months after the
 * demo is set up, the same right on the same underlying, and the same moneyness (strike over spot,
 * both as traded on one day, so that splits cancel).
 */
final class OptionRoll {
  private static final BigDecimal LOW = BigDecimal.valueOf(25);
  private static final BigDecimal HIGH = BigDecimal.valueOf(200);

  private final LocalDate expiry;

  /**
   * @param seedingDay the last completed session when the demo is set up
   */
  OptionRoll(TradingCalendar calendar, LocalDate seedingDay) {
    expiry = new MonthlyExpiry(calendar).sixMonthsAfter(seedingDay);
  }

  /**
   * The contract that takes the place of a documented one.
   *
   * @param documentedSpot of the underlying on the day of entry
   * @param spot of the underlying on the seeding day
   */
  OptionSymbol roll(OptionSymbol documented, BigDecimal documentedSpot, BigDecimal spot) {
    BigDecimal strike =
        documented.strike().multiply(spot).divide(documentedSpot, MathContext.DECIMAL64);
    return new OptionSymbol(documented.root(), expiry, documented.right(), listed(strike));
  }

  /**
   * The nearest strike that exchanges list: every 0.50 below 25, every 1 below 200, every 5 above.
   */
  static BigDecimal listed(BigDecimal strike) {
    BigDecimal step = step(strike);
    BigDecimal steps = strike.divide(step, 0, RoundingMode.HALF_EVEN).max(BigDecimal.ONE);
    return steps.multiply(step);
  }

  private static BigDecimal step(BigDecimal strike) {
    if (strike.compareTo(LOW) < 0) {
      return new BigDecimal("0.5");
    }
    return strike.compareTo(HIGH) < 0 ? BigDecimal.ONE : BigDecimal.valueOf(5);
  }
}
