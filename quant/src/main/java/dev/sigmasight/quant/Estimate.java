package dev.sigmasight.quant;

/** A figure, or the reason there is none. Never NaN, never a stand-in zero. */
public sealed interface Estimate {

  /**
   * A finite figure.
   *
   * @param value the figure, in the unit its method documents
   * @param observations how many observations it rests on
   */
  record Of(double value, int observations) implements Estimate {
    public Of {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite: " + value);
      }
      value += 0.0; // no negative zero
    }
  }

  /** The figure, or the reason that no double can hold it. */
  static Estimate finite(double value, int observations) {
    return Double.isFinite(value)
        ? new Of(value, observations)
        : new Degenerate("the figure is too large for a double");
  }

  /** Fewer observations than the method needs. */
  record TooShort(int have, int need) implements Estimate {}

  /** Enough observations, but none that determine the figure, as in a constant series. */
  record Degenerate(String why) implements Estimate {}
}
