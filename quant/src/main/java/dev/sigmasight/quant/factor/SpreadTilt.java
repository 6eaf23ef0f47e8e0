package dev.sigmasight.quant.factor;

import java.util.Map;

/**
 * What a beta to a spread says: which of the two sides, and how much.
 *
 * @param direction the side, such as {@code Growth}; of a beta of exactly 0 the name for neither
 */
public record SpreadTilt(Magnitude magnitude, String direction) {
  private static final Map<Factor, Sides> SIDES =
      Map.of(
          Factors.GROWTH_VALUE_SPREAD, new Sides("Growth", "Value", "Balanced"),
          Factors.MOMENTUM_SPREAD, new Sides("Momentum", "Contrarian", "Neutral"),
          Factors.SIZE_SPREAD, new Sides("Small Cap", "Large Cap", "Balanced"),
          Factors.QUALITY_SPREAD, new Sides("Quality", "Speculative", "Balanced"));

  private record Sides(String positive, String negative, String neither) {}

  /** How far a tilt goes, and the risk that lies in it. */
  public enum Magnitude {
    /** |beta| above 0.5. */
    STRONG("Strong", "high"),
    /** |beta| above 0.2. */
    MODERATE("Moderate", "medium"),
    /** Less. */
    MILD("Mild", "low");

    private final String label;
    private final String risk;

    Magnitude(String label, String risk) {
      this.label = label;
      this.risk = risk;
    }

    /** In a word. */
    public String label() {
      return label;
    }

    /** {@code high}, {@code medium} or {@code low}. */
    public String riskLevel() {
      return risk;
    }

    static Magnitude of(double beta) {
      if (Math.abs(beta) > 0.5) {
        return STRONG;
      }
      return Math.abs(beta) > 0.2 ? MODERATE : MILD;
    }
  }

  /**
   * Of a beta, however sure it is.
   *
   * @throws IllegalArgumentException if the factor is none of the four spreads, or beta not finite
   */
  public static SpreadTilt of(Factor spread, double beta) {
    if (!Double.isFinite(beta)) {
      throw new IllegalArgumentException("not a finite beta: " + beta);
    }
    String side = beta > 0 ? sides(spread).positive : sides(spread).negative;
    return new SpreadTilt(Magnitude.of(beta), beta == 0 ? neither(spread) : side);
  }

  /** What a portfolio is called that leans to neither side. */
  public static String neither(Factor spread) {
    return sides(spread).neither;
  }

  private static Sides sides(Factor spread) {
    Sides sides = SIDES.get(spread);
    if (sides == null) {
      throw new IllegalArgumentException(spread.name() + " is no spread");
    }
    return sides;
  }
}
