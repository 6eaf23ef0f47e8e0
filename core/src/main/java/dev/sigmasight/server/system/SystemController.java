package dev.sigmasight.server.system;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.system.SystemViews.AggregatedView;
import dev.sigmasight.server.system.SystemViews.AggregationView;
import dev.sigmasight.server.system.SystemViews.CleanedUpView;
import dev.sigmasight.server.system.SystemViews.HealthView;
import dev.sigmasight.server.system.SystemViews.MetricsView;
import dev.sigmasight.server.system.SystemViews.RetentionStatusView;
import dev.sigmasight.server.system.SystemViews.RunView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks after the machine: what is stored, counted and forgotten. */
@RestController
@RequestMapping("/api/v1/system")
@Tag(name = "Administration: system")
class SystemController {
  private final SystemReads reads;
  private final DailyMetrics metrics;
  private final Housekeeping housekeeping;
  private final HousekeepingOnDemand onDemand;
  private final RetentionSettings settings;
  private final Accounts accounts;
  private final Clock clock;

  SystemController(
      SystemReads reads,
      DailyMetrics metrics,
      Housekeeping housekeeping,
      HousekeepingOnDemand onDemand,
      RetentionSettings settings,
      Accounts accounts,
      Clock clock) {
    this.reads = reads;
    this.metrics = metrics;
    this.housekeeping = housekeeping;
    this.onDemand = onDemand;
    this.settings = settings;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Operation(summary = "How much is stored, what happened lately, and whether old things are gone")
  @GetMapping("/health")
  HealthView health() {
    Instant now = clock.instant();
    return HealthView.of(reads.volume(now), reads.ages(now), settings, now);
  }

  @Operation(summary = "Which of the last days have figures")
  @GetMapping("/aggregation/status")
  AggregationView aggregation(@RequestParam(defaultValue = "7") @Min(1) @Max(30) int days) {
    LocalDate last = housekeeping.yesterday();
    return AggregationView.of(metrics.days(last.minusDays(days - 1L), last), last, days);
  }

  @Operation(summary = "What is older than it is kept")
  @GetMapping("/retention/status")
  RetentionStatusView retention() {
    Instant now = clock.instant();
    return RetentionStatusView.of(reads.ages(now), settings, now);
  }

  @Operation(summary = "The figures of the last days, today not included")
  @GetMapping("/daily-metrics")
  MetricsView dailyMetrics(
      @RequestParam(defaultValue = "7") @Min(1) @Max(90) int days,
      @Parameter(description = "what the types begin with, as in batch")
          @RequestParam(name = "metric_type", required = false)
          @Nullable String type) {
    LocalDate first = housekeeping.yesterday().minusDays(days - 1L);
    return MetricsView.of(days, type, metrics.since(first, type));
  }

  @Operation(
      summary = "Delete what is older than it is kept",
      description = "The same happens every night. The audit log is never deleted.")
  @PostMapping("/cleanup")
  CleanedUpView cleanUp(AccountId account) {
    String by = email(account);
    return CleanedUpView.of(housekeeping.forget(), by, clock.instant());
  }

  @Operation(
      summary = "Count days that are over, again if need be",
      description =
          "The days up to target_date, without it up to yesterday. A day whose events are deleted"
              + " keeps the figures it has.")
  @PostMapping("/aggregate")
  AggregatedView aggregate(
      AccountId account,
      @RequestParam(name = "target_date", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate targetDate,
      @RequestParam(defaultValue = "1") @Min(1) @Max(7) int days) {
    LocalDate last = targetDate == null ? housekeeping.yesterday() : checked(targetDate);
    return AggregatedView.of(housekeeping.count(last, days), email(account), clock.instant());
  }

  private LocalDate checked(LocalDate target) {
    LocalDate yesterday = housekeeping.yesterday();
    LocalDate first = settings.firstDay(clock.instant());
    if (target.isAfter(yesterday) || target.isBefore(first)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "target_date",
              "target_date must be from "
                  + first
                  + ", the first day whose events are kept, to "
                  + yesterday
                  + ", the last day that is over."));
    }
    return target;
  }

  @Operation(summary = "Do at once what is done every night: count days, then delete what is old")
  @PostMapping("/run-batch")
  RunView runBatch(
      AccountId account,
      @RequestParam(name = "aggregate_days", defaultValue = "1") @Min(1) @Max(7) int days,
      @RequestParam(name = "run_cleanup", defaultValue = "true") boolean cleanUp) {
    return onDemand.run(days, cleanUp, email(account));
  }

  private String email(AccountId account) {
    return accounts.byId(account).map(Account::email).orElseThrow();
  }
}
