package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.CorporateAction;
import java.time.LocalDate;

/**
 * A stored dividend or split.
 *
 * @param id its key in {@code corporate_action}
 * @param terms the dividend per new share, or the ratio of the split
 * @param origin where it comes from
 */
public record Action(long id, CorporateAction terms, PriceOrigin origin) {

  /** The first session that trades without the dividend, or in the new shares. */
  public LocalDate exDate() {
    return terms.exDate();
  }
}
