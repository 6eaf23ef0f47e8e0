package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Holding;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.LedgerView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A book on a day with the marks of what it holds.
 *
 * @param marks by key of the instrument; what has no usable price is absent
 * @param missing symbols without a usable price
 */
public record ValuedBook(
    LocalDate day, Book book, Map<String, Mark> marks, SortedSet<String> missing) {

  static ValuedBook of(LocalDate day, Book book, LedgerView view, Marks marks) {
    Map<String, Mark> found = new HashMap<>();
    SortedSet<String> missing = new TreeSet<>();
    for (Holding holding : book.holdings()) {
      Instrument instrument = view.instrument(holding.instrument().id());
      marks
          .on(instrument, day)
          .ifPresentOrElse(
              mark -> found.put(instrument.key(), mark), () -> missing.add(instrument.symbol()));
    }
    return new ValuedBook(day, book, Map.copyOf(found), missing);
  }

  /** Prices by key of the instrument. */
  Map<String, BigDecimal> prices() {
    Map<String, BigDecimal> prices = new HashMap<>();
    marks.forEach((key, mark) -> prices.put(key, mark.price()));
    return prices;
  }

  /** The valued close; empty if something has no usable price. */
  public Optional<Close> close() {
    return missing.isEmpty() ? Optional.of(Close.of(day, book, prices())) : Optional.empty();
  }
}
