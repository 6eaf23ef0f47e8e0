package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.List;
import java.util.Set;

/**
 * Volatilities and correlations of named factors over one horizon. That of {@link
 * Shocks#INTEREST_RATE} is of changes of yield, like its shocks. Immutable.
 */
public final class FactorCovariance {
  private final List<String> factors;
  private final double[] deviations;
  private final double[][] correlations;

  private FactorCovariance(List<String> factors, double[] deviations, double[][] correlations) {
    this.factors = factors;
    this.deviations = deviations;
    this.correlations = correlations;
  }

  /**
   * @param factors distinct names
   * @param covariance symmetric, of finite numbers, with no negative variance
   */
  public static FactorCovariance of(List<String> factors, double[][] covariance) {
    int n = factors.size();
    double[] deviations = new double[n];
    double[][] correlations = new double[n][n];
    checkShape(factors, covariance);
    for (int i = 0; i < n; i++) {
      if (covariance[i][i] < 0) {
        throw new IllegalArgumentException(factors.get(i) + " has a negative variance");
      }
      deviations[i] = Math.sqrt(covariance[i][i]);
    }
    for (int i = 0; i < n; i++) {
      correlations[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double rho = covariance[i][j] / deviations[i] / deviations[j];
        boolean still = deviations[i] == 0 || deviations[j] == 0;
        correlations[i][j] = still ? 0 : rho;
        correlations[j][i] = correlations[i][j];
        checkCorrelation(correlations[i][j]);
      }
    }
    return new FactorCovariance(List.copyOf(factors), deviations, correlations);
  }

  /**
   * @param deviations of the factors, not negative, as fractions per √horizon
   * @param correlations with unit diagonal
   */
  public static FactorCovariance of(
      List<String> factors, double[] deviations, double[][] correlations) {
    checkShape(factors, correlations);
    if (deviations.length != factors.size()) {
      throw new IllegalArgumentException(
          deviations.length + " deviations of " + factors.size() + " factors");
    }
    SampleMoments.checkFinite(deviations);
    double[][] copy = new double[deviations.length][];
    for (int i = 0; i < deviations.length; i++) {
      if (deviations[i] < 0 || Math.abs(correlations[i][i] - 1) > 1e-12) {
        throw new IllegalArgumentException(
            factors.get(i) + " has a negative deviation or no correlation of 1 with itself");
      }
      for (double rho : correlations[i]) {
        checkCorrelation(rho);
      }
      copy[i] = correlations[i].clone();
      copy[i][i] = 1;
    }
    return new FactorCovariance(List.copyOf(factors), deviations.clone(), copy);
  }

  private static void checkShape(List<String> factors, double[][] matrix) {
    int n = factors.size();
    factors.forEach(FactorBetas::checkName);
    if (Set.copyOf(factors).size() != n || matrix.length != n) {
      throw new IllegalArgumentException(n + " different names need " + n + " rows and columns");
    }
    for (int i = 0; i < n; i++) {
      if (matrix[i].length != n) {
        throw new IllegalArgumentException("row " + i + " has " + matrix[i].length + " columns");
      }
      SampleMoments.checkFinite(matrix[i]);
      for (int j = 0; j < i; j++) {
        double scale = Math.max(Math.abs(matrix[i][j]), Math.abs(matrix[j][i]));
        if (Math.abs(matrix[i][j] - matrix[j][i]) > 1e-8 * scale) {
          throw new IllegalArgumentException("not symmetric in row " + i + ", column " + j);
        }
      }
    }
  }

  private static void checkCorrelation(double rho) {
    if (!(Math.abs(rho) <= 1 + 1e-8)) {
      throw new IllegalArgumentException("a correlation of " + rho);
    }
  }

  /** Their names. */
  public List<String> factors() {
    return factors;
  }

  /** The position of a factor. */
  int position(String factor) {
    int position = factors.indexOf(factor);
    if (position < 0) {
      throw new IllegalArgumentException("no factor " + factor + " among " + factors);
    }
    return position;
  }

  /** σ of a factor, by position. */
  double deviation(int factor) {
    return deviations[factor];
  }

  /** ρ of two factors, by position. */
  double correlation(int one, int other) {
    return correlations[one][other];
  }

  /** σσρ of two factors. */
  public double covariance(String one, String other) {
    int i = position(one);
    int j = position(other);
    return deviations[i] * correlations[i][j] * deviations[j];
  }

  /**
   * A mixture with the covariance of a crisis: {@code (1 − share)·Σ + share·Σ(crisis)}.
   *
   * @param crisis of the same factors in the same order
   * @param share of the crisis, in [0, 1]
   */
  public FactorCovariance blendedWith(FactorCovariance crisis, double share) {
    if (!(share >= 0 && share <= 1) || !factors.equals(crisis.factors)) {
      throw new IllegalArgumentException("no mixture of " + share + " of " + crisis.factors);
    }
    int n = factors.size();
    double[][] mixed = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double calm = deviations[i] * correlations[i][j] * deviations[j];
        double wild = crisis.deviations[i] * crisis.correlations[i][j] * crisis.deviations[j];
        mixed[i][j] = (1 - share) * calm + share * wild;
      }
    }
    return of(factors, mixed);
  }
}
