package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InvestmentClass;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Which instrument was entered on which day in which line. */
final class Duplicates {
  private final Map<Key, Integer> lines = new HashMap<>();

  private record Key(InvestmentClass of, String symbol, LocalDate entry) {}

  /** Refuses a row that says the same as an earlier one. */
  void check(Holdable what, LocalDate entry, Row row) {
    Integer first =
        lines.putIfAbsent(new Key(what.investmentClass(), what.symbol(), entry), row.line());
    if (first != null) {
      row.refuse(
          ImportCode.DUPLICATE,
          PositionColumn.SYMBOL,
          "%s with entry date %s is in line %d already; put both into one row."
              .formatted(what.symbol(), entry, first));
    }
  }
}
