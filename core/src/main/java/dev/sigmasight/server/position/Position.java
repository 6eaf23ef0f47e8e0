package dev.sigmasight.server.position;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.ledger.Lots;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One lot as the ledger leaves it.
 *
 * @param quantity signed, what is held of it in the units of today; zero once closed; what was
 *     opened if the position is deleted
 * @param openedQuantity signed, as traded on the day of entry
 * @param entryPrice per unit; in the units of today (after splits) while it is open
 * @param costKnown false if it was transferred in: then the entry price is what it was worth
 * @param realised profit of what was closed, before fees, in the currency of the portfolio; null if
 *     the cost is unknown
 * @param exit the end of it; null while it is open
 */
public record Position(
    Lots.Identity identity,
    Instrument instrument,
    BigDecimal quantity,
    BigDecimal openedQuantity,
    BigDecimal entryPrice,
    LocalDate entryDate,
    boolean costKnown,
    @Nullable BigDecimal realised,
    @Nullable Exit exit) {

  /**
   * How it ended.
   *
   * @param price per unit of the last trade, 0 if it expired; null if it was delivered or matched
   *     without being named
   */
  public record Exit(LocalDate date, @Nullable BigDecimal price) {}

  public PositionId id() {
    return identity.id();
  }

  public PortfolioId portfolio() {
    return identity.portfolio();
  }

  /** Side and kind, also once it is closed. */
  public PositionType type() {
    return PositionType.of(instrument, openedQuantity);
  }

  /** Whether something of it is held. */
  public boolean isOpen() {
    return !isDeleted() && quantity.signum() != 0;
  }

  public boolean isDeleted() {
    return identity.deletedAt() != null;
  }
}
