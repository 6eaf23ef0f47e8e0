package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.ledger.LedgerView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The book of a portfolio on one day after the other, valued; days must be asked in order. */
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

  /** The book on a day, with or without a value. */
  public sealed interface At {}

  /** Valued at the marks given by key of the instrument. */
  public record Valued(Close close, Map<String, Mark> marks) implements At {}

  /** Symbols of what is held and has no usable price. */
  public record Unpriced(Book book, SortedSet<String> symbols) implements At {}

  /** The close of a day. */
  public At at(LocalDate day) {
    int until = next;
    while (until < view.transactions().size()
        && !view.transactions().get(until).date().isAfter(day)) {
      until++;
    }
    List<Transaction> since = view.transactions().subList(next, until);
    book = since.isEmpty() ? book : book.after(since);
    next = until;
    Priced priced = Priced.of(book, view, marks, day);
    return priced.missing().isEmpty()
        ? new Valued(Close.of(day, book, priced.prices()), priced.marks())
        : new Unpriced(book, priced.missing());
  }
}
