package dev.sigmasight.server.snapshot;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio did over usual periods; null without a snapshot in the period.
 *
 * @param yearToDate profit since the last snapshot of the year before
 * @param monthToDate profit since the last snapshot of the month before
 * @param returnSinceFirstClose time-weighted, a fraction, from the first close
 * @param returnSinceInception likewise from the entry prices
 */
public record PeriodFigures(
    @Nullable BigDecimal yearToDate,
    @Nullable BigDecimal monthToDate,
    @Nullable BigDecimal returnSinceFirstClose,
    @Nullable BigDecimal returnSinceInception) {}
