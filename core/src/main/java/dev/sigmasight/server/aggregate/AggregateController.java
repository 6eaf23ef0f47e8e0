package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Value, beta, volatility and factors of several portfolios as one. */
@RestController
@RequestMapping(AggregateController.PATH)
@Tag(name = "Aggregate analytics")
class AggregateController {
  static final String PATH = "/api/v1/analytics/aggregate";
  static final String IDS = "portfolio_ids";
  static final String WHICH =
      "ids, the parameter repeated; all active portfolios if it is left out";

  private final Pools pools;
  private final PooledBetas betas;
  private final PooledVolatilities volatilities;
  private final PooledFactors factors;

  AggregateController(
      Pools pools, PooledBetas betas, PooledVolatilities volatilities, PooledFactors factors) {
    this.pools = pools;
    this.betas = betas;
    this.volatilities = volatilities;
    this.factors = factors;
  }

  @Operation(
      summary = "What several portfolios are worth together",
      description = "At the newest session that all of them are computed for.")
  @GetMapping("/overview")
  PoolViews.Overview overview(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return PooledValues.overview(pools.valued(account, portfolioIds));
  }

  @Operation(
      summary = "What each portfolio is to the whole",
      description = "At the newest session that all of them are computed for.")
  @GetMapping("/breakdown")
  PoolViews.Breakdown breakdown(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return PooledValues.breakdown(pools.valued(account, portfolioIds));
  }

  @Operation(
      summary = "Market beta of several portfolios as one",
      description = "Of all positions over all they are worth, which is the mean by value.")
  @GetMapping("/beta")
  PoolViews.Beta beta(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return betas.of(pools.analysed(account, portfolioIds));
  }

  @Operation(
      summary = "Volatility of several portfolios as one",
      description =
          "Of their pooled daily returns on common sessions: what offsets between portfolios is not"
              + " there. The average that assumes otherwise stands beside it.")
  @GetMapping("/volatility")
  PoolViews.Volatility volatility(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return volatilities.of(pools.analysed(account, portfolioIds));
  }

  @Operation(
      summary = "Factor exposures of several portfolios as one",
      description = "Dollars are added up; betas are these over all they are worth.")
  @GetMapping("/factor-exposures")
  PoolViews.Factors factors(
      AccountId account,
      @Parameter(description = WHICH) @RequestParam(name = IDS, defaultValue = "")
          List<UUID> portfolioIds) {
    return factors.of(pools.analysed(account, portfolioIds));
  }
}
