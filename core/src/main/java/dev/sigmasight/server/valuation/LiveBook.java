package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.NewLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    List<Transaction> transactions = new ArrayList<>(view.upTo(day));
    if (transactions.isEmpty()) {
      return Book.empty(view.method());
    }
    Set<Instrument> held = new LinkedHashSet<>(view.instrumentsOf(transactions));
    LocalDate first = transactions.getFirst().date();
    add(due.corporateActions(held, first, day), view, transactions);
    Book book = Book.empty(view.method()).after(transactions);
    List<NewLine> ends = due.expiries(book, day);
    if (ends.isEmpty()) {
      return book;
    }
    add(ends, view, transactions);
    return Book.empty(view.method()).after(transactions);
  }

  private static void add(List<NewLine> lines, LedgerView view, List<Transaction> transactions) {
    lines.forEach(line -> transactions.add(view.transaction(line)));
  }
}
