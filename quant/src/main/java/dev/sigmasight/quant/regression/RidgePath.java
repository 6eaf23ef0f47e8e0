package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.linear.Svd;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** A sample decomposed once, and its ridge fits at any penalty. Immutable. */
public final class RidgePath {
  /** Penalties that are tried, before the best is refined, as powers of ten. */
  private static final double SMALLEST = -6;

  private static final double LARGEST = 7;
  private static final int STEPS = 52;
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
   * The fit at one penalty.
   *
   * @param lambda λ, not negative; at 0 least squares (the shortest w of all that are equally good
   *     if regressors depend on each other)
   */
  public RidgeFit at(double lambda) {
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the penalty must not be negative: " + lambda);
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
    return search(RidgeFit::leaveOneOutError);
  }

  /** The fit at the penalty, of all from 1e-6 to 1e7, whose cross-validation is least. */
  public RidgeFit leastCrossValidation() {
    return search(RidgeFit::crossValidationError);
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

  /** The best of a grid, then golden sections between its neighbours. */
  private RidgeFit search(ToDoubleFunction<RidgeFit> criterion) {
    double step = (LARGEST - SMALLEST) / STEPS;
    double[] grid = new double[STEPS + 1];
    Arrays.setAll(grid, i -> Math.pow(10, SMALLEST + i * step));
    RidgeFit best = best(criterion, grid);
    double middle = Math.log10(best.lambda());
    double low = Math.max(SMALLEST, middle - step);
    double high = Math.min(LARGEST, middle + step);
    for (int i = 0; i < 20; i++) {
      RidgeFit left = at(Math.pow(10, high - GOLDEN * (high - low)));
      RidgeFit right = at(Math.pow(10, low + GOLDEN * (high - low)));
      boolean keepLeft = criterion.applyAsDouble(left) <= criterion.applyAsDouble(right);
      low = keepLeft ? low : high - GOLDEN * (high - low);
      high = keepLeft ? Math.log10(right.lambda()) : high;
      RidgeFit better = keepLeft ? left : right;
      best = criterion.applyAsDouble(better) < criterion.applyAsDouble(best) ? better : best;
    }
    return best;
  }
}
