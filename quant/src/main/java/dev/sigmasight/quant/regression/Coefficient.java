package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.StudentT;

/**
 * An estimated coefficient and how exact it is.
 *
 * @param value the coefficient, in units of y per unit of its regressor
 * @param error its standard error, in the same unit; 0 if every observation is met exactly
 * @param degrees of freedom of the Student distribution that t is compared with
 * @param observations how many it rests on
 */
public record Coefficient(double value, double error, double degrees, int observations) {

  /** Value / standard error; degenerate if every observation is met exactly. */
  public Estimate t() {
    double t = value / error;
    return error > 0 && Double.isFinite(t)
        ? new Estimate.Of(t, observations)
        : new Estimate.Degenerate("the fit leaves no error");
  }

  /** Probability of a |t| at least this large if the coefficient were 0. */
  public Estimate p() {
    return t() instanceof Estimate.Of(double t, int n)
        ? new Estimate.Of(StudentT.twoSided(t, degrees), n)
        : t();
  }

  /**
   * Value ± Student's quantile × standard error.
   *
   * @param confidence in (0, 1), such as 0.95
   */
  public Interval interval(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1): " + confidence);
    }
    double half = StudentT.quantile(0.5 + confidence / 2, degrees) * error;
    return new Interval(value - half, value + half);
  }

  /** From low to high, both included. */
  public record Interval(double low, double high) {
    /** Whether a value lies inside. */
    public boolean contains(double candidate) {
      return low <= candidate && candidate <= high;
    }
  }
}
