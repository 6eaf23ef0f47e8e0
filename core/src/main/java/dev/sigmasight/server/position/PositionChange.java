package dev.sigmasight.server.position;

import dev.sigmasight.server.instrument.PositionType;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to become different; null leaves it as it is.
 *
 * @param symbol corrects a mistyped symbol
 * @param quantity without an exit corrects what is held, with one says what remains; signed
 * @param entryPrice corrects the price per unit of the entry
 * @param entryDate corrects the day of the entry
 * @param type must agree with the sign of the quantity
 * @param notes blank removes them
 * @param exitPrice closes, in whole or in part
 * @param exitDate when it is closed; null means today
 * @param closeQuantity how much is closed, not signed; null means all, or all but the quantity
 */
public record PositionChange(
    @Nullable String symbol,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal entryPrice,
    @Nullable LocalDate entryDate,
    @Nullable PositionType type,
    @Nullable String notes,
    @Nullable BigDecimal exitPrice,
    @Nullable LocalDate exitDate,
    @Nullable BigDecimal closeQuantity) {

  /** Whether it closes something. */
  boolean closes() {
    return exitPrice != null || exitDate != null || closeQuantity != null;
  }
}
