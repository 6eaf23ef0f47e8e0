package dev.sigmasight.quant.stress;

import java.util.Map;

/**
 * A position as a stress sees it.
 *
 * @param name of the position
 * @param symbol of the security, of the underlying for an option
 * @param betas return of that security per unit of move of each factor: regression on the returns
 *     of factors, and for {@link Shocks#INTEREST_RATE} on changes of yield; factors left out have
 *     0. Keys are names of shocks; {@link FactorBetas} makes them of betas by factor, and the name
 *     or code of a factor that no shock has is refused
 * @param slopes small moves, for attribution
 * @param revaluation large ones
 */
public record StressPosition(
    String name, String symbol, Map<String, Double> betas, Slopes slopes, Revaluation revaluation) {

  public StressPosition {
    betas = Map.copyOf(betas);
    betas.forEach(
        (factor, beta) -> {
          FactorBetas.checkName(factor);
          if (!Double.isFinite(beta)) {
            throw new IllegalArgumentException(name + " has a beta of " + beta + " to " + factor);
          }
        });
  }

  /**
   * Shares, funds or anything in proportion to its price.
   *
   * @param value signed market value
   */
  public static StressPosition shares(String symbol, double value, Map<String, Double> betas) {
    return new StressPosition(
        symbol, symbol, betas, Slopes.linear(value), Revaluation.linear(value));
  }

  /**
   * The same with betas to factors: a beta to bonds acts through duration and convexity. A move of
   * its own takes the place of the betas; what yields do comes on top.
   *
   * @param value signed market value
   */
  public static StressPosition shares(String symbol, double value, FactorBetas betas) {
    return bond(symbol, value, betas.rates(), betas.betas());
  }

  /**
   * Bonds or a bond fund: a change of yields acts through duration and convexity.
   *
   * @param value signed market value
   * @param betas to other factors, such as credit; none to the yield itself
   */
  public static StressPosition bond(
      String symbol, double value, RateSensitivity sensitivity, Map<String, Double> betas) {
    if (betas.containsKey(Shocks.INTEREST_RATE)) {
      throw new IllegalArgumentException(symbol + " has a duration, and so no beta to the yield");
    }
    return new StressPosition(
        symbol,
        symbol,
        betas,
        Slopes.bond(value, sensitivity),
        Revaluation.bond(value, sensitivity));
  }

  /**
   * Options on a symbol with Black–Scholes–Merton slopes, revalued by the holding's own model.
   *
   * @param betas of the underlying
   */
  public static StressPosition option(
      String name, String underlying, OptionHolding holding, Map<String, Double> betas) {
    return new StressPosition(name, underlying, betas, Slopes.option(holding.greeks()), holding);
  }

  /**
   * The same with betas to factors; a beta to bonds acts on the underlying through duration alone.
   */
  public static StressPosition option(
      String name, String underlying, OptionHolding holding, FactorBetas betas) {
    return option(name, underlying, holding, betas.linear());
  }

  /** Whether it has a beta to a factor, be it 0, or a slope by yields for a change of them. */
  boolean knows(String factor) {
    return betas.containsKey(factor)
        || (factor.equals(Shocks.INTEREST_RATE) && slopes.perYield() != 0);
  }
}
