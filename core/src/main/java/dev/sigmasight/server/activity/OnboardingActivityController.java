package dev.sigmasight.server.activity;

import dev.sigmasight.server.activity.OnboardingViews.DailyView;
import dev.sigmasight.server.activity.OnboardingViews.ErrorsView;
import dev.sigmasight.server.activity.OnboardingViews.EventsView;
import dev.sigmasight.server.activity.OnboardingViews.FunnelView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How people fare between registering and their first portfolio. */
@RestController
@RequestMapping("/api/v1/admin/onboarding")
@Tag(name = "Administration: onboarding")
class OnboardingActivityController {
  private final ActivityReads reads;
  private final Clock clock;

  OnboardingActivityController(ActivityReads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  private Period last(int days) {
    return Period.last(days, clock.instant());
  }

  @Operation(
      summary = "How far those came who registered in the last days",
      description = "Events are kept for 30 days, so more days than that show no more.")
  @GetMapping("/funnel")
  FunnelView funnel(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    Period period = last(days);
    return FunnelView.of(period, reads.funnel(period));
  }

  @Operation(summary = "What went wrong in the last days, the most frequent first")
  @GetMapping("/errors")
  ErrorsView errors(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    Period period = last(days);
    return ErrorsView.of(period, reads.errors(period));
  }

  @Operation(summary = "What happened on each of the last days, in UTC, today included")
  @GetMapping("/daily")
  DailyView daily(@RequestParam(defaultValue = "30") @Min(1) @Max(90) int days) {
    Period period = last(days);
    return DailyView.of(period, reads.daily(period));
  }

  @Operation(summary = "The newest events")
  @GetMapping("/events")
  EventsView events(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @Parameter(description = "as in onboarding.login_error; an unknown one has no events")
          @RequestParam(name = "event_type", required = false)
          @Nullable String eventType,
      @Parameter(description = "only what went wrong")
          @RequestParam(name = "error_only", defaultValue = "false")
          boolean errorOnly) {
    return EventsView.of(reads.newest(eventType, errorOnly, limit));
  }
}
