package dev.sigmasight.quant.correlation;

import java.util.ArrayList;
import java.util.List;

/**
 * Correlations and covariances of factors, or of anything with names: variances follow the market
 * within weeks, correlations need half a year to be known, so each has its own half-life. The
 * correlations are shrunk toward their mean by Ledoit and Wolf and made to fit together; none is
 * capped. The caller keeps the day they are of.
 */
public sealed interface FactorCorrelations {

  /**
   * Half-lives in days.
   *
   * @param volatility 21 to 42 is usual
   * @param correlation 126 to 252 is usual
   */
  record HalfLives(double volatility, double correlation) {
    /** 42 and 126 days. */
    public static final HalfLives USUAL = new HalfLives(42, 126);

    public HalfLives {
      if (!(volatility > 0 && correlation > 0)) {
        throw new IllegalArgumentException("half-lives must be positive");
      }
    }
  }

  /**
   * The matrices, in the order of the labels.
   *
   * @param labels such as the factors' names
   * @param correlation symmetric, diagonal 1, smallest eigenvalue at least 1e-8
   * @param deviations per day, as fractions
   * @param effectiveDays of the correlations: {@code 1/Σw²}
   * @param shrinkage of the correlations, between 0 and 1
   */
  @SuppressWarnings("ArrayRecordComponent") // a matrix is handed out once
  record Of(
      List<String> labels,
      double[][] correlation,
      List<Double> deviations,
      double effectiveDays,
      double shrinkage)
      implements FactorCorrelations {
    public Of {
      labels = List.copyOf(labels);
      deviations = List.copyOf(deviations);
    }

    /** {@code ρ_ij·σ_i·σ_j}, per day, as fractions squared. */
    public double[][] covariance() {
      int n = correlation.length;
      double[][] covariance = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          covariance[i][j] = correlation[i][j] * (deviations.get(i) * deviations.get(j));
        }
      }
      return covariance;
    }
  }

  /** Fewer days than needed. */
  record TooShort(int have, int need) implements FactorCorrelations {}

  /** The days determine no such matrix. */
  record Degenerate(String why) implements FactorCorrelations {}

  /** Days below which correlations are noise: a quarter. */
  int NEED = 63;

  /**
   * Of daily returns.
   *
   * @param labels one per series, all different
   * @param series rows of finite numbers of equal length, the latest last
   */
  static FactorCorrelations of(List<String> labels, double[][] series, HalfLives halfLives) {
    if (labels.size() != series.length
        || List.copyOf(labels).stream().distinct().count() != labels.size()) {
      throw new IllegalArgumentException(
          labels.size() + " labels for " + series.length + " series");
    }
    int days = series.length == 0 ? 0 : series[0].length;
    if (days < NEED) {
      return new TooShort(days, NEED);
    }
    Covariance slow = shrunk(series, FadingDays.ofHalfLife(days, halfLives.correlation()));
    Covariance fast =
        WeightedCovariance.of(series, FadingDays.ofHalfLife(days, halfLives.volatility()));
    return slow instanceof Covariance.Of correlations && fast instanceof Covariance.Of variances
        ? together(labels, correlations, variances)
        : new Degenerate("a series does not vary");
  }

  /** Shrinks correlations: of the series divided by their deviations. */
  private static Covariance shrunk(double[][] series, double[] weights) {
    double[][] unit = StandardSeries.of(series).z;
    return LedoitWolf.toConstantCorrelation(unit, weights);
  }

  private static FactorCorrelations together(
      List<String> labels, Covariance.Of correlations, Covariance.Of variances) {
    List<Double> deviations = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      deviations.add(Math.sqrt(variances.covariance()[i][i]));
    }
    return NearestCorrelation.of(correlations.correlation(), NearestCorrelation.INVERTIBLE)
            instanceof NearestCorrelation.Found found
        ? new Of(
            labels,
            found.matrix(),
            deviations,
            correlations.observations(),
            correlations.shrinkage())
        : new Degenerate("the correlations do not fit together");
  }
}
