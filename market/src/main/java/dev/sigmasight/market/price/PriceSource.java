package dev.sigmasight.market.price;

import java.time.LocalDate;

/** Where daily prices come from. */
public interface PriceSource {

  /** The name stored with every price from here: {@code synthetic}, {@code yahoo}, … */
  String name();

  /**
   * Prices as traded and corporate actions of one symbol.
   *
   * @param from first day, included
   * @param to last day, included
   */
  PriceReply history(String symbol, LocalDate from, LocalDate to);
}
