package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.distribution.StudentT;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How two series of the same days move together, between −1 and 1, without a unit. */
public final class Correlation {
  /** Fewer pairs lie on a line anyway. */
  public static final int MIN_OBSERVATIONS = 3;

  private Correlation() {}

  /** {@code Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)²·Σ(y − ȳ)²)}: of returns, never of price levels. */
  public static Estimate pearson(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " numbers beside " + y.length);
    }
    SampleMoments.checkFinite(x);
    SampleMoments.checkFinite(y);
    if (x.length < MIN_OBSERVATIONS) {
      return new Estimate.TooShort(x.length, MIN_OBSERVATIONS);
    }
    double rho = PairwiseCorrection.overCommonDays(x, y);
    return Double.isNaN(rho)
        ? new Estimate.Degenerate("one of the series does not vary")
        : new Estimate.Of(rho, x.length);
  }

  /** Pearson's of the ranks; equal numbers share their mean rank. */
  public static Estimate spearman(double[] x, double[] y) {
    SampleMoments.checkFinite(x);
    SampleMoments.checkFinite(y);
    return pearson(ranks(x), ranks(y));
  }

  /**
   * Kendall's τ-b: {@code (concordant − discordant)/√((pairs − ties in x)·(pairs − ties in y))}.
   *
   * @see "Kendall (1945), The treatment of ties in ranking problems, Biometrika 33(3)"
   */
  public static Estimate kendall(double[] x, double[] y) {
    if (!(pearson(x, y) instanceof Estimate.Of)) {
      return pearson(x, y);
    }
    double sum = 0;
    double untiedX = 0;
    double untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        int a = Double.compare(x[i] + 0.0, x[j] + 0.0); // + 0.0: no negative zero
        int b = Double.compare(y[i] + 0.0, y[j] + 0.0);
        sum += a * b;
        untiedX += Math.abs(a);
        untiedY += Math.abs(b);
      }
    }
    return new Estimate.Of(sum / Math.sqrt(untiedX * untiedY), x.length);
  }

  /**
   * {@code t = ρ·√((n − 2)/(1 − ρ²))}.
   *
   * @return infinite if ρ is 1 or −1
   */
  static double statistic(double rho, int observations) {
    return rho * Math.sqrt((observations - 2) / ((1 - rho) * (1 + rho)));
  }

  /**
   * The probability of a correlation at least as far from 0 between independent normal series:
   * Student's t with n − 2 degrees of freedom.
   *
   * @param rho between −1 and 1
   * @param observations at least 3
   */
  public static double pValue(double rho, int observations) {
    if (!(Math.abs(rho) <= 1) || observations < MIN_OBSERVATIONS) {
      throw new IllegalArgumentException("no test of " + rho + " over " + observations);
    }
    return Math.abs(rho) == 1
        ? 0
        : StudentT.twoSided(statistic(rho, observations), observations - 2);
  }

  private static double[] ranks(double[] x) {
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> x[k] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[x.length];
    for (int from = 0, to; from < x.length; from = to) {
      to = from + 1;
      while (to < x.length && x[order[to]] == x[order[from]]) {
        to++;
      }
      double shared = (from + to - 1) / 2.0;
      Arrays.stream(order, from, to).forEach(k -> ranks[k] = shared);
    }
    return ranks;
  }
}
