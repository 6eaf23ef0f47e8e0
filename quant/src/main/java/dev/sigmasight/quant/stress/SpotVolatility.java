package dev.sigmasight.quant.stress;

/**
 * How implied volatility answers to the market: {@code Δσ = −a·m}, with one a for falls and a
 * smaller one for rises.
 *
 * @param inFalls a when the market falls, not negative: 1 adds ten points to a fall of 10%
 * @param inRises a when it rises
 */
public record SpotVolatility(double inFalls, double inRises) {
  /** Volatility stays. */
  public static final SpotVolatility NONE = new SpotVolatility(0, 0);

  /** A fall of 10% adds ten points, a rise of 10% takes three. */
  public static final SpotVolatility USUAL = new SpotVolatility(1, 0.3);

  public SpotVolatility {
    if (!(inFalls >= 0 && inFalls <= 100) || !(inRises >= 0 && inRises <= 100)) {
      throw new IllegalArgumentException("no rule of " + inFalls + " and " + inRises);
    }
  }

  /**
   * The change of implied volatility as a fraction (0.1 is ten points).
   *
   * @param marketMove return of the market
   */
  public double change(double marketMove) {
    return -marketMove * (marketMove < 0 ? inFalls : inRises);
  }
}
