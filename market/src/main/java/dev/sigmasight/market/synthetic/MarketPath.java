package dev.sigmasight.market.synthetic;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all instruments share, day by day: the market's return, its variance, and the factors.
 *
 * <p>The variance follows the GARCH of Glosten, Jagannathan and Runkle (1993), as a multiple {@code
 * v} of its long-run mean: {@code v' = (1 − α − γ/2 − β) + (α + γ·[z < 0])·v·z² + β·v}, where
 * {@code z} is the day's shock. Factors feel half of the market's turbulence.
 */
final class MarketPath {

  static final double SESSIONS_PER_YEAR = 252;

  /** Volatility of the market in a year of average turbulence. */
  static final double ANNUAL_VOLATILITY = 0.16;

  private static final double ALPHA = 0.03;
  private static final double GAMMA = 0.12;
  private static final double BETA = 0.89;
  private static final double OMEGA = 1 - ALPHA - GAMMA / 2 - BETA;
  private static final double LARGEST_VARIANCE = 14;

  private final List<LocalDate> sessions;
  private final double[] shocks;
  private final double[] variances;
  private final Map<Factor, double[]> factors = new EnumMap<>(Factor.class);

  /**
   * @param sessions from the first one with prices; more of them never change earlier values
   */
  MarketPath(List<LocalDate> sessions) {
    this.sessions = List.copyOf(sessions);
    shocks = shocks("MARKET");
    variances = variances();
    for (Factor factor : Factor.values()) {
      factors.put(factor, returns(factor));
    }
  }

  List<LocalDate> sessions() {
    return sessions;
  }

  LocalDate session(int index) {
    return sessions.get(index);
  }

  int length() {
    return sessions.size();
  }

  /** The market's return beyond its mean, as a fraction. */
  double market(int index) {
    return daily(ANNUAL_VOLATILITY) * Math.sqrt(variances[index]) * shocks[index];
  }

  /** The market's return in units of its volatility of that day. */
  double shock(int index) {
    return shocks[index];
  }

  /** The day's variance as a multiple of its long-run mean. At {@link #length()}: of tomorrow. */
  double variance(int index) {
    return variances[index];
  }

  /** A factor's return by day, as fractions. The array is shared: read only. */
  double[] factor(Factor factor) {
    return Objects.requireNonNull(factors.get(factor));
  }

  /** An annual volatility as one of a day. */
  static double daily(double annualVolatility) {
    return annualVolatility / Math.sqrt(SESSIONS_PER_YEAR);
  }

  private double[] shocks(String stream) {
    Noise noise = new Noise(stream);
    return sessions.stream().mapToDouble(noise::shock).toArray();
  }

  private double[] variances() {
    double[] path = new double[sessions.size() + 1];
    path[0] = 1;
    for (int i = 0; i < sessions.size(); i++) {
      double reaction = shocks[i] < 0 ? ALPHA + GAMMA : ALPHA;
      double next = OMEGA + (reaction * shocks[i] * shocks[i] + BETA) * path[i];
      path[i + 1] = Math.min(next, LARGEST_VARIANCE);
    }
    return path;
  }

  private double[] returns(Factor factor) {
    double[] own = shocks(factor.name());
    double common = factor.marketCorrelation();
    double rest = Math.sqrt(1 - common * common);
    double[] path = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      double turbulence = Math.sqrt(Math.sqrt(variances[i]));
      path[i] =
          daily(factor.annualVolatility()) * turbulence * (common * shocks[i] + rest * own[i]);
    }
    return path;
  }
}
