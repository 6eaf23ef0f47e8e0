package dev.sigmasight.server.position;

import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.server.ledger.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks figures that a client sends, and collects what is wrong with them. */
public final class Limits {
  private static final int OLDEST_YEARS = 100;

  private final String prefix;
  private final LocalDate today;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param prefix of the fields, as in {@code positions[2].}
   */
  public Limits(String prefix, LocalDate today) {
    this.prefix = prefix;
    this.today = today;
  }

  /** What is wrong, in the order in which it was looked at. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * Ends the request if anything is wrong.
   *
   * @throws dev.sigmasight.kernel.ProblemException InvalidInput with all faults
   */
  public void refuseIfAny() {
    PositionFaults.refuseIfAny(faults);
  }

  /** Notes a fault. */
  public void refuse(String field, String message) {
    faults.add(Fault.of(prefix + field, message));
  }

  /** A quantity other than 0. */
  public void quantity(String field, BigDecimal quantity) {
    if (quantity.signum() == 0) {
      refuse(field, "The quantity must not be zero.");
    } else if (quantity.abs().compareTo(Scale.UNIT_LIMIT) >= 0) {
      refuse(field, "The quantity must be less than 1,000,000,000,000.");
    } else if (Scale.decimals(quantity) > Scale.QUANTITY) {
      refuse(field, "A quantity has at most " + Scale.QUANTITY + " decimals.");
    }
  }

  /** A price above 0, or from 0 if an option may end worthless. */
  public void price(String field, @Nullable BigDecimal price, boolean mayBeZero) {
    if (price == null) {
      refuse(field, "A price per unit is needed.");
    } else if (price.signum() < 0 || (!mayBeZero && price.signum() == 0)) {
      refuse(field, "A price per unit is more than 0, also for short positions.");
    } else if (price.compareTo(Scale.UNIT_LIMIT) >= 0) {
      refuse(field, "A price per unit must be less than 1,000,000,000,000.");
    } else if (Scale.decimals(price) > Scale.PRICE) {
      refuse(field, "A price per unit has at most " + Scale.PRICE + " decimals.");
    }
  }

  /** What a trade comes to. */
  public void value(String field, BigDecimal quantity, BigDecimal price) {
    if (faults.isEmpty() && quantity.multiply(price).abs().compareTo(Scale.TRADE_LIMIT) >= 0) {
      refuse(field, "Quantity times price must be less than 1,000,000,000,000,000.");
    }
  }

  /** A day up to today. */
  public void day(String field, LocalDate day) {
    if (day.isAfter(today)) {
      refuse(field, "The date " + day + " is in the future; today is " + today + ".");
    } else if (day.isBefore(today.minusYears(OLDEST_YEARS))) {
      refuse(field, "The date " + day + " is more than " + OLDEST_YEARS + " years ago.");
    }
  }

  void notes(@Nullable String notes) {
    if (notes != null && (notes.length() > 4000 || notes.indexOf('\0') >= 0)) {
      refuse("notes", "Notes are text of at most 4000 characters.");
    }
  }
}
