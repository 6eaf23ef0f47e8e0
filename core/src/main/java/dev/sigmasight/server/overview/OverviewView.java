package dev.sigmasight.server.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A portfolio at a glance. Money in its currency; percentages of NAV; unknown is null. */
record OverviewView(
    UUID portfolioId,
    LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    List<String> sources,
    @Nullable BigDecimal equityBalance,
    @Nullable BigDecimal initialEquity,
    @Nullable BigDecimal netAssetValue,
    @Nullable BigDecimal totalValue,
    BigDecimal cashBalance,
    @Nullable BigDecimal leverage,
    Exposures exposures,
    @Nullable DeltaExposures deltaExposures,
    Pnl pnl,
    Counts positionCount,
    Risk risk,
    @Schema(description = "what the target prices promise; null without target prices")
        TargetReturns.@Nullable Promised targetReturns,
    Instant lastUpdated) {

  /** At market value; the short side is not above zero, its percentage not below. */
  record Exposures(
      @Nullable BigDecimal longExposure,
      @Nullable BigDecimal shortExposure,
      @Nullable BigDecimal grossExposure,
      @Nullable BigDecimal netExposure,
      @Nullable BigDecimal longPercentage,
      @Nullable BigDecimal shortPercentage,
      @Nullable BigDecimal grossPercentage,
      @Nullable BigDecimal netPercentage) {}

  /** Options count by their delta in the underlying. */
  record DeltaExposures(
      BigDecimal longExposure,
      BigDecimal shortExposure,
      BigDecimal grossExposure,
      BigDecimal netExposure) {}

  /**
   * Profit in the currency of the portfolio.
   *
   * @param totalPnl since the start: NAV less all flows
   * @param unrealizedPnl against cost; null when a held lot came in without cost
   * @param unrealizedSinceEntry against what held lots were entered at
   * @param ytdPnl since the last close of the year before; null without snapshots
   */
  record Pnl(
      @Nullable BigDecimal totalPnl,
      @Nullable BigDecimal unrealizedPnl,
      @Nullable BigDecimal unrealizedSinceEntry,
      BigDecimal realizedPnl,
      BigDecimal income,
      BigDecimal fees,
      @Nullable BigDecimal ytdPnl,
      @Nullable BigDecimal mtdPnl) {}

  /** Open positions. */
  record Counts(int totalPositions, int longCount, int shortCount, int optionCount) {}

  /**
   * Risk on the day of the snapshot; fractions, volatilities per year.
   *
   * @param reasons figure to the reason why it is unknown
   */
  record Risk(
      @Nullable LocalDate asOf,
      @Nullable BigDecimal marketBeta,
      @Nullable BigDecimal betaCoverage,
      @JsonProperty("volatility_21d") @Nullable BigDecimal volatility21d,
      @JsonProperty("volatility_63d") @Nullable BigDecimal volatility63d,
      @JsonProperty("volatility_252d") @Nullable BigDecimal volatility252d,
      @Nullable BigDecimal volatilitySinceStart,
      @Nullable BigDecimal maxDrawdown,
      @Nullable LocalDate drawdownPeak,
      @Nullable LocalDate drawdownTrough,
      @Nullable BigDecimal currentDrawdown,
      @Nullable BigDecimal returnSinceFirstClose,
      @Nullable BigDecimal returnSinceInception,
      Map<String, String> reasons) {}
}
