package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.analytics.Comovements.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How what a portfolio holds moves together. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Analytics")
class CorrelationController {
  static final int FEWEST = 2;
  static final int MOST = 50;

  private final Standings standings;
  private final Correlations correlations;
  private final Diversifications diversifications;

  CorrelationController(
      Standings standings, Correlations correlations, Diversifications diversifications) {
    this.standings = standings;
    this.correlations = correlations;
    this.diversifications = diversifications;
  }

  @Operation(
      summary = "Correlations of the largest holdings",
      description =
          "Pearson, of daily total returns over the last sessions up to the day of the results."
              + " Over 252 sessions with an overlap of 60 and more they are the stored ones; any"
              + " other window is computed from stored prices.")
  @GetMapping("/correlation-matrix")
  CorrelationView matrix(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "sessions")
          @RequestParam(name = "lookback_days", defaultValue = "90")
          @Min(30)
          @Max(365)
          int lookbackDays,
      @Parameter(description = "common daily returns that a pair needs")
          @RequestParam(name = "min_overlap", defaultValue = "30")
          @Min(10)
          @Max(365)
          int minOverlap,
      @RequestParam(name = "max_symbols", defaultValue = "25") @Min(FEWEST) @Max(MOST)
          int maxSymbols) {
    Window window = Window.of(lookbackDays, minOverlap);
    return correlations.of(standings.of(account, id), window, maxSymbols);
  }

  @Operation(
      summary = "How much all holdings move as one",
      description = "The window is that of the correlation matrix, over all symbols held.")
  @GetMapping("/diversification-score")
  DiversificationView diversification(
      AccountId account,
      @PathVariable UUID id,
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
    return diversifications.of(standings.of(account, id), window);
  }
}
