package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionRight;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The terms of an option contract.
 *
 * @param underlyingId the instrument it delivers
 * @param underlying its symbol
 * @param strike per unit of the underlying, in the currency of the contract
 * @param expiry last day on which it exists
 */
public record OptionTerms(
    long underlyingId,
    String underlying,
    OptionRight right,
    BigDecimal strike,
    LocalDate expiry,
    ExerciseStyle style) {}
