package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Dividend;
import dev.sigmasight.quant.ledger.Transaction.Effect;
import dev.sigmasight.quant.ledger.Transaction.Fee;
import dev.sigmasight.quant.ledger.Transaction.Interest;
import dev.sigmasight.quant.ledger.Transaction.OptionExercise;
import dev.sigmasight.quant.ledger.Transaction.OptionExpiry;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import dev.sigmasight.quant.ledger.TransactionRefused.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Applies transactions to a copy of a book and keeps what they moved. Lives for one call. */
final class Posting {
  private static final Comparator<Transaction> ORDER =
      Comparator.comparing(Transaction::date).thenComparingInt(Posting::rank);

  private final Book start;
  private final OpenLots lots;
  private final Moves moves;
  private LocalDate date;
  private BigDecimal cash = BigDecimal.ZERO;
  private BigDecimal cashFlow = BigDecimal.ZERO;
  private BigDecimal flowInKind = BigDecimal.ZERO;
  private BigDecimal income = BigDecimal.ZERO;
  private BigDecimal fees = BigDecimal.ZERO;

  private Posting(Book start) {
    this.start = start;
    lots = new OpenLots(start);
    moves = new Moves(start);
    date = start.date();
  }

  /** What these transactions do to a book. */
  static Moved post(Book start, Collection<? extends Transaction> transactions) {
    if (transactions.isEmpty()) {
      return Moved.nothing(start);
    }
    List<Transaction> ordered = new ArrayList<>(transactions);
    ordered.sort(ORDER);
    Transaction first = ordered.getFirst();
    if (!first.date().isAfter(start.date())) {
      throw new TransactionRefused(
          Reason.OUT_OF_ORDER,
          first,
          "a transaction of %s comes after the book reached %s"
              .formatted(first.date(), start.date()));
    }
    Posting posting = new Posting(start);
    for (Transaction transaction : ordered) {
      posting.date = transaction.date();
      posting.post(transaction);
    }
    return posting.moved();
  }

  /** A dividend goes to who held before the day's trades, in units after the day's splits. */
  private static int rank(Transaction transaction) {
    return switch (transaction) {
      case Split _ -> 0;
      case Dividend _ -> 1;
      default -> 2;
    };
  }

  private void post(Transaction transaction) {
    switch (transaction) {
      case CashFlow flow -> {
        cash = cash.add(flow.amount());
        cashFlow = cashFlow.add(flow.amount());
      }
      case Interest interest -> receive(interest.amount());
      case Fee fee -> charge(fee.amount());
      case Trade trade -> trade(trade);
      case TransferIn transfer -> transferIn(transfer);
      case Dividend dividend -> receive(lots.dividend(dividend.instrument(), dividend.perUnit()));
      case Split split -> {
        lots.split(split);
        moves.split(split, lots.quantity(split.instrument()));
      }
      case OptionExpiry expiry -> expire(expiry);
      case OptionExercise exercise -> exercise(exercise);
    }
  }

  private void receive(BigDecimal amount) {
    cash = cash.add(amount);
    income = income.add(amount);
  }

  private void charge(BigDecimal amount) {
    cash = cash.subtract(amount);
    fees = fees.add(amount);
  }

  private void trade(Trade trade) {
    trade(trade, trade);
  }

  /** Posts a trade that {@code cause} brought about. */
  private void trade(Trade trade, Transaction cause) {
    lots.checkMultiplier(trade.instrument(), cause);
    cash = cash.subtract(moves.trade(trade.instrument(), trade.quantity(), trade.price()));
    charge(trade.fees());
    Trade rest =
        switch (trade.effect()) {
          case OPEN -> trade;
          case CLOSE -> lots.close(trade, trade.lot(), cause);
          case NET -> lots.close(trade, null, cause);
        };
    if (rest == null) {
      return;
    }
    if (trade.effect() == Effect.CLOSE) {
      throw exceeds(trade, rest, cause);
    }
    lots.open(rest, cause);
  }

  private static TransactionRefused exceeds(Trade trade, Trade rest, Transaction cause) {
    return new TransactionRefused(
        Reason.EXCEEDS_HOLDING,
        cause,
        "closing %s of %s exceeds what is held by %s"
            .formatted(
                trade.quantity().abs().toPlainString(),
                trade.lot() == null ? trade.instrument().id() : "lot " + trade.lot(),
                rest.quantity().abs().toPlainString()));
  }

  private void transferIn(TransferIn transfer) {
    lots.checkMultiplier(transfer.instrument(), transfer);
    flowInKind =
        flowInKind.add(moves.trade(transfer.instrument(), transfer.quantity(), transfer.price()));
    lots.transferIn(transfer);
  }

  private void expire(OptionExpiry expiry) {
    for (Lot lot : lots.named(expiry.option(), expiry.lot(), expiry)) {
      trade(
          Trade.close(date, lot.instrument(), lot.quantity().negate(), BigDecimal.ZERO)
              .withLot(lot.id()),
          expiry);
    }
  }

  private void exercise(OptionExercise exercise) {
    BigDecimal contracts = exercise.contracts();
    Instrument option = exercise.option();
    Trade leaving = Trade.close(date, option, contracts.negate(), BigDecimal.ZERO);
    trade(exercise.lot() == null ? leaving : leaving.withLot(exercise.lot()), exercise);
    BigDecimal units = contracts.multiply(option.multiplier());
    BigDecimal bought = exercise.right() == Right.CALL ? units : units.negate();
    trade(
        new Trade(
            date,
            exercise.underlying(),
            bought,
            exercise.strike(),
            BigDecimal.ZERO,
            Effect.NET,
            exercise.underlyingLot()),
        exercise);
  }

  private Moved moved() {
    var totals = new Totals(cash, cashFlow.add(flowInKind), income, fees, lots.realised());
    Book after = lots.book(date, start.totals().plus(totals));
    return new Moved(after, totals, flowInKind, moves, lots.closings());
  }
}
