package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.StudentT;

/** A line through points, or the reason there is none. */
public sealed interface LineFit {

  /**
   * {@code y = alpha + beta·x + error} by least squares.
   *
   * @param alpha intercept, in the unit of y; for daily returns per day, not annualised
   * @param beta slope
   * @param alphaError classical standard error of alpha
   * @param betaError classical standard error of beta
   * @param rSquared explained share of the variance of y, in [0, 1]; 1 if y is a constant that the
   *     line meets
   * @param residualDeviation √(Σ residual² / (n − 2)), in the unit of y
   * @param observations n
   */
  record Line(
      double alpha,
      double beta,
      double alphaError,
      double betaError,
      double rSquared,
      double residualDeviation,
      int observations)
      implements LineFit {

    /** beta / standard error; degenerate if every point lies on the line. */
    public Estimate betaT() {
      return ratio(beta, betaError);
    }

    /** alpha / standard error; degenerate if every point lies on the line. */
    public Estimate alphaT() {
      return ratio(alpha, alphaError);
    }

    /**
     * Probability, with n − 2 degrees of freedom, of a |t| at least this large if the slope were 0.
     */
    public Estimate betaP() {
      return probability(betaT());
    }

    /**
     * Probability, with n − 2 degrees of freedom, of a |t| at least this large if the intercept
     * were 0.
     */
    public Estimate alphaP() {
      return probability(alphaT());
    }

    private Estimate ratio(double coefficient, double error) {
      return error > 0
          ? new Estimate.Of(coefficient / error, observations)
          : new Estimate.Degenerate("every point lies on the line");
    }

    private Estimate probability(Estimate t) {
      return t instanceof Estimate.Of(double value, int n)
          ? new Estimate.Of(StudentT.twoSided(value, n - 2.0), n)
          : t;
    }
  }

  /** Fewer points than needed. */
  record TooShort(int have, int need) implements LineFit {}

  /** The points determine no line, as when all x are equal. */
  record Degenerate(String why) implements LineFit {}
}
