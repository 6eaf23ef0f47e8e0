package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.factor.FactorBasis.Column;
import dev.sigmasight.quant.linear.Cholesky;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/** How far the regressors of a joint regression can be told from each other. */
public final class FactorOverlap {
  /** Above it a regressor is a combination of the others, but for the rounding of correlations. */
  private static final double MOST = 1e8;

  private FactorOverlap() {}

  /**
   * Variance inflation {@code VIF_k = C_kk·(C⁻¹)_kk = 1/(1 − R_k²)}, C the covariance of the
   * regressors, R_k² of regressor k on the others with an intercept: its slope's variance is so
   * many times that of a regressor unlike the others. At least 1, without unit. The regressors are
   * combinations of funds, so {@code C = A·F·A'}, F the covariance of the funds.
   *
   * @param funds symbols in the order of the covariance
   * @param covariance of their returns, in any unit
   * @return by factor in the order of the basis, without those whose fund is missing; empty if one
   *     is a combination of the others
   * @throws IllegalArgumentException if the fund of the first factor is missing
   * @see "Belsley, Kuh and Welsch (1980), Regression Diagnostics"
   */
  public static SequencedMap<Factor, Double> inflation(
      FactorBasis basis, List<String> funds, double[][] covariance) {
    List<Column> columns = basis.within(Set.copyOf(funds)).columns();
    double[] market = weights(columns.getFirst().factor(), funds);
    double[][] weights = new double[columns.size()][];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = weights(columns.get(k).factor(), funds);
      if (columns.get(k).treatment() == Column.Treatment.LESS_MARKET) {
        double beta = product(weights[k], covariance, market) / product(market, covariance, market);
        for (int i = 0; i < market.length; i++) {
          weights[k][i] -= beta * market[i];
        }
      }
    }
    double[][] correlation = correlation(weights, covariance);
    SequencedMap<Factor, Double> inflation = new LinkedHashMap<>();
    Cholesky.of(correlation)
        .map(Cholesky::inverse)
        .filter(inverse -> IntStream.range(0, inverse.length).allMatch(k -> inverse[k][k] < MOST))
        .ifPresent(
            inverse -> {
              for (int k = 0; k < weights.length; k++) {
                inflation.put(columns.get(k).factor(), Math.max(1, inverse[k][k]));
              }
            });
    return inflation;
  }

  private static double[] weights(Factor factor, List<String> funds) {
    double[] weights = new double[funds.size()];
    weights[funds.indexOf(factor.proxy())] = 1;
    factor.soldProxy().ifPresent(sold -> weights[funds.indexOf(sold)] -= 1);
    return weights;
  }

  private static double[][] correlation(double[][] weights, double[][] covariance) {
    int n = weights.length;
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = Math.sqrt(product(weights[i], covariance, weights[i]));
    }
    double[][] correlation = new double[n][n];
    for (int i = 0; i < n; i++) {
      correlation[i][i] = 1;
      for (int j = 0; j < i; j++) {
        correlation[i][j] =
            product(weights[i], covariance, weights[j]) / (deviations[i] * deviations[j]);
        correlation[j][i] = correlation[i][j];
      }
    }
    return correlation;
  }

  private static double product(double[] left, double[][] matrix, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        sum += left[i] * matrix[i][j] * right[j];
      }
    }
    return sum;
  }
}
