package dev.sigmasight.market.synthetic;

import dev.sigmasight.market.price.CorporateAction.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an invented price needs to know of a symbol.
 *
 * @param sector as the demo's company profiles name it; empty for funds and indices
 * @param marketBeta return per unit of the market's
 * @param loadings return per unit of each factor's
 * @param idiosyncraticVolatility a year's, as a fraction, of what nothing else explains
 * @param averageVolume shares a session, or 0 where none are traded
 * @param anchorClose the recorded close of 2025-06-30 as traded, in dollars
 */
record Instrument(
    String symbol,
    Kind kind,
    String sector,
    double marketBeta,
    Map<Factor, Double> loadings,
    double idiosyncraticVolatility,
    Dividends dividends,
    long averageVolume,
    BigDecimal anchorClose,
    Optional<Split> split) {

  /** What is traded, or only computed. */
  enum Kind {
    STOCK,
    ETF,
    MUTUAL_FUND,
    INDEX
  }

  /**
   * A payer's habit.
   *
   * @param yield dividends of a year over the price at its beginning, as a fraction
   * @param perYear 0, 1, 4 or 12
   * @param firstMonth the first month of the year with an ex-date
   * @param day the ex-date is the first session on or after this day of the month
   */
  record Dividends(double yield, int perYear, int firstMonth, int day) {

    static final Dividends NONE = new Dividends(0, 0, 1, 1);

    boolean fallIn(int month) {
      return perYear > 0 && Math.floorMod(month - firstMonth, 12 / perYear) == 0;
    }
  }

  Instrument {
    // In the order of the factors: Map.copyOf orders anew in each run, and sums would round anew.
    Map<Factor, Double> ordered = new EnumMap<>(Factor.class);
    ordered.putAll(loadings);
    loadings = Collections.unmodifiableMap(ordered);
  }

  /** How many shares of before the split one share of the session is: 1 until then. */
  double oldSharesPerShare(LocalDate session) {
    return split
        .filter(event -> !session.isBefore(event.exDate()))
        .map(event -> event.denominator().doubleValue() / event.numerator().doubleValue())
        .orElse(1.0);
  }
}
