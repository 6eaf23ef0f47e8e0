package dev.sigmasight.server.risk;

import dev.sigmasight.quant.option.BjerksundStensland;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.stress.OptionHolding.Pricer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prices of moved options. A contract that many portfolios hold moves the same in all of them, so
 * each price is computed once. American options are priced by the one boundary of Bjerksund and
 * Stensland, European ones by Black, Scholes and Merton.
 */
final class OptionPrices {
  private static final int MOST = 200_000;

  private final Map<EuropeanOption, Double> american = new ConcurrentHashMap<>();
  private final Map<EuropeanOption, Double> european = new ConcurrentHashMap<>();

  Pricer pricer(boolean mayBeExercisedEarly) {
    return mayBeExercisedEarly
        ? option -> price(american, option, BjerksundStensland::oneBoundary)
        : option -> price(european, option, Pricer.BLACK_SCHOLES);
  }

  private static double price(
      Map<EuropeanOption, Double> known, EuropeanOption option, Pricer pricer) {
    Double price = known.get(option);
    if (price == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      price = pricer.price(option);
      known.put(option, price);
    }
    return price;
  }
}
