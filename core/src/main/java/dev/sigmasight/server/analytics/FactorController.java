package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exposures to factors. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Analytics")
class FactorController {
  private final Standings standings;
  private final FactorAnalyses factors;
  private final PositionFactors positions;
  private final SpreadAnalyses spreads;

  FactorController(
      Standings standings,
      FactorAnalyses factors,
      PositionFactors positions,
      SpreadAnalyses spreads) {
    this.standings = standings;
    this.factors = factors;
    this.positions = positions;
    this.spreads = spreads;
  }

  @Operation(
      summary = "Exposures to the market, to interest rates and to six styles",
      description =
          "Market Beta (90D) is computed from stored prices of 90 sessions; the others are those of"
              + " the newest run, over 252.")
  @GetMapping("/factor-exposures")
  FactorViews.Exposures exposures(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "false: of the newest day on which all of them are known")
          @RequestParam(name = "use_latest_successful", defaultValue = "true")
          boolean useLatestSuccessful) {
    return factors.of(
        useLatestSuccessful
            ? standings.of(account, id)
            : standings.withFactors(account, id, FactorAnalyses.SHOWN.size()));
  }

  @Operation(
      summary = "Betas of single positions to all 13 factors",
      description = "By symbol and id; an option has the betas of its underlying.")
  @GetMapping("/positions/factor-exposures")
  FactorViews.ByPosition positions(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) int offset,
      @Parameter(description = "separated by commas, in any case; an underlying names its options")
          @RequestParam(defaultValue = "")
          List<String> symbols) {
    TreeSet<String> wanted =
        symbols.stream()
            .map(symbol -> symbol.strip().toUpperCase(Locale.ROOT))
            .filter(symbol -> !symbol.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return positions.of(standings.of(account, id), new PositionFactors.Page(limit, offset, wanted));
  }

  @Operation(
      summary = "Which side of four spreads the portfolio leans to",
      description = "Of the newest run, over 252 sessions; an undecided spread has no side.")
  @GetMapping("/spread-factors")
  FactorViews.Spreads spreads(AccountId account, @PathVariable UUID id) {
    return spreads.of(standings.of(account, id));
  }
}
