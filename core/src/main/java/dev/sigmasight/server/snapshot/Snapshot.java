package dev.sigmasight.server.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio at the close of a session, as stored. Money has four decimals.
 *
 * @param shortValue not above zero; {@code nav = cash + longValue + shortValue}
 * @param pnl since the previous snapshot; {@code nav} changes by {@code pnl + flow}
 * @param realizedPnl of what was closed since the previous snapshot, before fees
 * @param unrealizedPnl against cost; null when a held lot came in without cost
 * @param pnlSinceEntry of what is held, against what it was entered at
 * @param dailyReturn fraction; null on the first day
 * @param twrIndex time-weighted, 1 before the first day; null when NAV or flows did not allow one
 */
public record Snapshot(
    LocalDate date,
    BigDecimal nav,
    BigDecimal cash,
    BigDecimal longValue,
    BigDecimal shortValue,
    BigDecimal flow,
    BigDecimal pnl,
    BigDecimal holdingPnl,
    BigDecimal tradingPnl,
    BigDecimal income,
    BigDecimal fees,
    BigDecimal realizedPnl,
    @Nullable BigDecimal unrealizedPnl,
    BigDecimal pnlSinceEntry,
    BigDecimal cumulativePnl,
    BigDecimal cumulativeFlow,
    @Nullable BigDecimal dailyReturn,
    @Nullable BigDecimal twrIndex,
    int positionCount,
    int longCount,
    int shortCount,
    String quality,
    @Nullable String qualityReason,
    List<String> sources,
    int staleCount,
    String inputHash) {}
