package dev.sigmasight.quant.factor;

/**
 * How well factors explain a series.
 *
 * @param rSquared explained share of the variance, after outliers were drawn in
 * @param adjustedRSquared the same less what chance would explain; may be below 0
 * @param effectiveDegrees free slopes that would fit as well; the number of factors without penalty
 * @param residualDeviation of what is left, per day, as a fraction
 * @param observations days
 * @param history whether they make a full history
 * @param penalty λ of the ridge; 0 for least squares
 * @param outliers days drawn in
 */
public record FitQuality(
    double rSquared,
    double adjustedRSquared,
    double effectiveDegrees,
    double residualDeviation,
    int observations,
    History history,
    double penalty,
    int outliers) {

  /** How many observations there are. */
  public enum History {
    /** As many as asked for. */
    FULL,
    /** Fewer: read with care. */
    LIMITED
  }

  /** The class of R². */
  public Explanation explanation() {
    return Explanation.of(rSquared);
  }

  /** What an R² is called. */
  public enum Explanation {
    /** At least 0.7. */
    EXCELLENT(0.7),
    /** At least 0.5. */
    GOOD(0.5),
    /** At least 0.3. */
    FAIR(0.3),
    /** At least 0.1. */
    POOR(0.1),
    /** Less. */
    VERY_POOR(Double.NEGATIVE_INFINITY);

    private final double atLeast;

    Explanation(double atLeast) {
      this.atLeast = atLeast;
    }

    /** Of an R². */
    public static Explanation of(double rSquared) {
      for (Explanation each : values()) {
        if (rSquared >= each.atLeast) {
          return each;
        }
      }
      throw new IllegalArgumentException("not a number: " + rSquared);
    }
  }
}
