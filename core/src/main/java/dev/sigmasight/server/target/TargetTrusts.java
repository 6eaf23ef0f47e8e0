package dev.sigmasight.server.target;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far answers about targets can be relied on. */
final class TargetTrusts {
  static final String NOT_COMPUTED =
      "The portfolio was not computed since its ledger changed; the next run of the batch does.";

  private TargetTrusts() {}

  /** Of one target. */
  static Trust of(TargetBook book, Target target, Map<String, String> lacking) {
    Target.Current price = target.price();
    if (price == null) {
      return new Trust(
          book.asOf(), null, Quality.UNAVAILABLE, TargetFaults.priceless(target.symbol()));
    }
    LocalDate through = price.isOfOwner() ? null : price.on();
    if (!lacking.isEmpty()) {
      String why = lacking.values().iterator().next();
      return new Trust(book.asOf(), through, Quality.PARTIAL, why);
    }
    return dated(book, through, !price.isFinal());
  }

  /** Of a whole portfolio. */
  static Trust of(TargetBook book, Map<String, String> lacking) {
    LocalDate through = book.dataThrough();
    if (!lacking.isEmpty()) {
      String why = lacking.values().iterator().next();
      boolean computed = book.computed().isPresent();
      return new Trust(book.asOf(), through, computed ? Quality.PARTIAL : Quality.UNAVAILABLE, why);
    }
    return dated(book, through, false);
  }

  private static Trust dated(TargetBook book, @Nullable LocalDate through, boolean provisional) {
    boolean bookIsProvisional = book.computed().filter(BookState.Computed::provisional).isPresent();
    return Trust.dated(book.asOf(), book.lastSession(), through, provisional || bookIsProvisional);
  }
}
