package dev.sigmasight.server.position;

import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.instrument.PositionType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** Whether a change makes sense for a position. */
final class ChangeCheck {
  private final Position position;
  private final PositionChange change;
  private final LocalDate today;
  private final Limits limits;

  ChangeCheck(Position position, PositionChange change, LocalDate today) {
    this.position = position;
    this.change = change;
    this.today = today;
    limits = new Limits("", today);
  }

  /** Throws InvalidInput with every fault. */
  void refuseIfFaulty() {
    if (change.entryPrice() != null) {
      limits.price("entry_price", change.entryPrice(), false);
    }
    if (change.entryDate() != null) {
      checkEntry(change.entryDate());
    }
    limits.notes(change.notes());
    if (change.closes()) {
      checkExit();
    } else if (change.quantity() != null) {
      checkQuantity(change.quantity());
    }
    checkType();
    PositionFaults.refuseIfAny(limits.faults());
  }

  private void checkEntry(LocalDate entry) {
    limits.day("entry_date", entry);
    position
        .instrument()
        .option()
        .map(OptionTerms::expiry)
        .filter(expiry -> expiry.isBefore(entry))
        .ifPresent(
            expiry ->
                limits.refuse(
                    "entry_date", "The option expired on " + expiry + ", before its entry date."));
  }

  private void checkQuantity(BigDecimal quantity) {
    if (quantity.signum() == 0) {
      limits.refuse("quantity", "To close a position, send exit_price.");
    } else {
      limits.quantity("quantity", quantity);
    }
  }

  private void checkExit() {
    boolean option = position.instrument().investmentClass() == InvestmentClass.OPTIONS;
    if (change.exitPrice() == null) {
      limits.refuse("exit_price", "To close a position, send the exit_price per unit.");
    } else {
      limits.price("exit_price", change.exitPrice(), option);
    }
    LocalDate date = Objects.requireNonNullElse(change.exitDate(), today);
    limits.day("exit_date", date);
    LocalDate entry = Objects.requireNonNullElse(change.entryDate(), position.entryDate());
    if (date.isBefore(entry)) {
      limits.refuse(
          "exit_date", "The exit date " + date + " is before the entry date " + entry + ".");
    }
    BigDecimal amount = change.closeQuantity();
    if (amount != null && amount.signum() < 0) {
      limits.refuse("close_quantity", "close_quantity is how much is closed, without a sign.");
    } else if (amount != null) {
      limits.quantity("close_quantity", amount);
    }
  }

  private void checkType() {
    PositionType type = change.type();
    if (type == null) {
      return;
    }
    BigDecimal sent = change.quantity();
    BigDecimal quantity = sent == null || change.closes() ? position.openedQuantity() : sent;
    PositionType is = PositionType.of(position.instrument(), quantity);
    if (is != type) {
      limits.refuse(
          "position_type",
          "A quantity of %s %s is %s, not %s; change the sign of the quantity, or the type."
              .formatted(
                  quantity.stripTrailingZeros().toPlainString(),
                  position.instrument().symbol(),
                  is,
                  type));
    }
  }
}
