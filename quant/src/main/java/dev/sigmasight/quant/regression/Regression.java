package dev.sigmasight.quant.regression;

/** {@code y = alpha + Σ beta_k·x_k + error} by least squares, or the reason there is no fit. */
public sealed interface Regression {
  /** The fit. */
  record Fitted(FittedRegression fit) implements Regression {}

  /** Fewer observations than needed. */
  record TooShort(int have, int need) implements Regression {}

  /**
   * The regressors determine no coefficients: one is constant, or a combination of others.
   *
   * @param regressor which, counted from 1; 0 if none in particular
   * @param why what is wrong with it, such as "does not vary"
   */
  record Degenerate(int regressor, String why) implements Regression {
    /** A sentence without its full stop. */
    public String reason() {
      return regressor == 0 ? why : "regressor " + regressor + " " + why;
    }
  }

  /** y and a regressor differ by more than 250 powers of ten. */
  Degenerate TOO_FAR_APART = new Degenerate(0, "y and a regressor are too far apart in size");
}
