package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.analytics.Comovements.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What several portfolios hold as one book. */
@RestController
@RequestMapping(AggregateController.PATH)
@Tag(name = "Aggregate analytics")
class HoldingPoolController {
  private static final String IDS = AggregateController.IDS;
  private static final String WHICH = AggregateController.WHICH;

  private final Pools pools;
  private final PooledSectors sectors;
  private final PooledConcentrations concentrations;
  private final PooledCorrelations correlations;
  private final PooledStresses stresses;

  HoldingPoolController(
      Pools pools,
      PooledSectors sectors,
      PooledConcentrations concentrations,
      PooledCorrelations correlations,
      PooledStresses stresses) {
    this.pools = pools;
    this.sectors = sectors;
    this.concentrations = concentrations;
    this.correlations = correlations;
    this.stresses = stresses;
  }

  @Operation(
      summary = "Weights of several portfolios by sector beside those of the benchmark",
      description = "Net delta value over all they are worth; with cash they add up to 1.")
  @GetMapping("/sector-exposure")
  HoldingPoolViews.Sectors sectors(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return sectors.of(pools.analysed(account, portfolioIds));
  }

  @Operation(
      summary = "How concentrated several portfolios are as one book",
      description =
          "By issuer at net delta value over all portfolios: long in one and short in another is"
              + " netted.")
  @GetMapping("/concentration")
  HoldingPoolViews.Concentrated concentration(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return concentrations.of(pools.analysed(account, portfolioIds));
  }

  @Operation(
      summary = "Correlations of the largest holdings of several portfolios",
      description = "Pearson, of daily total returns from stored prices.")
  @GetMapping("/correlation-matrix")
  HoldingPoolViews.Correlated correlations(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds,
      @RequestParam(name = "max_symbols", defaultValue = "25") @Min(2) @Max(50) int maxSymbols,
      @Parameter(description = "sessions")
          @RequestParam(name = "lookback_days", defaultValue = "90")
          @Min(30)
          @Max(365)
          int lookbackDays,
      @Parameter(description = "common daily returns that a pair needs")
          @RequestParam(name = "min_overlap", defaultValue = "30")
          @Min(10)
          @Max(365)
          int minOverlap) {
    Window window = Window.of(lookbackDays, minOverlap);
    return correlations.of(pools.analysed(account, portfolioIds), window, maxSymbols);
  }

  @Operation(
      summary = "Gains and losses of several portfolios in the stress scenarios",
      description = "Dollars added up; portfolios without results are named.")
  @GetMapping("/stress-test")
  HoldingPoolViews.Stressed stress(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return stresses.of(pools.analysed(account, portfolioIds));
  }
}
