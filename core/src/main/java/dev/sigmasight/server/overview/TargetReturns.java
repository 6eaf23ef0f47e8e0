package dev.sigmasight.server.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the target prices of a portfolio promise; the feature of target prices tells. */
public interface TargetReturns {

  /** Of a portfolio as it is valued, in one statement; empty if its owner set no target price. */
  Optional<Promised> of(PortfolioState state);

  /**
   * What the target prices of open positions promise together: gains at the targets over NAV.
   * Positions without a target gain nothing.
   */
  @Schema(name = "TargetReturns")
  record Promised(
      @Schema(description = "percent of NAV until the end of the year; 0 is 0")
          @Nullable BigDecimal expectedReturnEoy,
      @Schema(description = "percent of NAV until the end of the next year")
          @Nullable BigDecimal expectedReturnNextYear,
      @Schema(description = "percent of NAV until the end of the year, in the bad case")
          @Nullable BigDecimal downsideReturn,
      @Schema(description = "percent: positions_with_targets / total_positions")
          @Nullable BigDecimal coveragePct,
      @Schema(description = "count of open positions that a target is about")
          int positionsWithTargets,
      @Schema(description = "count of open positions") int totalPositions,
      @Schema(description = "when a target was changed last") @Nullable Instant lastUpdated,
      @Schema(description = "figure to the reason why it is null") Map<String, String> reasons) {}
}
