package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.NewLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The book of a portfolio on a day, with what follows from its holdings (dividends, splits,
 * expiries) even where the batch has not kept it yet.
 */
public final class LiveBook {
  private LiveBook() {}

  /** The book at the close of a day, with its marks. */
  public static ValuedBook on(LocalDate day, LedgerView view, Marks marks) {
    return ValuedBook.of(day, book(day, view, marks), view, marks);
  }

  private static Book book(LocalDate day, LedgerView view, Marks marks) {
    DueEvents due = new DueEvents(view, marks);
    List<Transaction> open = new ArrayList<>(view.upTo(day));
    if (open.isEmpty()) {
      return Book.empty(view.method());
    }
    Set<Instrument> held = new LinkedHashSet<>(view.instrumentsOf(open));
    add(due.corporateActions(held, open.getFirst().date(), day), view, open);
    Book book = Book.empty(view.method());
    for (LocalDate step : steps(day, held)) {
      List<Transaction> until = new ArrayList<>();
      open.removeIf(each -> !each.date().isAfter(step) && until.add(each));
      Book before = book;
      book = until.isEmpty() ? before : before.after(until);
      List<NewLine> ends = due.expiries(book, step);
      if (!ends.isEmpty()) {
        add(ends, view, until);
        book = before.after(until);
      }
    }
    return book;
  }

  /** The days on which an option may end, and the day itself. */
  private static NavigableSet<LocalDate> steps(LocalDate day, Set<Instrument> held) {
    NavigableSet<LocalDate> steps = new TreeSet<>();
    for (Instrument instrument : held) {
      instrument
          .option()
          .map(OptionTerms::expiry)
          .filter(expiry -> expiry.isBefore(day))
          .ifPresent(steps::add);
    }
    steps.add(day);
    return steps;
  }

  private static void add(List<NewLine> lines, LedgerView view, List<Transaction> transactions) {
    lines.forEach(line -> transactions.add(view.transaction(line)));
  }
}
