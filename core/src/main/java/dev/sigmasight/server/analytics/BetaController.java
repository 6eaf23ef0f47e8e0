package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Betas to the market. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Analytics")
class BetaController {
  private final Standings standings;
  private final BetaAnalyses betas;

  BetaController(Standings standings, BetaAnalyses betas) {
    this.standings = standings;
    this.betas = betas;
  }

  @Operation(summary = "Market betas of the open positions, ours beside the provider's")
  @GetMapping("/beta-comparison")
  BetaViews.Comparison comparison(AccountId account, @PathVariable UUID id) {
    return betas.comparison(standings.of(account, id));
  }

  @Operation(
      summary = "Market beta over 90 sessions",
      description = "Computed from stored prices up to the day of the newest results.")
  @GetMapping("/beta-calculated-90d")
  BetaViews.Calculated calculated(AccountId account, @PathVariable UUID id) {
    return betas.calculated(standings.of(account, id));
  }

  @Operation(summary = "Market beta from what the data provider states of the companies held")
  @GetMapping("/beta-provider-1y")
  BetaViews.Provider provider(AccountId account, @PathVariable UUID id) {
    return betas.provider(standings.of(account, id));
  }
}
