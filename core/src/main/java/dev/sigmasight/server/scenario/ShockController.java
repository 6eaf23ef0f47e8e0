package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.analytics.Standings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shocks of one's own, and the likeliest shock of a loss. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}/stress-test")
@Tag(name = "Scenarios")
class ShockController {
  private final Standings standings;
  private final ShockEvaluations evaluations;

  ShockController(Standings standings, ShockEvaluations evaluations) {
    this.standings = standings;
    this.evaluations = evaluations;
  }

  @Operation(
      summary = "Gain or loss under a shock of one's own, or the likeliest shock of a loss",
      description =
          "What was held at the close is revalued in full, options by their model. Parts by factor"
              + " and by position each add up to the impact. With target_loss the answer is the"
              + " shock of the smallest Mahalanobis distance that loses as much. Nothing is stored.")
  @PostMapping("/evaluate")
  ScenarioView evaluate(AccountId account, @PathVariable UUID id, @RequestBody ShockRequest asked) {
    asked.check();
    return evaluations.of(standings.of(account, id), asked);
  }
}
