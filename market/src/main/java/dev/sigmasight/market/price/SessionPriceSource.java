package dev.sigmasight.market.price;

import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;
import java.util.Map;

/** Prices of the whole market in one session, with one question. */
public interface SessionPriceSource {

  /** The name stored with every price from here. */
  String name();

  /** By symbol, as {@link Ticker} writes it; without corporate actions. */
  Reply<Map<String, PriceBar>> session(LocalDate session);
}
