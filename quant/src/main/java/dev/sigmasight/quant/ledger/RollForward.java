package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.TransactionRefused.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;

/**
 * From one close to the next. Every day is worked out three ways that must agree to the last digit:
 * cash and values, quantities and prices, lots and their basis.
 *
 * <ul>
 *   <li>NAV = cash + Σ value
 *   <li>NAV − previous NAV = profit + flow
 *   <li>holding + trading + income − fees = realised + Δ unrealised + income − fees
 * </ul>
 */
public final class RollForward {
  private RollForward() {}

  /**
   * The close of a day.
   *
   * @param previous the last close computed, however many days ago
   * @param date the day, after the previous close
   * @param transactions dated after the previous close and up to the day
   * @param prices of the day, by instrument id, as traded; more than needed is allowed. What is no
   *     longer held at the close needs none: it then counts at its last trade
   * @throws TransactionRefused if a transaction contradicts what is held, or is dated outside the
   *     interval
   * @throws LedgerDoesNotBalance if an identity is broken
   */
  public static DayResult day(
      Close previous,
      LocalDate date,
      Collection<? extends Transaction> transactions,
      Map<String, BigDecimal> prices) {
    checkDates(previous, date, transactions);
    Moved moved = Posting.post(previous.book(), transactions);
    Book book = moved.book();
    SortedSet<String> missing = Valuation.unpriced(book, prices);
    if (!missing.isEmpty()) {
      return new DayResult.Unpriced(date, missing);
    }
    Close close = Close.of(date, book, prices);
    DayResult.Valued day = valued(previous, close, moved, prices);
    check(previous, day);
    return day;
  }

  private static void checkDates(
      Close previous, LocalDate date, Collection<? extends Transaction> transactions) {
    if (!date.isAfter(previous.date())) {
      throw new IllegalArgumentException(date + " is not after " + previous.date());
    }
    for (Transaction transaction : transactions) {
      if (transaction.date().isAfter(date) || !transaction.date().isAfter(previous.date())) {
        throw new TransactionRefused(
            Reason.OUT_OF_ORDER,
            transaction,
            "a transaction of %s is not within %s to %s"
                .formatted(transaction.date(), previous.date(), date));
      }
    }
  }

  private static DayResult.Valued valued(
      Close previous, Close close, Moved moved, Map<String, BigDecimal> prices) {
    Totals totals = moved.totals();
    Pnl pnl =
        new Pnl(
            holding(previous, moved.moves(), prices),
            trading(moved.moves(), prices),
            totals.income(),
            totals.fees());
    boolean opening = previous.book().isEmpty();
    return new DayResult.Valued(
        close,
        totals.flows(),
        moved.flowInKind(),
        pnl,
        totals.realised(),
        moved.closings(),
        opening,
        opening
            ? ratio(close.nav().subtract(totals.flows()), totals.flows(), "the opening flow")
            : ratio(pnl.total(), previous.nav(), "the previous NAV"));
  }

  private static BigDecimal holding(Close previous, Moves moves, Map<String, BigDecimal> prices) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Holding held : previous.book().holdings()) {
      Instrument instrument = held.instrument();
      BigDecimal before = held.quantity();
      Moves.Move move = moves.of(instrument.id());
      BigDecimal now = move == null ? before : move.held();
      BigDecimal valueBefore =
          Valuation.value(before, Valuation.price(instrument, previous.prices()), instrument);
      BigDecimal valueNow =
          Valuation.value(now, Valuation.price(instrument, prices, move), instrument);
      sum = sum.add(valueNow).subtract(valueBefore);
    }
    return sum;
  }

  private static BigDecimal trading(Moves moves, Map<String, BigDecimal> prices) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Moves.Move move : moves.all()) {
      BigDecimal price = Valuation.price(move.instrument(), prices, move);
      BigDecimal value = Valuation.value(move.traded(), price, move.instrument());
      sum = sum.add(value).subtract(move.paid());
    }
    return sum;
  }

  private static Estimate ratio(BigDecimal gain, BigDecimal capital, String name) {
    if (capital.signum() <= 0) {
      return new Estimate.Degenerate(name + " is not positive");
    }
    return new Estimate.Of(gain.divide(capital, MathContext.DECIMAL128).doubleValue(), 1);
  }

  private static void check(Close previous, DayResult.Valued day) {
    Close close = day.close();
    BigDecimal nav = close.cash();
    for (Holding holding : close.book().holdings()) {
      Instrument instrument = holding.instrument();
      BigDecimal price = Valuation.price(instrument, close.prices());
      nav = nav.add(Valuation.value(holding.quantity(), price, instrument));
    }
    BigDecimal pnl = day.pnl().total();
    BigDecimal change = close.nav().subtract(previous.nav());
    BigDecimal gains =
        day.realised()
            .total()
            .add(close.unrealised().total())
            .subtract(previous.unrealised().total());
    BigDecimal byLots = gains.add(day.pnl().income()).subtract(day.pnl().fees());
    LedgerDoesNotBalance.unless(close.date(), "NAV = cash + Σ value", close.nav(), nav);
    LedgerDoesNotBalance.unless(close.date(), "ΔNAV = P&L + flow", change, pnl.add(day.flow()));
    LedgerDoesNotBalance.unless(
        close.date(), "holding + trading = realised + Δ unrealised", byLots, pnl);
  }
}
