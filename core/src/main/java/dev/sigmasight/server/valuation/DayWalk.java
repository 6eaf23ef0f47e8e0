package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.DayResult;
import dev.sigmasight.quant.ledger.RollForward;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.NewLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Walks a portfolio from close to close. A day that cannot be priced is passed over; the next one
 * covers it.
 */
public final class DayWalk {
  private final LedgerView view;
  private final Marks marks;
  private final DueEvents due;
  private Close last;
  private int next;

  /** Before the first transaction. */
  public DayWalk(LedgerView view, Marks marks) {
    this.view = view;
    this.marks = marks;
    due = new DueEvents(view, marks);
    last = Close.beforeTheFirst(view.method());
  }

  /** What a step came to. */
  public sealed interface Step {

    /**
     * The day is valued.
     *
     * @param due lines that the day brought about, to be kept in the ledger
     * @param marks by key of the instrument, of everything held at the close
     */
    record Valued(DayResult.Valued day, List<NewLine> due, Map<String, Mark> marks)
        implements Step {}

    /** Symbols of what is held and has no usable price. */
    record Unpriced(SortedSet<String> symbols) implements Step {}
  }

  /** Starts at the close of an earlier day, without asking what happened in between. */
  public boolean resume(LocalDate day) {
    Book book = Book.empty(view.method()).after(view.upTo(day));
    ValuedBook valued = ValuedBook.of(day, book, view, marks);
    Optional<Close> close = valued.close();
    if (close.isEmpty()) {
      return false;
    }
    last = close.get();
    while (next < view.transactions().size()
        && !view.transactions().get(next).date().isAfter(day)) {
      next++;
    }
    return true;
  }

  /** The close of a day, from the last one valued. */
  public Step next(LocalDate day) {
    int until = next;
    List<Transaction> transactions = new ArrayList<>();
    while (until < view.transactions().size()
        && !view.transactions().get(until).date().isAfter(day)) {
      transactions.add(view.transactions().get(until++));
    }
    List<NewLine> lines = new ArrayList<>(actions(transactions, day));
    lines.forEach(line -> transactions.add(view.transaction(line)));
    Book book = transactions.isEmpty() ? last.book() : last.book().after(transactions);
    List<NewLine> ends = due.expiries(book, day);
    if (!ends.isEmpty()) {
      lines.addAll(ends);
      ends.forEach(line -> transactions.add(view.transaction(line)));
      book = last.book().after(transactions);
    }
    ValuedBook valued = ValuedBook.of(day, book, view, marks);
    if (!valued.missing().isEmpty()) {
      return new Step.Unpriced(valued.missing());
    }
    return switch (RollForward.day(last, day, transactions, valued.prices())) {
      case DayResult.Valued result -> {
        last = result.close();
        next = until;
        yield new Step.Valued(result, lines, valued.marks());
      }
      case DayResult.Unpriced unpriced ->
          throw new IllegalStateException("priced and yet not: " + unpriced.instruments());
    };
  }

  private List<NewLine> actions(List<Transaction> transactions, LocalDate day) {
    Set<Instrument> held = new LinkedHashSet<>();
    last.book().holdings().forEach(each -> held.add(view.instrument(each.instrument().id())));
    LocalDate after = last.date();
    if (!transactions.isEmpty()) {
      held.addAll(view.instrumentsOf(transactions));
      if (after.equals(LocalDate.MIN)) {
        after = transactions.getFirst().date();
      }
    }
    return after.equals(LocalDate.MIN) ? List.of() : due.corporateActions(held, after, day);
  }
}
