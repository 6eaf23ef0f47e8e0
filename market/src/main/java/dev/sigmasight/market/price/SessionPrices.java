package dev.sigmasight.market.price;

import java.util.List;
import java.util.Map;

/**
 * Prices of the whole market in one session, and what companies did to their shares that day; both
 * by symbol as {@link Ticker} writes it.
 *
 * @param bars as traded, at least one
 * @param actions with this session as ex-date
 */
public record SessionPrices(
    Map<String, PriceBar> bars, Map<String, List<CorporateAction>> actions) {
  public SessionPrices {
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("no bars: answer Empty instead");
    }
    bars = Map.copyOf(bars);
    actions = Map.copyOf(actions);
  }
}
