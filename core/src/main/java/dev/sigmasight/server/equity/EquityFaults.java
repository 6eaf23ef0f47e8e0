package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.ledger.Scale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Why a contribution or withdrawal is refused. */
final class EquityFaults {
  private static final int CENTS = 2;
  private static final int OLDEST_YEARS = 100;

  private EquityFaults() {}

  static void checkAmount(BigDecimal amount) {
    if (amount.signum() <= 0) {
      throw invalid("EQUITY_001", "amount", "The amount is more than 0, also of a withdrawal.");
    }
    if (Scale.decimals(amount) > CENTS) {
      throw invalid("INVALID_INPUT", "amount", "An amount has at most 2 decimals.");
    }
    if (amount.compareTo(Scale.UNIT_LIMIT) > 0) {
      throw invalid("INVALID_INPUT", "amount", "The amount is at most 1,000,000,000,000.");
    }
  }

  static void checkDate(LocalDate date, LocalDate today) {
    if (date.isAfter(today)) {
      throw invalid(
          "EQUITY_002",
          "change_date",
          "The date " + date + " is in the future; today is " + today + ".");
    }
    if (date.isBefore(today.minusYears(OLDEST_YEARS))) {
      throw invalid(
          "INVALID_INPUT",
          "change_date",
          "The date " + date + " is more than " + OLDEST_YEARS + " years ago.");
    }
  }

  static ProblemException exceeds(BigDecimal amount, LocalDate date, BigDecimal equity) {
    return conflict(
        "EQUITY_003",
        "The portfolio is worth %s on %s, so %s cannot be withdrawn; withdraw less, or record first what was paid in."
            .formatted(Scale.cents(equity), date, Scale.cents(amount)));
  }

  static ProblemException editedTooLate(Instant until) {
    return conflict(
        "EQUITY_006",
        "An equity change may be corrected for 7 days, this one until "
            + until
            + "; record another one that makes up for it.");
  }

  static ProblemException deletedTooLate(Instant until) {
    return conflict(
        "EQUITY_007",
        "An equity change may be deleted for 30 days, this one until "
            + until
            + "; record another one that makes up for it.");
  }

  static ProblemException deletedAlready() {
    return conflict("EQUITY_009", "This equity change is deleted already.");
  }

  static ProblemException format() {
    return invalid("EQUITY_010", "format", "The format is csv.");
  }

  static ProblemException invalid(String code, String field, String message) {
    return new ProblemException(
        new Problem.InvalidInput(code, message, List.of(new Fault(field, message, code, 0, ""))));
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(new Problem.Conflict(code, detail));
  }
}
