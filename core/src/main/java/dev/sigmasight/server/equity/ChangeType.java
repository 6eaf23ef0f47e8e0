package dev.sigmasight.server.equity;

import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.TransactionKind;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Which way money went. */
enum ChangeType {
  CONTRIBUTION,
  WITHDRAWAL;

  static ChangeType of(TransactionKind kind) {
    return switch (kind) {
      case DEPOSIT -> CONTRIBUTION;
      case WITHDRAWAL -> WITHDRAWAL;
      default -> throw new IllegalArgumentException(kind + " is no change of equity");
    };
  }

  /** As the ledger records it. */
  NewLine line(LocalDate date, BigDecimal amount) {
    return switch (this) {
      case CONTRIBUTION -> NewLine.deposit(date, amount);
      case WITHDRAWAL -> NewLine.withdrawal(date, amount);
    };
  }
}
