package dev.sigmasight.quant.stress;

import java.util.Map;

/**
 * A position as a stress sees it.
 *
 * @param name of the position
 * @param symbol of the security, of the underlying for an option
 * @param betas return of that security per unit of move of each factor: regression on the returns
 *     of factors, and for {@link Shocks#INTEREST_RATE} on changes of yield; factors left out have 0
 * @param slopes small moves, for attribution
 * @param revaluation large ones
 */
public record StressPosition(
    String name, String symbol, Map<String, Double> betas, Slopes slopes, Revaluation revaluation) {

  public StressPosition {
    betas = Map.copyOf(betas);
    betas.forEach(
        (factor, beta) -> {
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
}
