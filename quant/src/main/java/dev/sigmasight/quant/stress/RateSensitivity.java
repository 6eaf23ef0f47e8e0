package dev.sigmasight.quant.stress;

/**
 * How a price answers to a parallel change of yields: {@code ΔV/V = −D·Δy + ½C·Δy²}. A yield that
 * rises costs whoever holds a positive duration.
 *
 * @param duration D, effective or modified, in years; negative if it gains from rising yields
 * @param convexity C, in years²
 */
public record RateSensitivity(double duration, double convexity) {
  /** Does not answer. */
  public static final RateSensitivity NONE = new RateSensitivity(0, 0);

  public RateSensitivity {
    if (!Double.isFinite(duration) || !Double.isFinite(convexity)) {
      throw new IllegalArgumentException("no sensitivity of " + duration + " and " + convexity);
    }
  }

  /**
   * Of something whose returns follow those of a bond fund with a known sensitivity: the fund's
   * figures times the beta.
   *
   * @param beta to the fund's returns, not to yields
   */
  public static RateSensitivity throughProxy(double beta, RateSensitivity proxy) {
    return new RateSensitivity(beta * proxy.duration, beta * proxy.convexity);
  }

  /** The return by duration alone, {@code −D·Δy}. */
  public double linearReturn(double yieldChange) {
    return -duration * yieldChange;
  }

  /**
   * {@code −D·Δy + ½C·Δy²}.
   *
   * @param yieldChange as a fraction: 0.01 is 100 basis points
   */
  public double returnFor(double yieldChange) {
    double change = linearReturn(yieldChange) + 0.5 * convexity * yieldChange * yieldChange;
    if (!Double.isFinite(change)) {
      throw new IllegalArgumentException("no return for a change of yield of " + yieldChange);
    }
    return change;
  }
}
