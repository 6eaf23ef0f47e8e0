package dev.sigmasight.market.synthetic;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.PriceReply;
import dev.sigmasight.market.price.PriceSource;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/** Invented daily prices of the demo's symbols; see docs/methods/synthetic-prices.md. */
public final class SyntheticPrices implements PriceSource {

  /** The name stored with every price from here. */
  public static final String NAME = "synthetic";

  /** The first session with prices. */
  public static final LocalDate FIRST_SESSION = LocalDate.of(2024, 1, 2);

  private final TradingCalendar calendar;

  public SyntheticPrices(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Every symbol there are prices for. */
  public SortedSet<String> symbols() {
    return new TreeSet<>();
  }

  @Override
  public PriceReply history(String symbol, LocalDate from, LocalDate to) {
    return new PriceReply.UnknownSymbol(symbol + calendar.firstDay());
  }
}
