package dev.sigmasight.quant.regression;

/** {@code y = alpha + Σ beta_k·x_k + error} by least squares, or the reason there is no fit. */
public sealed interface Regression {
  /** The fit. */
  record Fitted(FittedRegression fit) implements Regression {}

  /** Fewer observations than needed. */
  record TooShort(int have, int need) implements Regression {}

  /** The regressors determine no coefficients: one is constant, or a combination of others. */
  record Degenerate(String why) implements Regression {}
}
