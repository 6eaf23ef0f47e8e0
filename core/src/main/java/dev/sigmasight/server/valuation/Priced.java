package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Holding;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.LedgerView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The marks of everything a book holds on a day, and what has none; by key of the instrument. */
record Priced(Map<String, Mark> marks, Map<String, BigDecimal> prices, SortedSet<String> missing) {

  static Priced of(Book book, LedgerView view, Marks marks, LocalDate day) {
    Priced priced = new Priced(new HashMap<>(), new HashMap<>(), new TreeSet<>());
    for (Holding holding : book.holdings()) {
      Instrument instrument = view.instrument(holding.instrument().id());
      marks
          .on(instrument, day)
          .ifPresentOrElse(
              mark -> {
                priced.marks.put(instrument.key(), mark);
                priced.prices.put(instrument.key(), mark.price());
              },
              () -> priced.missing.add(instrument.symbol()));
    }
    return priced;
  }
}
