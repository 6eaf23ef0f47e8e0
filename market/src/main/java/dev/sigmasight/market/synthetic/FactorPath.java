package dev.sigmasight.market.synthetic;

import java.time.LocalDate;
import java.util.Map;

/**
 * Prices driven by the market, the factors and what is the symbol's own.
 *
 * <p>Total return of a day: {@code R = μ + β·m + Σ l·f + e}, where {@code e} has a GARCH(1,1) of
 * its own and feels a little of the market's turbulence. The level follows {@code L' = L·(1 + R) −
 * d} with the dividend {@code d} a share of the level at the beginning of the year. All is linear
 * in the starting level, so the level is scaled at the end to the recorded close of the anchor day.
 */
final class FactorPath implements PricePath {

  private static final double RISK_FREE_RATE = 0.043;
  private static final double MARKET_PREMIUM = 0.027;

  private static final double ALPHA = 0.08;
  private static final double BETA = 0.88;
  private static final double LARGEST_VARIANCE = 8;

  /** No day moves further, so that nothing but a split looks like a jump. */
  private static final double LARGEST_RETURN = 0.25;

  /** A dividend is at most this share of the price before it. */
  private static final double LARGEST_DIVIDEND = 0.05;

  private final Instrument instrument;
  private final MarketPath market;
  private final double[] levels;
  private final double[] dividends;
  private final double[] volatilities;
  private final double[] oldSharesPerShare;
  private final double factorVariance;
  private final double scale;

  /**
   * @param anchor index of the session whose close is recorded
   */
  FactorPath(Instrument instrument, MarketPath market, int anchor) {
    this.instrument = instrument;
    this.market = market;
    int length = market.length();
    levels = new double[length];
    dividends = new double[length];
    volatilities = new double[length];
    oldSharesPerShare = oldSharesPerShare();
    factorVariance = factorVariance(instrument);
    walk(explained());
    scale = instrument.anchorClose().doubleValue() / (levels[anchor] * oldSharesPerShare[anchor]);
  }

  @Override
  public double close(int index) {
    return scale * levels[index] * oldSharesPerShare[index];
  }

  @Override
  public double dividend(int index) {
    return scale * dividends[index] * oldSharesPerShare[index];
  }

  @Override
  public double volatility(int index) {
    return volatilities[index];
  }

  /** Mean return, and what market and factors add to it. */
  private double[] explained() {
    double[] returns = new double[market.length()];
    double mean = meanReturn();
    for (int i = 0; i < returns.length; i++) {
      returns[i] = mean + instrument.marketBeta() * market.market(i);
    }
    for (Map.Entry<Factor, Double> loading : instrument.loadings().entrySet()) {
      double[] factor = market.factor(loading.getKey());
      for (int i = 0; i < returns.length; i++) {
        returns[i] += loading.getValue() * factor[i];
      }
    }
    return returns;
  }

  /**
   * Half of the variance that is not the market's is added, so that the typical path grows with its
   * beta, and not only the average of many paths.
   */
  private double meanReturn() {
    double own = instrument.idiosyncraticVolatility();
    double variance = own * own + factorVariance;
    double annual = RISK_FREE_RATE + instrument.marketBeta() * MARKET_PREMIUM + variance / 2;
    return annual / MarketPath.SESSIONS_PER_YEAR;
  }

  /** Of a year of average turbulence. */
  private static double factorVariance(Instrument instrument) {
    double variance = 0;
    for (Map.Entry<Factor, Double> loading : instrument.loadings().entrySet()) {
      double volatility = loading.getValue() * loading.getKey().annualVolatility();
      variance += volatility * volatility;
    }
    return variance;
  }

  private void walk(double[] explained) {
    Noise noise = new Noise(instrument.symbol());
    double daily = MarketPath.daily(instrument.idiosyncraticVolatility());
    double variance = 1;
    double level = 1;
    double yearStart = 1;
    for (int i = 0; i < explained.length; i++) {
      LocalDate session = market.session(i);
      double shock = noise.shock(session);
      double turbulence = StrictMath.pow(market.variance(i), 0.15);
      double own = daily * turbulence * Math.sqrt(variance) * shock;
      double total = Math.clamp(explained[i] + own, -LARGEST_RETURN, LARGEST_RETURN);
      if (i > 0 && session.getYear() > market.session(i - 1).getYear()) {
        yearStart = level;
      }
      dividends[i] = dividend(i, level, yearStart);
      level = level * (1 + total) - dividends[i];
      levels[i] = level;
      volatilities[i] = volatility(i, daily * turbulence * Math.sqrt(variance));
      variance =
          Math.min(1 - ALPHA - BETA + (ALPHA * shock * shock + BETA) * variance, LARGEST_VARIANCE);
    }
  }

  private double dividend(int index, double level, double yearStart) {
    if (!DividendCalendar.isExDate(instrument.dividends(), market.sessions(), index)) {
      return 0;
    }
    double regular = instrument.dividends().yield() / instrument.dividends().perYear() * yearStart;
    return Math.min(regular, LARGEST_DIVIDEND * level);
  }

  private double volatility(int index, double own) {
    double common = instrument.marketBeta() * MarketPath.daily(MarketPath.ANNUAL_VOLATILITY);
    double variance =
        common * common * market.variance(index)
            + factorVariance / MarketPath.SESSIONS_PER_YEAR * Math.sqrt(market.variance(index))
            + own * own;
    return Math.sqrt(variance);
  }

  private double[] oldSharesPerShare() {
    return market.sessions().stream().mapToDouble(instrument::oldSharesPerShare).toArray();
  }
}
