package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.PositionGreeks;

/**
 * A position in options, priced anew after a move: at spot·(1 + return), volatility and rate
 * shifted. No time passes.
 *
 * @param option its inputs today; a model of early exercise reads them as those of an American one
 * @param contracts signed
 * @param multiplier shares per contract, positive
 * @param pricer price of one option
 */
public record OptionHolding(
    EuropeanOption option, double contracts, double multiplier, Pricer pricer)
    implements Revaluation {

  /** A model. */
  @FunctionalInterface
  public interface Pricer {
    double price(EuropeanOption option);

    /** European exercise. */
    Pricer BLACK_SCHOLES = option -> BlackScholesMerton.of(option).price();
  }

  /** A spot of 0 has no logarithm; this share of today's is as good. */
  private static final double NEARLY_NOTHING = 1e-12;

  public OptionHolding {
    if (!Double.isFinite(contracts) || !(multiplier > 0 && Double.isFinite(multiplier))) {
      throw new IllegalArgumentException(
          "no position of " + contracts + " contracts of " + multiplier);
    }
  }

  @Override
  public double profit(Move move) {
    return move.equals(Move.NONE)
        ? 0
        : contracts * multiplier * (pricer.price(after(move)) - pricer.price(option));
  }

  /** The option's inputs after a move; volatility does not fall below 0. */
  public EuropeanOption after(Move move) {
    return new EuropeanOption(
        option.right(),
        option.spot() * Math.max(1 + move.underlying(), NEARLY_NOTHING),
        option.strike(),
        option.years(),
        option.rate() + move.yield(),
        option.yield(),
        Math.max(0, option.volatility() + move.volatility()));
  }

  /** Greeks of the position by Black, Scholes and Merton. */
  public PositionGreeks greeks() {
    return PositionGreeks.of(BlackScholesMerton.of(option), option.spot(), contracts, multiplier);
  }

  /**
   * The gain by delta alone, {@code delta·ΔS}: what full revaluation is compared with.
   *
   * @param greeks of the position
   */
  public static double deltaProfit(PositionGreeks greeks, Move move) {
    return greeks.deltaDollars() * move.underlying();
  }

  /** {@code delta·ΔS + ½gamma·ΔS²}. */
  public static double deltaGammaProfit(PositionGreeks greeks, Move move) {
    double square = move.underlying() * move.underlying();
    return deltaProfit(greeks, move) + 0.5 * (100 * greeks.gammaDollars()) * square;
  }

  /** {@code delta·ΔS + ½gamma·ΔS² + vega·Δσ}. */
  public static double deltaGammaVegaProfit(PositionGreeks greeks, Move move) {
    return deltaGammaProfit(greeks, move) + 100 * greeks.vegaDollars() * move.volatility();
  }
}
