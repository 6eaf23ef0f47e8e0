package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.ledger.LedgerView;
import java.time.LocalDate;
import java.util.List;

/** The book of a portfolio on one day after the other; days must be asked in order. */
public final class Replay {
  private final LedgerView view;
  private final Marks marks;
  private Book book;
  private int next;

  public Replay(LedgerView view, Marks marks) {
    this.view = view;
    this.marks = marks;
    book = Book.empty(view.method());
  }

  /** The book of a day with its marks. */
  public ValuedBook at(LocalDate day) {
    int until = next;
    while (until < view.transactions().size()
        && !view.transactions().get(until).date().isAfter(day)) {
      until++;
    }
    List<Transaction> since = view.transactions().subList(next, until);
    book = since.isEmpty() ? book : book.after(since);
    next = until;
    return ValuedBook.of(day, book, view, marks);
  }
}
