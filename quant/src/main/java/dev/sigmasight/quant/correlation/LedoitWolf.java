package dev.sigmasight.quant.correlation;

/**
 * Covariances pulled toward a simple target by as much as their own noise suggests: {@code δ·F + (1
 * − δ)·S} with {@code S = Σ w·x·x'}. With weights that fade, n is the effective number of days.
 */
public final class LedoitWolf {
  private LedoitWolf() {}

  /**
   * Toward {@code mean variance × identity}.
   *
   * @param series rows of finite numbers
   * @param weights of the days, see {@link FadingDays}
   * @see "Ledoit and Wolf (2004), A well-conditioned estimator for large-dimensional covariance"
   */
  public static Covariance toIdentity(double[][] series, double[] weights) {
    if (weights.length < 2) {
      return new Covariance.TooShort(weights.length, 2);
    }
    Deviations deviations = Deviations.of(series, weights);
    double[][] s = deviations.products();
    double[][] target = new double[s.length][s.length];
    double trace = 0;
    for (int i = 0; i < s.length; i++) {
      trace += s[i][i];
    }
    for (int i = 0; i < s.length; i++) {
      target[i][i] = trace / s.length;
    }
    double distance = squaredDistance(s, target);
    double noise = new Noise(deviations, s).toIdentity();
    double shrinkage = distance > 0 ? Math.min(noise, distance) / distance : 0;
    return blend(deviations, s, target, shrinkage);
  }

  /**
   * Toward the same variances with every correlation equal to their mean.
   *
   * @return Degenerate if a series does not vary
   * @see "Ledoit and Wolf (2004), Honey, I shrunk the sample covariance matrix, JPM 30(4)"
   */
  public static Covariance toConstantCorrelation(double[][] series, double[] weights) {
    if (weights.length < 2) {
      return new Covariance.TooShort(weights.length, 2);
    }
    Deviations deviations = Deviations.of(series, weights);
    double[][] s = deviations.products();
    for (int i = 0; i < s.length; i++) {
      if (!(s[i][i] > 0)) {
        return new Covariance.Degenerate("series " + i + " does not vary");
      }
    }
    double average = averageCorrelation(s);
    double[][] target = constantCorrelation(s, average);
    double distance = squaredDistance(s, target);
    boolean apart = distance > 1e-28 * squaredDistance(s, new double[s.length][s.length]);
    double noise = apart ? new Noise(deviations, s).toConstantCorrelation(average) : 0;
    double shrinkage = apart ? Math.max(0, Math.min(1, noise / distance)) : 0;
    return blend(deviations, s, target, shrinkage);
  }

  /** The mean off the diagonal; 0 if there is only one series. */
  private static double averageCorrelation(double[][] s) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += s[i][j] / (Math.sqrt(s[i][i]) * Math.sqrt(s[j][j]));
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private static double[][] constantCorrelation(double[][] s, double rho) {
    double[][] target = new double[s.length][s.length];
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        target[i][j] = i == j ? s[i][i] : rho * (Math.sqrt(s[i][i]) * Math.sqrt(s[j][j]));
      }
    }
    return target;
  }

  private static double squaredDistance(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
      }
    }
    return sum;
  }

  private static Covariance blend(
      Deviations deviations, double[][] s, double[][] target, double shrinkage) {
    double[][] blend = new double[s.length][s.length];
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        blend[i][j] = shrinkage * target[i][j] + (1 - shrinkage) * s[i][j];
      }
    }
    return new Covariance.Of(deviations.rescaled(blend), deviations.observations(), shrinkage);
  }

  /** How far the products of single days scatter about their mean. */
  private static final class Noise {
    private final Deviations deviations;
    private final double[][] s;

    Noise(Deviations deviations, double[][] s) {
      this.deviations = deviations;
      this.s = s;
    }

    /** {@code Σ_t w²·‖x·x' − S‖²}. */
    double toIdentity() {
      double sum = 0;
      for (int i = 0; i < s.length; i++) {
        for (int j = 0; j < s.length; j++) {
          for (int t = 0; t < deviations.weights.length; t++) {
            double weighted = deviations.weights[t] * departure(i, j, t);
            sum += weighted * weighted;
          }
        }
      }
      return sum;
    }

    /** {@code (π − ρ)/n}: the scatter less what the target shares with it. */
    double toConstantCorrelation(double average) {
      double sum = 0;
      for (int i = 0; i < s.length; i++) {
        for (int j = 0; j < s.length; j++) {
          if (i != j) {
            double ratio = Math.sqrt(s[j][j]) / Math.sqrt(s[i][i]);
            sum += scatter(i, j, i, j) - average * ratio * scatter(i, i, i, j);
          }
        }
      }
      return sum / deviations.observations();
    }

    /** {@code Σ_t w·(x_i·x_j − s_ij)(x_k·x_l − s_kl)}. */
    private double scatter(int i, int j, int k, int l) {
      double sum = 0;
      for (int t = 0; t < deviations.weights.length; t++) {
        sum += deviations.weights[t] * departure(i, j, t) * departure(k, l, t);
      }
      return sum;
    }

    private double departure(int i, int j, int t) {
      return deviations.x[i][t] * deviations.x[j][t] - s[i][j];
    }
  }
}
