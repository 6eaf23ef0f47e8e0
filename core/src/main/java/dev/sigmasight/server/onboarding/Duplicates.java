package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InvestmentClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Which lot stands in which line. Lots of one instrument and day are told apart by their quantity
 * and price.
 */
final class Duplicates {
  private final Map<Key, Integer> lines = new HashMap<>();

  private record Key(
      InvestmentClass of, String symbol, LocalDate entry, BigDecimal quantity, BigDecimal price) {}

  /** Refuses a row that says the same as an earlier one. */
  void check(Holdable what, LocalDate entry, BigDecimal quantity, BigDecimal price, Row row) {
    Key key =
        new Key(
            what.investmentClass(),
            what.symbol(),
            entry,
            quantity.stripTrailingZeros(),
            price.stripTrailingZeros());
    Integer first = lines.putIfAbsent(key, row.line());
    if (first != null) {
      row.refuse(
          ImportCode.DUPLICATE,
          PositionColumn.SYMBOL,
          ("%s with entry date %s is in line %d already, with the same quantity and price; leave"
                  + " one out, or put both into one row.")
              .formatted(what.symbol(), entry, first));
    }
  }
}
