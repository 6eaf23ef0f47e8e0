package dev.sigmasight.server.option;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is kept of a contract's quote for valuing it.
 *
 * @param on the session
 * @param mark price per unit of the underlying; empty if neither spread nor trade gave one
 * @param volatility our own implied volatility, a fraction; empty if the mark has none
 * @param source key of its origin
 * @param isFinal false while the session was not over
 */
public record StoredQuote(
    LocalDate on,
    Optional<BigDecimal> mark,
    Optional<Double> volatility,
    String source,
    boolean isFinal) {}
