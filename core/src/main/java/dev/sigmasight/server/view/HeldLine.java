package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.instrument.PositionType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position as it was valued on a day, with all that a list of holdings shows of it.
 *
 * @param open the same as the analytics see it
 * @param entered day on which the lot was opened
 * @param cost null if a part of it came in without cost
 * @param unrealized null likewise
 * @param sinceEntry gain since it was entered, at whatever it came in
 * @param option null for what is none
 * @param company all null for a private asset
 * @param beta of its symbol, that of the underlying for an option
 * @param before the same position at the close before; null if it was not held then
 */
record HeldLine(
    PortfolioId portfolio,
    OpenLine open,
    String subtype,
    PositionType type,
    BigDecimal multiplier,
    @Nullable LocalDate entered,
    Price price,
    @Nullable BigDecimal delta,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal unrealized,
    BigDecimal sinceEntry,
    @Nullable Contract option,
    Company company,
    Beta beta,
    @Nullable Before before,
    @Nullable String notes,
    List<TagLine> tags) {
  HeldLine {
    tags = List.copyOf(tags);
  }

  /** What it was valued at. */
  record Price(BigDecimal amount, LocalDate day, String source) {}

  /** The terms of an option. */
  record Contract(String right, BigDecimal strike, LocalDate expiry, String underlying) {}

  /** Who is behind it. */
  record Company(@Nullable String name, @Nullable String sector, @Nullable String industry) {}

  /** Market beta over a year. */
  record Beta(@Nullable Double value, int observations, @Nullable String reason) {}

  /** The close before. */
  record Before(BigDecimal quantity, BigDecimal marketValue, BigDecimal sinceEntry) {}

  /** A label. */
  record TagLine(UUID id, String name, String color) {}

  /** Whether its gain of the day follows from two closes. */
  private boolean isUnchanged() {
    return before == null || before.quantity().compareTo(open.quantity()) == 0;
  }

  /** What it gained by price since the close before, or since it was entered on the day. */
  @Nullable BigDecimal dayGain() {
    if (!isUnchanged()) {
      return null;
    }
    return before == null ? sinceEntry : sinceEntry.subtract(before.sinceEntry());
  }

  /** What that gain is a fraction of. */
  @Nullable BigDecimal dayStake() {
    return before == null
        ? open.marketValue().subtract(sinceEntry).abs()
        : before.marketValue().abs();
  }

  /** Cost per unit; null if it is unknown. */
  @Nullable BigDecimal averageCost() {
    BigDecimal units = open.quantity().multiply(multiplier);
    return cost == null || units.signum() == 0 ? null : cost.divide(units, MathContext.DECIMAL128);
  }
}
