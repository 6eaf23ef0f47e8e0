package dev.sigmasight.server.marketdata;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The close of one session.
 *
 * @param close dollars per share as traded, with eight decimals
 * @param date the session, which is older than the date asked for when the price was carried
 * @param source key of its {@link PriceOrigin}
 * @param isFinal false while the price may still be corrected
 */
public record Quote(BigDecimal close, LocalDate date, String source, boolean isFinal) {}
