package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A lot, or part of one, that was closed.
 *
 * @param quantity signed as the lot was held
 * @param price per unit; 0 for an expiry, an exercise or an assignment
 * @param realised {@code quantity × price × multiplier − basis} of that part, before fees
 * @param costKnown whether that basis was the price paid
 */
public record Closing(
    String lot,
    String instrument,
    LocalDate date,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal realised,
    boolean costKnown) {}
