package dev.sigmasight.market.price;

import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;

/** Prices of the whole market in one session, with a few questions. */
public interface SessionPriceSource {

  /** The name stored with every price from here. */
  String name();

  /** Everything that traded in a session. */
  Reply<SessionPrices> session(LocalDate session);
}
