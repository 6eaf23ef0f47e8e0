package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs and shows how they stand. */
@RestController
@RequestMapping("/api/v1/admin/batch")
@Tag(name = "Administration: batch")
class BatchController {
  private final BatchRuns runs;
  private final RunReads reads;
  private final Accounts accounts;
  private final ChangeLog changes;
  private final TradingCalendar calendar;
  private final Clock clock;

  BatchController(
      BatchRuns runs,
      RunReads reads,
      Accounts accounts,
      ChangeLog changes,
      TradingCalendar calendar,
      Clock clock) {
    this.runs = runs;
    this.reads = reads;
    this.accounts = accounts;
    this.changes = changes;
    this.calendar = calendar;
    this.clock = clock;
  }

  record DateRange(@Nullable LocalDate start, LocalDate end) {}

  /** A run that was started; {@code portfolio_id} is {@code all} or one id. */
  record StartedView(
      String status,
      UUID batchRunId,
      String portfolioId,
      boolean forceRerun,
      DateRange dateRange,
      String triggeredBy,
      Instant timestamp,
      String pollUrl) {}

  @Operation(summary = "Start a run up to a session; it continues where an earlier one ended")
  @PostMapping({"/run", "/trigger"})
  StartedView run(
      AccountId account,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId,
      @RequestParam(name = "force_rerun", defaultValue = "false") boolean forceRerun,
      @RequestParam(name = "start_date", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate startDate,
      @RequestParam(name = "end_date", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate endDate) {
    if (forceRerun && startDate == null) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "start_date", "Say from which day to compute again: force_rerun needs start_date."));
    }
    LocalDate target = target(endDate);
    if (startDate != null && startDate.isAfter(target)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "start_date", "start_date must not be after the last session, " + target + "."));
    }
    String email = accounts.byId(account).map(Account::email).orElseThrow();
    RunRequest request =
        new RunRequest(
            target,
            startDate,
            Optional.ofNullable(portfolioId).map(PortfolioId::new),
            forceRerun,
            email);
    if (portfolioId != null && runs.portfolios(request).isEmpty()) {
      throw new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
    }
    UUID run = start(request);
    changes.byAccount(
        account,
        new Change("start", "batch_run", run.toString(), Map.of("scope", request.scope())));
    return new StartedView(
        "started",
        run,
        request.scope(),
        forceRerun,
        new DateRange(startDate, request.target()),
        email,
        clock.instant(),
        "/api/v1/admin/batch/run/current");
  }

  private LocalDate target(@Nullable LocalDate endDate) {
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    if (endDate == null) {
      return last;
    }
    if (endDate.isAfter(last)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "end_date",
              "The last completed session is " + last + "; ask for it or an earlier day."));
    }
    if (!calendar.covers(endDate)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "end_date", "end_date must not be before " + calendar.firstDay() + "."));
    }
    return calendar.sessionOnOrBefore(endDate);
  }

  private UUID start(RunRequest request) {
    return switch (runs.start(request)) {
      case BatchRuns.Started.Here(UUID run, BatchRuns.Work work) -> {
        Thread.ofVirtual().name("batch-run").start(() -> work.finish(RunListener.NOBODY));
        yield run;
      }
      case BatchRuns.Started.Elsewhere(String detail) ->
          throw new ProblemException(new Problem.Conflict("ERR_BATCH_001", detail));
    };
  }

  /** Items of all phases; skipped ones count as completed, because nothing more happens to them. */
  record Jobs(int total, int completed, int failed, int pending) {}

  record CurrentView(
      String status,
      @Nullable UUID batchRunId,
      @Nullable Instant startedAt,
      @Nullable BigDecimal elapsedSeconds,
      @Nullable String triggeredBy,
      @Nullable Jobs jobs,
      @Nullable String currentJob,
      @Nullable String currentPortfolio,
      @Nullable BigDecimal progressPercent,
      @Nullable RunView lastRun) {}

  @Operation(summary = "The run under way, or the last one")
  @GetMapping("/run/current")
  CurrentView current() {
    return reads
        .current()
        .map(this::running)
        .orElseGet(
            () ->
                new CurrentView(
                    "idle",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    reads.newest(1).stream().findFirst().orElse(null)));
  }

  private CurrentView running(RunView run) {
    int over = run.phases().stream().mapToInt(RunView.PhaseView::over).sum();
    Duration elapsed = Duration.between(run.startedAt(), clock.instant());
    return new CurrentView(
        "running",
        run.id(),
        run.startedAt(),
        BigDecimal.valueOf(elapsed.toMillis(), 3).setScale(1, RoundingMode.HALF_EVEN),
        run.triggeredBy(),
        new Jobs(run.total(), run.done() + run.skipped(), run.failed(), run.total() - over),
        run.phases().stream()
            .filter(phase -> phase.state().equals("RUNNING"))
            .map(phase -> phase.phase().name())
            .findFirst()
            .orElse(null),
        run.scope().equals("all") ? null : run.scope(),
        percent(run, over),
        null);
  }

  /** Below 100 while it runs: later phases do not know their items yet. */
  private static BigDecimal percent(RunView run, int over) {
    if (run.total() == 0) {
      return BigDecimal.ZERO.setScale(1);
    }
    return BigDecimal.valueOf(Math.min(99.0, 100.0 * over / run.total()))
        .setScale(1, RoundingMode.HALF_EVEN);
  }
}
