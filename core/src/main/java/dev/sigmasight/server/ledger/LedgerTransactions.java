package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Ledger lines as the arithmetic of {@code quant} takes them. */
final class LedgerTransactions {
  private LedgerTransactions() {}

  /**
   * @param instruments finds the underlying of an option by its id
   */
  static Transaction of(NewLine line, LongFunction<Instrument> instruments) {
    return switch (line.kind()) {
      case DEPOSIT -> new Transaction.CashFlow(line.date(), amount(line));
      case WITHDRAWAL -> new Transaction.CashFlow(line.date(), amount(line).negate());
      case INTEREST -> new Transaction.Interest(line.date(), amount(line));
      case FEE -> new Transaction.Fee(line.date(), amount(line));
      case BUY, SHORT, OPTION_OPEN -> trade(line, Transaction.Effect.OPEN);
      case SELL, COVER, OPTION_CLOSE -> trade(line, Transaction.Effect.CLOSE);
      case TRANSFER_IN ->
          new Transaction.TransferIn(
              line.date(),
              instrument(line).ledgerInstrument(),
              quantity(line),
              price(line),
              lot(line.position()));
      case DIVIDEND -> new Transaction.Dividend(line.date(), instrument(line).key(), price(line));
      case SPLIT ->
          new Transaction.Split(
              line.date(),
              instrument(line).key(),
              Objects.requireNonNull(line.splitNumerator()),
              Objects.requireNonNull(line.splitDenominator()));
      case OPTION_EXPIRE ->
          new Transaction.OptionExpiry(line.date(), instrument(line).key(), lot(line.position()));
      case OPTION_ASSIGN, OPTION_EXERCISE -> delivery(line, instruments);
    };
  }

  /** The key of the instrument that a transaction brings in or changes. */
  static Optional<String> instrumentOf(Transaction transaction) {
    return switch (transaction) {
      case Transaction.Trade trade -> Optional.of(trade.instrument().id());
      case Transaction.TransferIn transfer -> Optional.of(transfer.instrument().id());
      case Transaction.OptionExercise exercise -> Optional.of(exercise.underlying().id());
      case Transaction.CashFlow _,
          Transaction.Interest _,
          Transaction.Fee _,
          Transaction.Dividend _,
          Transaction.Split _,
          Transaction.OptionExpiry _ ->
          Optional.empty();
    };
  }

  private static Transaction trade(NewLine line, Transaction.Effect effect) {
    return new Transaction.Trade(
        line.date(),
        instrument(line).ledgerInstrument(),
        quantity(line),
        price(line),
        line.fees(),
        effect,
        lot(line.position()));
  }

  private static Transaction delivery(NewLine line, LongFunction<Instrument> instruments) {
    Instrument option = instrument(line);
    OptionTerms terms = option.option().orElseThrow();
    return new Transaction.OptionExercise(
        line.date(),
        option.ledgerInstrument(),
        Transaction.Right.valueOf(terms.right().name()),
        quantity(line).negate(),
        instruments.apply(terms.underlyingId()).ledgerInstrument(),
        terms.strike(),
        lot(line.position()),
        lot(line.delivered()));
  }

  private static @Nullable String lot(@Nullable PositionId position) {
    return position == null ? null : position.toString();
  }

  private static Instrument instrument(NewLine line) {
    return Objects.requireNonNull(line.instrument());
  }

  private static BigDecimal quantity(NewLine line) {
    return Objects.requireNonNull(line.quantity());
  }

  private static BigDecimal price(NewLine line) {
    return Objects.requireNonNull(line.price());
  }

  private static BigDecimal amount(NewLine line) {
    return Objects.requireNonNull(line.amount());
  }
}
