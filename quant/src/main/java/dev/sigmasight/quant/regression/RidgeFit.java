package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.linear.Svd;
import java.util.Arrays;

/**
 * A ridge regression at one penalty: {@code w = w₀ + (Z'Z + λI)⁻¹Z'(y − ȳ − Zw₀)}, by the singular
 * values d of Z.
 *
 * <p>With unequal weights, n in the formulas is {@code (Σw)²/Σw²}.
 */
public final class RidgeFit {
  /** Singular values this small against the largest are those of dependent regressors. */
  private static final double DEPENDENT = 1e-12;

  private final Standardised data;
  private final Svd svd;
  private final double lambda;
  private final double[] kept;
  private final double[] slopes;
  private final double[] residuals;

  RidgeFit(Standardised data, Svd svd, double[] prior, double lambda) {
    this.data = data;
    this.svd = svd;
    this.lambda = lambda;
    double[] d = values(svd);
    kept = new double[d.length];
    Arrays.setAll(kept, j -> d[j] > 0 ? d[j] * d[j] / (d[j] * d[j] + lambda) : 0);
    slopes = slopes(d, data.rooted(data.residuals(prior)), prior);
    residuals = data.residuals(slopes);
  }

  /** Singular values, those that are no more than rounding as 0. */
  static double[] values(Svd svd) {
    double[] d = svd.values();
    Arrays.setAll(d, j -> d[j] > DEPENDENT * d[0] ? d[j] : 0);
    return d;
  }

  private double[] slopes(double[] d, double[] rest, double[] prior) {
    double[] sum = prior.clone();
    for (int j = 0; j < d.length; j++) {
      double[] left = svd.left(j);
      double[] right = svd.right(j);
      double projection = 0;
      for (int t = 0; t < data.n; t++) {
        projection += left[t] * rest[t];
      }
      for (int i = 0; i < data.k && kept[j] > 0; i++) {
        sum[i] += kept[j] / d[j] * projection * right[i];
      }
    }
    return sum;
  }

  /** λ. */
  public double lambda() {
    return lambda;
  }

  /** w: change of y per standard deviation of each regressor, in the unit of y. */
  public double[] standardisedSlopes() {
    double[] inUnits = new double[data.k];
    Arrays.setAll(inUnits, j -> slopes[j] * data.ySize);
    return inUnits;
  }

  /** The intercept and then the slopes, in the units of the regressors. */
  public double[] coefficients() {
    double[] coefficients = new double[data.k + 1];
    double intercept = data.yMean;
    for (int j = 0; j < data.k; j++) {
      intercept -= slopes[j] * data.centre[j];
      coefficients[j + 1] = slopes[j] * (data.ySize / data.scale[j]);
    }
    coefficients[0] = intercept * data.ySize;
    return coefficients;
  }

  /** {@code d²/(d² + λ)}: what each principal component keeps of its least-squares slope. */
  public double[] shrinkage() {
    return kept.clone();
  }

  /** {@code Σ d²/(d² + λ)}: as many free slopes fit as well; the intercept is not counted. */
  public double effectiveDegrees() {
    return Arrays.stream(kept).sum();
  }

  /**
   * {@code 1 − Σ e²/Σ(y − ȳ)²} in the sample; it can only fall as λ grows, and with a prior may be
   * below 0. Of a constant y there is nothing to explain: 1 if the fit meets it exactly, else 0.
   */
  public double rSquared() {
    double rest = data.square(residuals);
    double total = data.square(data.y);
    if (rest == 0) {
      return 1;
    }
    return total > 0 ? 1 - rest / total : 0;
  }

  /** {@code 1 − (1 − R²)(n − 1)/(n − 1 − effective degrees)}. */
  public double adjustedRSquared() {
    return 1 - (1 - rSquared()) * (data.weightSum - 1) / residualDegrees();
  }

  /** {@code √(Σ e²/(n − 1 − effective degrees))}, in the unit of y. */
  public double residualDeviation() {
    return Math.sqrt(data.square(residuals) / residualDegrees()) * data.ySize;
  }

  /** Observations less what the intercept and the slopes used up. */
  public double residualDegrees() {
    return data.weightSum - 1 - effectiveDegrees();
  }

  /**
   * Root of the mean squared error of predicting each observation from all others, {@code √(Σ(e/(1
   * − h))²/n)}, the scaling of the regressors left as it is; in the unit of y.
   */
  public double leaveOneOutError() {
    double[] leverage = leverage();
    double sum = 0;
    for (int t = 0; t < data.n; t++) {
      double rest = 1 - leverage[t];
      double error = residuals[t] == 0 ? 0 : residuals[t] / Math.max(rest, 1e-100);
      sum += data.weights[t] * error * error;
    }
    return Math.sqrt(sum / data.weightSum) * data.ySize;
  }

  /** {@code h = 1/n + z'(Z'Z + λI)⁻¹z} of each observation. */
  private double[] leverage() {
    double[] leverage = new double[data.n];
    for (int t = 0; t < data.n; t++) {
      leverage[t] = data.weights[t] / data.weightSum;
    }
    for (int j = 0; j < data.k; j++) {
      double[] left = svd.left(j);
      for (int t = 0; t < data.n; t++) {
        leverage[t] += kept[j] * left[t] * left[t];
      }
    }
    return leverage;
  }

  /**
   * Root of generalised cross-validation, {@code √(Σ e²/n)/(1 − (degrees + 1)/n)}: leave-one-out
   * with every leverage at the mean; in the unit of y.
   */
  public double crossValidationError() {
    double n = data.weightSum;
    double rest = residualDegrees() / n;
    return Math.sqrt(data.square(residuals) / n) / rest * data.ySize;
  }

  /**
   * Standard errors of the intercept and the slopes if the prior is right: the sampling error,
   * {@code A⁻¹·meat·A⁻¹} with {@code A = Z'Z + λI}, and the error of having shrunk, {@code λs²A⁻²}.
   * With {@link ErrorModel#CLASSICAL} the two make {@code s²A⁻¹}, the posterior variance under a
   * normal prior; as λ goes to 0, all become those of least squares.
   *
   * <p>The sampling error alone would go to 0 as λ grows, as if a strong belief were data.
   *
   * @see "Nychka (1988), Journal of the American Statistical Association 83"
   */
  public double[] standardErrors(ErrorModel model) {
    double[][] bread = bread();
    Sandwich sandwich = new Sandwich(data, bread, residuals, residualDegrees());
    double[][] covariance = sandwich.covariance(model);
    double shrunk = lambda * sandwich.residualVariance();
    for (int i = 0; i < data.k; i++) {
      for (int j = 0; j < data.k; j++) {
        for (int m = 0; m < data.k; m++) {
          covariance[i + 1][j + 1] += shrunk * bread[i][m] * bread[m][j];
        }
      }
    }
    return sandwich.errors(covariance);
  }

  /** The intercept and the slopes, each with its standard error. */
  public Coefficient[] coefficients(ErrorModel model) {
    double[] values = coefficients();
    double[] errors = standardErrors(model);
    Coefficient[] all = new Coefficient[values.length];
    Arrays.setAll(all, i -> new Coefficient(values[i], errors[i], residualDegrees(), data.n));
    return all;
  }

  /** {@code (Z'Z + λI)⁻¹}. */
  private double[][] bread() {
    double[] d = values(svd);
    double[][] bread = new double[data.k][data.k];
    for (int m = 0; m < data.k && d[m] * d[m] + lambda > 0; m++) {
      double[] right = svd.right(m);
      for (int i = 0; i < data.k; i++) {
        for (int j = 0; j < data.k; j++) {
          bread[i][j] += right[i] * right[j] / (d[m] * d[m] + lambda);
        }
      }
    }
    return bread;
  }

  /** y − fitted, in the unit of y. */
  public double[] residuals() {
    double[] inUnits = new double[data.n];
    Arrays.setAll(inUnits, t -> residuals[t] * data.ySize);
    return inUnits;
  }

  /** How many observations there were. */
  public int observations() {
    return data.n;
  }
}
