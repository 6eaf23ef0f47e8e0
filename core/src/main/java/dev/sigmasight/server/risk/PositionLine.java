package dev.sigmasight.server.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What risk needs of a position on a day.
 *
 * @param riskSymbol whose market beta applies; null for private assets
 * @param value market value, signed
 * @param deltaValue signed; the value of the underlying that it stands for
 */
record PositionLine(
    LocalDate date,
    @Nullable String riskSymbol,
    BigDecimal value,
    BigDecimal deltaValue,
    String source) {}
