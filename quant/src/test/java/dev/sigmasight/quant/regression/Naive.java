package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.linear.Cholesky;

/** Weighted least squares as the textbook writes it, for comparison; loses digits. */
final class Naive {
  private final double[] w;
  private final double[][] d;
  private final double[][] inverse;
  private final double[] e;
  private final double n;
  private final double degrees;

  Naive(double[] y, double[][] x, double[] weights) {
    int k = x.length + 1;
    d = new double[y.length][k];
    w = new double[y.length];
    n = FadingWeights.effectiveObservations(weights);
    double sum = 0;
    for (double each : weights) {
      sum += each;
    }
    for (int t = 0; t < y.length; t++) {
      w[t] = weights[t] * n / sum;
      d[t][0] = 1;
      for (int j = 1; j < k; j++) {
        d[t][j] = x[j - 1][t];
      }
    }
    inverse = Cholesky.of(products(1)).orElseThrow().inverse();
    double[] right = new double[k];
    for (int t = 0; t < y.length; t++) {
      for (int j = 0; j < k; j++) {
        right[j] += w[t] * d[t][j] * y[t];
      }
    }
    double[] b = Cholesky.of(products(1)).orElseThrow().solve(right);
    e = y.clone();
    for (int t = 0; t < y.length; t++) {
      for (int j = 0; j < k; j++) {
        e[t] -= b[j] * d[t][j];
      }
    }
    double[][] squared = products(2);
    double trace = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        trace += inverse[i][j] * squared[j][i];
      }
    }
    degrees = n - trace;
  }

  private double[][] products(int power) {
    double[][] sum = new double[d[0].length][d[0].length];
    for (int t = 0; t < d.length; t++) {
      for (int i = 0; i < d[0].length; i++) {
        for (int j = 0; j < d[0].length; j++) {
          sum[i][j] += Math.pow(w[t], power) * d[t][i] * d[t][j];
        }
      }
    }
    return sum;
  }

  double[] errors(ErrorModel model) {
    int k = inverse.length;
    double[][] meat = new double[k][k];
    int lags = model.name().startsWith("NEWEY") ? ErrorModel.lags(e.length) : 0;
    double rss = 0;
    for (int t = 0; t < e.length; t++) {
      rss += w[t] * e[t] * e[t];
    }
    for (int t = 0; t < e.length; t++) {
      for (int u = 0; u < e.length; u++) {
        double bartlett = 1 - Math.abs(t - u) / (lags + 1.0);
        for (int i = 0; i < k && bartlett > 0; i++) {
          for (int j = 0; j < k; j++) {
            double product = w[t] * w[u] * error(model, t, rss) * error(model, u, rss);
            meat[i][j] += bartlett * product * d[t][i] * d[u][j];
          }
        }
      }
    }
    boolean small = model == ErrorModel.HC1 || model == ErrorModel.NEWEY_WEST_SMALL_SAMPLE;
    double[] errors = new double[k];
    for (int i = 0; i < k; i++) {
      double variance = 0;
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          variance += inverse[i][a] * meat[a][b] * inverse[b][i];
        }
      }
      errors[i] = Math.sqrt(variance * (small ? n / degrees : 1));
    }
    return errors;
  }

  private double error(ErrorModel model, int t, double rss) {
    double leverage = 0;
    for (int i = 0; i < inverse.length; i++) {
      for (int j = 0; j < inverse.length; j++) {
        leverage += w[t] * d[t][i] * inverse[i][j] * d[t][j];
      }
    }
    return switch (model) {
      case CLASSICAL -> Math.sqrt(rss / degrees);
      case HC3 -> e[t] / (1 - leverage);
      default -> e[t];
    };
  }
}
