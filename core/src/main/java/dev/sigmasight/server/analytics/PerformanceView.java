package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a portfolio did. */
@Schema(name = "Performance")
public record PerformanceView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    List<Day> series,
    List<PeriodReturn> returns,
    @Nullable Fall drawdown,
    @Schema(description = "why there is nothing, or no drawdown") @Nullable String reason) {

  /** A session. */
  @Schema(name = "PerformanceDay")
  public record Day(
      LocalDate date,
      @Schema(description = "net asset value at the close, in the portfolio's currency")
          BigDecimal nav,
      @Schema(description = "deposits less withdrawals since the day before, portfolio's currency")
          BigDecimal flow,
      @Schema(description = "profit since the day before, in the portfolio's currency")
          BigDecimal pnl,
      @Schema(description = "time-weighted, fraction; null on the first day")
          @Nullable BigDecimal dailyReturn,
      @Schema(description = "time-weighted, 1 before the first day, ratio; null where unknown")
          @Nullable BigDecimal twrIndex,
      @Schema(description = "of the index from its highest value so far, fraction, not above 0")
          @Nullable BigDecimal drawdown) {}

  /** A time-weighted return over a period that ends on the day of the answer. */
  @Schema(name = "PeriodReturn")
  public record PeriodReturn(
      @Schema(description = "mtd, ytd, 1m, 3m, 6m, 1y or since_inception") String period,
      @Schema(description = "close that it starts from; null: before the first day")
          @Nullable LocalDate from,
      @Schema(description = "time-weighted, not annualised, fraction")
          @Nullable BigDecimal periodReturn,
      @Schema(description = "why it is null") @Nullable String reason) {}

  /** The deepest fall of the index. */
  @Schema(name = "DeepestDrawdown")
  public record Fall(
      @Schema(description = "fraction of the start, not above 0") BigDecimal depth,
      @Schema(description = "last high before it; null if the index never fell")
          @Nullable LocalDate start,
      @Schema(description = "its lowest close") @Nullable LocalDate bottom,
      @Schema(description = "first close back at the start; null if it is not back")
          @Nullable LocalDate recovery,
      @Schema(description = "where the index stands below its highest value, fraction")
          BigDecimal current) {}
}
