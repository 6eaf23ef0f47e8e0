package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.linear.SymmetricEigen;
import java.util.Arrays;

/** What the eigenvalues of a correlation or covariance matrix say. */
public final class Spectrum {
  /** What an eigenvalue may be below 0 by rounding, as a fraction of the largest. */
  private static final double ROUNDING = 1e-10;

  private final double[] values;

  private Spectrum(double[] values) {
    this.values = values;
  }

  /**
   * Of a symmetric matrix of finite numbers of at least one row.
   *
   * @throws IllegalArgumentException if it is none: complete it first
   */
  public static Spectrum of(double[][] symmetric) {
    if (symmetric.length == 0) {
      throw new IllegalArgumentException("an empty matrix has no eigenvalues");
    }
    return new Spectrum(SymmetricEigen.values(symmetric));
  }

  /** The largest first. */
  public double[] eigenvalues() {
    return values.clone();
  }

  public double smallest() {
    return values[values.length - 1];
  }

  /** Whether no eigenvalue is below −tolerance × the largest. */
  public boolean isPositiveSemidefinite(double tolerance) {
    return smallest() >= -tolerance * Math.max(values[0], 0);
  }

  /**
   * {@code exp(−Σ p·ln p)} with {@code p = λ/Σλ}: as many independent directions would spread
   * variance as evenly. 1 if all move as one, n if all are independent.
   *
   * @throws IllegalArgumentException if an eigenvalue is negative beyond rounding, or all are 0
   * @see "Roy and Vetterli (2007), The effective rank"
   */
  public double effectiveRank() {
    double entropy = 0;
    for (double p : shares()) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return Math.exp(entropy);
  }

  /**
   * The share of all variance that the largest eigenvalues carry.
   *
   * @param count how many of them, 1 to n; a fifth of n is usual
   * @throws IllegalArgumentException if an eigenvalue is negative beyond rounding, or all are 0
   * @see "Kritzman, Li, Page and Rigobon (2011), Principal components as a measure of systemic
   *     risk"
   */
  public double absorptionRatio(int count) {
    if (count < 1 || count > values.length) {
      throw new IllegalArgumentException(count + " eigenvalues of " + values.length);
    }
    return Math.min(1, Arrays.stream(shares(), 0, count).sum());
  }

  /** {@code λ/Σλ}, the largest first; what rounding left below 0 is 0. */
  private double[] shares() {
    if (!isPositiveSemidefinite(ROUNDING)) {
      throw new IllegalArgumentException(
          "an eigenvalue of " + smallest() + " is no variance: complete the matrix first");
    }
    double largest = values[0];
    if (largest == 0) {
      throw new IllegalArgumentException("nothing varies: every eigenvalue is 0");
    }
    double[] relative = Arrays.stream(values).map(v -> Math.max(v, 0) / largest).toArray();
    double total = Arrays.stream(relative).sum();
    return Arrays.stream(relative).map(r -> r / total).toArray();
  }
}
