package dev.sigmasight.server.transaction;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.ledger.LedgerView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What each line of a ledger adds to cash, in the currency of the portfolio: {@code −quantity ×
 * price × multiplier − fees} for a trade, the trade of the underlying at the strike for an exercise
 * or assignment, {@code units held × cash per unit} for a dividend. Their sum over a day is the
 * change of cash in the book of that day, which is checked.
 */
final class CashEffects {
  private final LedgerView view;
  private final List<BigDecimal> effects = new ArrayList<>();
  private Book book;

  private CashEffects(LedgerView view) {
    this.view = view;
    book = Book.empty(view.method());
  }

  /** One for each transaction, in their order. */
  static List<BigDecimal> of(LedgerView view) {
    CashEffects all = new CashEffects(view);
    List<Transaction> lines = view.transactions();
    int from = 0;
    while (from < lines.size()) {
      int to = from;
      while (to < lines.size() && lines.get(to).date().equals(lines.get(from).date())) {
        to++;
      }
      all.day(lines.subList(from, to));
      from = to;
    }
    return all.effects;
  }

  private void day(List<Transaction> lines) {
    Book after = book.after(lines);
    BigDecimal sum = BigDecimal.ZERO;
    for (Transaction each : lines) {
      BigDecimal effect = effect(each, lines);
      effects.add(effect);
      sum = sum.add(effect);
    }
    if (book.cash().add(sum).compareTo(after.cash()) != 0) {
      throw new IllegalStateException(
          "the lines of %s move %s, the cash of version %d moves from %s to %s"
              .formatted(after.date(), sum, view.version(), book.cash(), after.cash()));
    }
    book = after;
  }

  private BigDecimal effect(Transaction transaction, List<Transaction> day) {
    return switch (transaction) {
      case Transaction.CashFlow flow -> flow.amount();
      case Transaction.Interest interest -> interest.amount();
      case Transaction.Fee fee -> fee.amount().negate();
      case Transaction.Trade trade ->
          Valuation.value(trade.quantity(), trade.price(), trade.instrument())
              .negate()
              .subtract(trade.fees());
      case Transaction.Dividend dividend -> received(dividend, day);
      case Transaction.OptionExercise exercise -> delivery(exercise);
      case Transaction.TransferIn _, Transaction.Split _, Transaction.OptionExpiry _ ->
          BigDecimal.ZERO;
    };
  }

  private static BigDecimal delivery(Transaction.OptionExercise exercise) {
    BigDecimal units = exercise.contracts().multiply(exercise.option().multiplier());
    BigDecimal bought = exercise.right() == Right.CALL ? units : units.negate();
    return Valuation.value(bought, exercise.strike(), exercise.underlying()).negate();
  }

  /** By what was held before the trades of the day, in units after its splits. */
  private BigDecimal received(Transaction.Dividend dividend, List<Transaction> day) {
    List<Transaction> alone = new ArrayList<>();
    day.stream().filter(Transaction.Split.class::isInstance).forEach(alone::add);
    alone.add(dividend);
    return book.after(alone).cash().subtract(book.cash());
  }
}
