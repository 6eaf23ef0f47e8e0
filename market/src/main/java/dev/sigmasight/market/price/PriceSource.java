package dev.sigmasight.market.price;

import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;

/** Where daily prices come from. */
public interface PriceSource {

  /** The name stored with every price from here: {@code synthetic}, {@code yahoo}, … */
  String name();

  /**
   * Prices as traded and corporate actions of one symbol. The last session may not be over: its
   * price is then the latest one, and the caller knows by the calendar.
   *
   * @param from first day, included
   * @param to last day, included
   */
  Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to);
}
