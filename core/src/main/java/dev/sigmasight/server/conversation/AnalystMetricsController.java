package dev.sigmasight.server.conversation;

import dev.sigmasight.server.activity.Period;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ErrorsView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.LatencyView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.MetricsView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ModelsView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.TokensOfDaysView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ToolsView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the analyst does. */
@RestController
@RequestMapping("/api/v1/admin/ai")
@Tag(name = "Administration: analyst")
class AnalystMetricsController {
  private final AnalystMetrics requests;
  private final ModelMetrics calls;
  private final Clock clock;

  AnalystMetricsController(AnalystMetrics requests, ModelMetrics calls, Clock clock) {
    this.requests = requests;
    this.calls = calls;
    this.clock = clock;
  }

  private Period last(int days) {
    return Period.last(days, clock.instant());
  }

  @Operation(summary = "Answers of the last days, and what they used and cost")
  @GetMapping("/metrics")
  MetricsView metrics(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return requests.metrics(last(days));
  }

  @Operation(summary = "How long successful answers took; percentiles are interpolated")
  @GetMapping("/latency")
  LatencyView latency(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return requests.latency(last(days));
  }

  @Operation(summary = "Tokens of each of the last days, as the providers counted them")
  @GetMapping("/tokens")
  TokensOfDaysView tokens(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return calls.tokens(last(days));
  }

  @Operation(summary = "Why answers failed in the last days")
  @GetMapping("/errors")
  ErrorsView errors(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return requests.errors(last(days));
  }

  @Operation(summary = "What the analyst looked up in the last days")
  @GetMapping("/tools")
  ToolsView tools(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return calls.tools(last(days));
  }

  @Operation(summary = "Which models were asked in the last days")
  @GetMapping("/models")
  ModelsView models(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    return calls.models(last(days));
  }
}
