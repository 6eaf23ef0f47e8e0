package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices and returns of the factors' funds as the API shows them. */
final class FactorFundViews {
  private FactorFundViews() {}

  /** By symbol; a fund without a stored price in the window is absent. */
  @Schema(name = "FactorFunds")
  record Funds(
      FundsMeta metadata,
      Map<String, FundView> data,
      LocalDate asOf,
      @Schema(description = "session of the oldest of the newest prices")
          @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** What was asked for and found. */
  @Schema(name = "FactorFundsMeta")
  record FundsMeta(
      String factorModel,
      @Schema(description = "funds in data") int etfCount,
      Instant timestamp,
      @Schema(description = "sessions asked for") int lookbackDays,
      @Schema(description = "first session asked for") LocalDate startDate,
      @Schema(description = "last session asked for") LocalDate endDate) {}

  /** One fund: its newest price, and its history over the sessions asked for. */
  @Schema(name = "FactorFund")
  record FundView(
      String factorName,
      String symbol,
      @Schema(description = "dollars") @Nullable BigDecimal currentPrice,
      @Schema(description = "dollars") @Nullable BigDecimal open,
      @Schema(description = "dollars") @Nullable BigDecimal high,
      @Schema(description = "dollars") @Nullable BigDecimal low,
      @Schema(description = "shares") @Nullable Long volume,
      @Schema(description = "session of the newest price") LocalDate date,
      @Schema(description = "when that price was stored") Instant updatedAt,
      String dataSource,
      @Nullable String exchange,
      @Schema(description = "dollars") @Nullable BigDecimal marketCap,
      @Schema(description = "total return of that session, a fraction")
          @Nullable BigDecimal dailyReturn,
      @Schema(description = "the same in percent") @Nullable BigDecimal changePercent,
      @Schema(description = "why daily_return is unknown") @Nullable String returnReason,
      FundHistory history) {}

  /** In columns, oldest first. */
  @Schema(name = "FactorFundHistory")
  record FundHistory(
      List<LocalDate> dates,
      @Schema(description = "dollars as traded") List<@Nullable BigDecimal> close,
      @Schema(description = "total return of the session, a fraction; null where it is unknown")
          List<@Nullable BigDecimal> dailyReturn) {}
}
