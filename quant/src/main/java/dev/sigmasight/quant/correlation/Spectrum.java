package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.linear.SymmetricEigen;
import java.util.Arrays;

/** What the eigenvalues of a correlation or covariance matrix say. */
public final class Spectrum {
  private final double[] values;
  private final double total;

  private Spectrum(double[] values) {
    this.values = values;
    total = Arrays.stream(values).sum();
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
    return new Spectrum(SymmetricEigen.of(symmetric).values());
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
   * @see "Roy and Vetterli (2007), The effective rank"
   */
  public double effectiveRank() {
    positiveTotal();
    double entropy = 0;
    for (double value : values) {
      double p = Math.max(value, 0) / total;
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return Math.exp(entropy);
  }

  /**
   * The share of all variance that the largest eigenvalues carry.
   *
   * @param count how many of them, 1 to n; a fifth of n is usual
   * @see "Kritzman, Li, Page and Rigobon (2011), Principal components as a measure of systemic
   *     risk"
   */
  public double absorptionRatio(int count) {
    positiveTotal();
    if (count < 1 || count > values.length) {
      throw new IllegalArgumentException(count + " eigenvalues of " + values.length);
    }
    return Arrays.stream(values, 0, count).sum() / total;
  }

  private void positiveTotal() {
    if (!(total > 0)) {
      throw new IllegalArgumentException("nothing varies: the eigenvalues sum to " + total);
    }
  }
}
