package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What holdings are worth. The only place where quantity, price and multiplier meet. */
public final class Valuation {
  private Valuation() {}

  /** {@code signed quantity × price × multiplier}, exact, in the currency of the price. */
  public static BigDecimal value(BigDecimal quantity, BigDecimal price, Instrument instrument) {
    return quantity.multiply(price).multiply(instrument.multiplier());
  }

  /**
   * The instruments a book holds and the prices lack; a book with any of these cannot be valued.
   */
  public static SortedSet<String> unpriced(Book book, Map<String, BigDecimal> prices) {
    SortedSet<String> missing = new TreeSet<>();
    for (Holding holding : book.holdings()) {
      if (!prices.containsKey(holding.instrument().id())) {
        missing.add(holding.instrument().id());
      }
    }
    return missing;
  }

  /** The price of what must have one. */
  static BigDecimal price(Instrument instrument, Map<String, BigDecimal> prices) {
    BigDecimal price = prices.get(instrument.id());
    if (price == null) {
      throw new IllegalArgumentException("no price for " + instrument.id());
    }
    return Exact.notNegative("price of " + instrument.id(), price);
  }

  /** The price, or that of the last trade for what is no longer held and has none. */
  static BigDecimal price(
      Instrument instrument, Map<String, BigDecimal> prices, Moves.@Nullable Move move) {
    if (prices.containsKey(instrument.id()) || move == null || move.lastPrice() == null) {
      return price(instrument, prices);
    }
    return move.lastPrice();
  }
}
