package dev.sigmasight.quant.correlation;

/** Covariances of series under weights of the days. */
public final class WeightedCovariance {
  private WeightedCovariance() {}

  /**
   * {@code Σ w·(x_i − x̄_i)(x_j − x̄_j)} with weighted means, per day.
   *
   * @param series rows of finite numbers
   * @param weights of the days, see {@link FadingDays}
   * @return TooShort below 2 days
   */
  public static Covariance of(double[][] series, double[] weights) {
    if (weights.length < 2) {
      return new Covariance.TooShort(weights.length, 2);
    }
    Deviations deviations = Deviations.of(series, weights);
    return new Covariance.Of(
        deviations.rescaled(deviations.products()), deviations.observations(), 0);
  }

  /** The sample covariance: equal weights, over n − 1. */
  public static Covariance sample(double[][] series) {
    int days = series.length == 0 ? 0 : series[0].length;
    if (days < 2) {
      return new Covariance.TooShort(days, 2);
    }
    Deviations deviations = Deviations.of(series, FadingDays.ofDecay(days, 1));
    double[][] products = deviations.products();
    for (double[] row : products) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= days / (days - 1.0);
      }
    }
    return new Covariance.Of(deviations.rescaled(products), days, 0);
  }
}
