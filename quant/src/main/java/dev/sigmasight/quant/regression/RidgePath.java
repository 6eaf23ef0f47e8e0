package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.linear.Svd;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** A sample decomposed once, and its ridge fits at any penalty. Immutable. */
public final class RidgePath {
  /** Penalties that are tried, as powers of ten. */
  private static final double SMALLEST = -6;

  private static final double LARGEST = 7;
  private static final int STEPS = 26;

  /** Of the logarithm: a penalty 1 % off costs nothing. */
  private static final double PRECISION = 0.005;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Standardised data;
  private final Svd svd;
  private final double[] prior;

  RidgePath(Standardised data, double[] standardisedPrior) {
    this(data, Svd.ofColumns(data.rooted()), standardisedPrior);
  }

  private RidgePath(Standardised data, Svd svd, double[] standardisedPrior) {
    this.data = data;
    this.svd = svd;
    this.prior = standardisedPrior;
  }

  /**
   * The same sample, its slopes drawn to these instead of to 0.
   *
   * @param slopes one per regressor, in units of y per unit of the regressor; for a security the
   *     mean of its peers
   */
  public RidgePath towards(double... slopes) {
    if (slopes.length != data.k) {
      throw new IllegalArgumentException(slopes.length + " slopes instead of " + data.k);
    }
    double[] standardised = new double[data.k];
    for (int j = 0; j < data.k; j++) {
      standardised[j] = slopes[j] * (data.scale[j] / data.ySize);
      if (!Double.isFinite(standardised[j])) {
        throw new IllegalArgumentException("not a finite slope: " + slopes[j]);
      }
    }
    return new RidgePath(data, svd, standardised);
  }

  /**
   * The fits of another y on the same regressors with the same weights, drawn to 0, equal to those
   * of {@link Ridge#of} to the last bit. Decomposing the regressors is most of the work of a fit;
   * this does not repeat it.
   *
   * @param y one value per observation
   */
  public Ridge explaining(double[] y) {
    if (y.length != data.n) {
      throw new IllegalArgumentException(y.length + " values instead of " + data.n);
    }
    SampleMoments.checkFinite(y);
    Standardised other = new Standardised(data, y);
    return other.tooFarApart()
        ? Ridge.TOO_FAR_APART
        : new Ridge.Solvable(new RidgePath(other, svd, new double[data.k]));
  }

  /**
   * The fit at one penalty.
   *
   * @param lambda λ, 0 or at least 1e-12; at 0 least squares (the shortest w of all that are
   *     equally good if regressors depend on each other)
   */
  public RidgeFit at(double lambda) {
    if (lambda != 0 && !(lambda >= 1e-12 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the penalty must be 0 or at least 1e-12: " + lambda);
    }
    return new RidgeFit(data, svd, prior, lambda);
  }

  /** The fit, of those at the given penalties, whose leave-one-out error is least. */
  public RidgeFit leastLeaveOneOut(double... lambdas) {
    return best(RidgeFit::leaveOneOutError, lambdas);
  }

  /** The fit, of those at the given penalties, whose generalised cross-validation is least. */
  public RidgeFit leastCrossValidation(double... lambdas) {
    return best(RidgeFit::crossValidationError, lambdas);
  }

  /** The fit at the penalty, of all from 1e-6 to 1e7, whose leave-one-out error is least. */
  public RidgeFit leastLeaveOneOut() {
    return at(search(new Criterion(true)));
  }

  /** The fit at the penalty, of all from 1e-6 to 1e7, whose cross-validation is least. */
  public RidgeFit leastCrossValidation() {
    return at(search(new Criterion(false)));
  }

  /** Of equally good ones the first. */
  private RidgeFit best(ToDoubleFunction<RidgeFit> criterion, double... lambdas) {
    if (lambdas.length == 0) {
      throw new IllegalArgumentException("no penalty to choose from");
    }
    RidgeFit best = at(lambdas[0]);
    for (int i = 1; i < lambdas.length; i++) {
      RidgeFit next = at(lambdas[i]);
      best = criterion.applyAsDouble(next) < criterion.applyAsDouble(best) ? next : best;
    }
    return best;
  }

  /** The best of a grid of powers of ten, then golden sections between its neighbours. */
  private static double search(DoubleUnaryOperator criterion) {
    double step = (LARGEST - SMALLEST) / STEPS;
    double best = SMALLEST;
    double least = criterion.applyAsDouble(best);
    for (int i = 1; i <= STEPS; i++) {
      double next = criterion.applyAsDouble(SMALLEST + i * step);
      best = next < least ? SMALLEST + i * step : best;
      least = Math.min(least, next);
    }
    double low = Math.max(SMALLEST, best - step);
    double high = Math.min(LARGEST, best + step);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = criterion.applyAsDouble(left);
    double atRight = criterion.applyAsDouble(right);
    while (high - low > PRECISION) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = criterion.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = criterion.applyAsDouble(right);
      }
    }
    double middle = (low + high) / 2;
    return Math.pow(10, criterion.applyAsDouble(middle) < least ? middle : best);
  }

  /** Sum of squared prediction errors by the logarithm of λ, without the fit itself. */
  private final class Criterion implements DoubleUnaryOperator {
    private final boolean leaveOneOut;
    private final double[] rest = data.rooted(data.residuals(prior));
    private final double[][] left = new double[data.k][];
    private final double[] projection = new double[data.k];

    private Criterion(boolean leaveOneOut) {
      this.leaveOneOut = leaveOneOut;
      for (int j = 0; j < data.k; j++) {
        left[j] = svd.left(j);
        for (int t = 0; t < data.n; t++) {
          projection[j] += left[j][t] * rest[t];
        }
      }
    }

    @Override
    public double applyAsDouble(double logarithm) {
      double lambda = Math.pow(10, logarithm);
      double[] d = RidgeFit.values(svd);
      double[] error = rest.clone();
      double[] leverage = data.weights.clone();
      double degrees = 1;
      for (int t = 0; t < data.n; t++) {
        leverage[t] /= data.weightSum;
      }
      for (int j = 0; j < data.k; j++) {
        double kept = d[j] * d[j] / (d[j] * d[j] + lambda);
        double slope = kept * projection[j];
        degrees += kept;
        for (int t = 0; t < data.n; t++) {
          error[t] -= slope * left[j][t];
          leverage[t] += kept * left[j][t] * left[j][t];
        }
      }
      double sum = 0;
      for (int t = 0; t < data.n; t++) {
        double share = leaveOneOut ? leverage[t] : degrees / data.weightSum;
        double prediction = error[t] / Math.max(1 - share, 1e-100);
        sum += prediction * prediction;
      }
      return sum;
    }
  }
}
