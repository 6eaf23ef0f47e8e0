package dev.sigmasight.server.position;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Closes positions, in whole or in part. */
@Component
final class Closing {
  private final Ledger ledger;

  Closing(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes the closing line; the change has been found free of faults. */
  void close(AccountId by, Position position, PositionChange change, LocalDate today) {
    LocalDate date = Objects.requireNonNullElse(change.exitDate(), today);
    BigDecimal amount = amount(position, change);
    if (PositionBook.of(ledger, position.portfolio()).splitAfter(position.instrument(), date)) {
      throw PositionFaults.conflict(
          "SPLIT_SINCE",
          position.instrument().symbol()
              + " was split since "
              + date
              + ", so a trade of that day cannot be entered any more; close it on or after"
              + " the split, in the units of today.");
    }
    NewLine line =
        NewLine.close(
            date,
            position.instrument(),
            position.id(),
            position.quantity().signum() > 0 ? amount.negate() : amount,
            Objects.requireNonNull(change.exitPrice()));
    ledger.append(position.portfolio(), List.of(line), Origin.API, by);
  }

  /** How much is closed, unsigned. */
  private static BigDecimal amount(Position position, PositionChange change) {
    BigDecimal held = position.quantity().abs();
    String symbol = position.instrument().symbol();
    if (held.signum() == 0) {
      throw PositionFaults.conflict(
          "CLOSED_ALREADY", "This position in " + symbol + " is closed already.");
    }
    BigDecimal remains = change.quantity();
    BigDecimal amount = change.closeQuantity();
    if (amount == null) {
      amount = remains == null ? held : held.subtract(remains.abs());
    }
    boolean otherSide = remains != null && remains.signum() * position.quantity().signum() < 0;
    if (amount.compareTo(held) > 0 || amount.signum() <= 0 || otherSide) {
      throw PositionFaults.conflict(
          "EXCEEDS_HOLDING",
          "This position holds %s %s; %s."
              .formatted(
                  position.quantity().stripTrailingZeros().toPlainString(),
                  symbol,
                  otherSide || amount.signum() <= 0
                      ? "closing leaves less of it, on the same side"
                      : amount.stripTrailingZeros().toPlainString() + " cannot be closed"));
    }
    if (remains != null && held.subtract(amount).compareTo(remains.abs()) != 0) {
      throw PositionFaults.conflict(
          "REMAINDER_DIFFERS",
          "Closing %s of %s %s leaves %s, not the quantity that was sent; leave one of them out."
              .formatted(
                  amount.stripTrailingZeros().toPlainString(),
                  held.stripTrailingZeros().toPlainString(),
                  symbol,
                  held.subtract(amount).stripTrailingZeros().toPlainString()));
    }
    return amount;
  }
}
