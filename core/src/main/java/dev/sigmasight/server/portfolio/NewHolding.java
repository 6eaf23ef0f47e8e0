package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.instrument.Holdable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position to be opened, and perhaps closed again.
 *
 * @param quantity signed, contracts for options, as traded on the day of entry
 * @param price paid or received per unit on that day
 * @param fees of the opening trade, in the currency of the portfolio
 * @param exit how all of it was closed; null while it is held
 */
public record NewHolding(
    PositionId id,
    Holdable what,
    LocalDate entry,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal fees,
    @Nullable String notes,
    @Nullable Exit exit) {

  /**
   * The end of a position.
   *
   * @param price received or paid per unit
   */
  public record Exit(LocalDate date, BigDecimal price) {}

  /** A position that is held, under a random id. */
  public static NewHolding held(
      Holdable what, LocalDate entry, BigDecimal quantity, BigDecimal price) {
    return new NewHolding(
        new PositionId(UUID.randomUUID()),
        what,
        entry,
        quantity,
        price,
        BigDecimal.ZERO,
        null,
        null);
  }

  /** The same with fees of the opening trade. */
  public NewHolding withFees(BigDecimal newFees) {
    return new NewHolding(id, what, entry, quantity, price, newFees, notes, exit);
  }

  /** The same with notes. */
  public NewHolding withNotes(@Nullable String newNotes) {
    return new NewHolding(id, what, entry, quantity, price, fees, newNotes, exit);
  }

  /** The same, closed again. */
  public NewHolding closed(@Nullable Exit how) {
    return new NewHolding(id, what, entry, quantity, price, fees, notes, how);
  }
}
