package dev.sigmasight.market.price;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a company does to its shares that a holder sees beside the price. */
public sealed interface CorporateAction {

  /** The first session that trades without the dividend, or in the new shares. */
  LocalDate exDate();

  /**
   * A cash dividend.
   *
   * @param exDate who holds at the close before it is entitled
   * @param perShare dollars per share as the shares are on the ex-date, above 0
   */
  record Dividend(LocalDate exDate, BigDecimal perShare) implements CorporateAction {
    public Dividend {
      if (perShare.signum() <= 0) {
        throw new IllegalArgumentException(
            "dividend must be above 0 on " + exDate + ": " + perShare);
      }
    }
  }

  /**
   * A split: {@code numerator} new shares for {@code denominator} old ones. 10:1 makes ten of one;
   * a reverse split has the smaller number first.
   *
   * @param exDate the first session in new shares
   */
  record Split(LocalDate exDate, BigDecimal numerator, BigDecimal denominator)
      implements CorporateAction {
    public Split {
      if (numerator.signum() <= 0 || denominator.signum() <= 0) {
        throw new IllegalArgumentException(
            "split on "
                + exDate
                + " must be of positive numbers: "
                + numerator
                + ":"
                + denominator);
      }
    }
  }
}
