package dev.sigmasight.server.target;

import dev.sigmasight.server.instrument.PositionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored target price.
 *
 * @param price what the symbol, or its underlying, costs now; null if nobody knows
 * @param isPrivate whether its price is the owner's matter
 */
record Target(
    UUID id,
    UUID portfolio,
    String symbol,
    PositionType type,
    @Nullable BigDecimal eoy,
    @Nullable BigDecimal nextYear,
    @Nullable BigDecimal downside,
    @Nullable BigDecimal stated,
    @Nullable Current price,
    boolean isPrivate,
    @Nullable UUID createdBy,
    Instant createdAt,
    Instant updatedAt) {

  /** The source of what an owner states. */
  static final String OWNER = "owner";

  /**
   * A price.
   *
   * @param on the session, or the day on which the owner stated it
   * @param updatedAt when it was stored or stated
   */
  record Current(
      BigDecimal price, LocalDate on, String source, boolean isFinal, Instant updatedAt) {

    boolean isOfOwner() {
      return source.equals(OWNER);
    }
  }

  /** Whether an own statement is stored although the market decides. */
  boolean statesInVain() {
    return stated != null && price != null && !price.isOfOwner();
  }

  /** Whether there is any price to compare with. */
  boolean isAbout() {
    return eoy != null || nextYear != null || downside != null;
  }
}
