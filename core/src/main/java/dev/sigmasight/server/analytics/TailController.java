package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rare losses, what adds to risk, and how options react. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Analytics")
class TailController {
  private final Standings standings;
  private final TailAnalyses tails;
  private final GreekAnalyses greeks;

  TailController(Standings standings, TailAnalyses tails, GreekAnalyses greeks) {
    this.standings = standings;
    this.tails = tails;
    this.greeks = greeks;
  }

  @Operation(
      summary = "Value at risk and expected shortfall of one day",
      description =
          "Of the holdings at the close: historical, normal and by the factor model, with what each"
              + " symbol adds.")
  @GetMapping("/var")
  TailViews.Tail tail(AccountId account, @PathVariable UUID id) {
    return tails.tail(standings.of(account, id));
  }

  @Operation(
      summary = "What adds to risk, by position and by factor",
      description =
          "Positions: parts of the expected shortfall at 95 %. Factors: parts of the volatility of"
              + " the factor model.")
  @GetMapping("/risk-contributions")
  TailViews.Contributions contributions(AccountId account, @PathVariable UUID id) {
    return tails.contributions(standings.of(account, id));
  }

  @Operation(summary = "Greeks of the options, in all and by position")
  @GetMapping("/greeks")
  TailViews.Greeks greeks(AccountId account, @PathVariable UUID id) {
    return greeks.of(standings.of(account, id));
  }
}
