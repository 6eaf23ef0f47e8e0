package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * Whether losses beyond a value at risk were as frequent as they should be, and came alone.
 *
 * <p>An exception is a day whose loss was larger than the value at risk stated for it beforehand.
 */
public final class Backtest {
  private Backtest() {}

  /**
   * The days of exceptions.
   *
   * @param returns as fractions
   * @param valueAtRisk stated the day before each, a positive loss
   */
  public static boolean[] exceptions(double[] returns, double[] valueAtRisk) {
    if (returns.length != valueAtRisk.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + returns.length + " and " + valueAtRisk.length);
    }
    SampleMoments.checkFinite(returns);
    SampleMoments.checkFinite(valueAtRisk);
    boolean[] exceptions = new boolean[returns.length];
    for (int i = 0; i < returns.length; i++) {
      exceptions[i] = -returns[i] > valueAtRisk[i];
    }
    return exceptions;
  }

  /**
   * Kupiec's proportion of failures. Hypothesis: exceptions have probability p. With x of n, {@code
   * 2·(x·ln(x/(np)) + (n − x)·ln((n − x)/(n(1 − p))))}, χ² with 1 degree.
   *
   * @param days n, positive
   * @param exceptions x, 0 to n
   * @param probability p in (0, 1)
   * @see "Kupiec (1995), Techniques for Verifying the Accuracy of Risk Measurement Models, Journal
   *     of Derivatives 3(2)"
   */
  public static LikelihoodRatio proportionOfFailures(int days, int exceptions, double probability) {
    if (days < 1 || exceptions < 0 || exceptions > days) {
      throw new IllegalArgumentException(exceptions + " exceptions in " + days + " days");
    }
    checkProbability(probability);
    double kept = days - (double) exceptions;
    double gain =
        surprise(exceptions, days * probability) + surprise(kept, days * (1 - probability));
    return new LikelihoodRatio(Math.max(0, 2 * gain), 1);
  }

  /**
   * Christoffersen's independence. Hypothesis: an exception is as likely after an exception as
   * after a quiet day. χ² with 1 degree.
   *
   * @see "Christoffersen (1998), Evaluating Interval Forecasts, International Economic Review
   *     39(4)"
   */
  public static LikelihoodRatio independence(Transitions t) {
    double apart =
        logLikelihood(t.quietQuiet(), t.quietHit()) + logLikelihood(t.hitQuiet(), t.hitHit());
    double together = logLikelihood(t.quietQuiet() + t.hitQuiet(), t.quietHit() + t.hitHit());
    return new LikelihoodRatio(Math.max(0, 2 * (apart - together)), 1);
  }

  /**
   * Christoffersen's conditional coverage: both hypotheses at once, the sum of the two statistics,
   * χ² with 2 degrees.
   */
  public static LikelihoodRatio conditionalCoverage(boolean[] exceptions, double probability) {
    int count = 0;
    for (boolean exception : exceptions) {
      count += exception ? 1 : 0;
    }
    double coverage = proportionOfFailures(exceptions.length, count, probability).statistic();
    return new LikelihoodRatio(coverage + independence(Transitions.of(exceptions)).statistic(), 2);
  }

  /**
   * How often each kind of day followed each.
   *
   * @param quietQuiet n00
   * @param quietHit n01: an exception after a quiet day
   * @param hitQuiet n10
   * @param hitHit n11: an exception after an exception
   */
  public record Transitions(int quietQuiet, int quietHit, int hitQuiet, int hitHit) {
    public Transitions {
      if (quietQuiet < 0 || quietHit < 0 || hitQuiet < 0 || hitHit < 0) {
        throw new IllegalArgumentException("counts are not negative");
      }
    }

    /** Counts in a sequence of days, oldest first. */
    public static Transitions of(boolean[] exceptions) {
      int[] counts = new int[4];
      for (int i = 1; i < exceptions.length; i++) {
        counts[(exceptions[i - 1] ? 2 : 0) + (exceptions[i] ? 1 : 0)]++;
      }
      return new Transitions(counts[0], counts[1], counts[2], counts[3]);
    }
  }

  static void checkProbability(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1): " + probability);
    }
  }

  /** {@code x·ln(x/expected)}, 0 for x = 0. */
  private static double surprise(double x, double expected) {
    return x == 0 ? 0 : x * Math.log(x / expected);
  }

  /** Of the best-fitting share of hits. */
  private static double logLikelihood(double quiet, double hits) {
    double days = quiet + hits;
    return surprise(quiet, days) + surprise(hits, days);
  }
}
