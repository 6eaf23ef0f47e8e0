package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is held, how it moves and what it loses under stress. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Analytics")
class HoldingController {
  private final Standings standings;
  private final StressTests stress;
  private final HoldingAnalyses holdings;
  private final Volatilities volatilities;

  HoldingController(
      Standings standings,
      StressTests stress,
      HoldingAnalyses holdings,
      Volatilities volatilities) {
    this.standings = standings;
    this.stress = stress;
    this.holdings = holdings;
    this.volatilities = volatilities;
  }

  @Operation(
      summary = "Gains and losses in the stress scenarios, by category and name",
      description = "By full revaluation of what was held at the close.")
  @GetMapping("/stress-test")
  StressView stress(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "ids, separated by commas; all if it is left out")
          @RequestParam(defaultValue = "")
          List<String> scenarios) {
    List<String> wanted =
        scenarios.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    return stress.of(standings.of(account, id), wanted);
  }

  @Operation(
      summary = "Weights by sector beside those of the benchmark",
      description = "Net delta value over NAV; with cash they add up to 1.")
  @GetMapping("/sector-exposure")
  HoldingViews.Sectors sectors(AccountId account, @PathVariable UUID id) {
    return holdings.sectors(standings.of(account, id));
  }

  @Operation(
      summary = "How concentrated the portfolio is",
      description = "By issuer at net delta value: shares and options of a company are one name.")
  @GetMapping("/concentration")
  HoldingViews.Concentrated concentration(AccountId account, @PathVariable UUID id) {
    return holdings.concentration(standings.of(account, id));
  }

  @Operation(summary = "Realised and expected volatility of the portfolio's own returns")
  @GetMapping("/volatility")
  HoldingViews.Volatile volatility(AccountId account, @PathVariable UUID id) {
    return volatilities.of(standings.of(account, id));
  }
}
