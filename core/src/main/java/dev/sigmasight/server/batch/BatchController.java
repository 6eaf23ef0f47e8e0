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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks for runs, cancels them and asks for them again. */
@RestController
@RequestMapping(BatchController.PATH)
@Tag(name = "Administration: batch")
class BatchController {
  static final String PATH = "/api/v1/admin/batch";
  private static final String POLL = PATH + "/run/current";

  private final BatchRuns runs;
  private final RunTargets targets;
  private final RunQueue queue;
  private final RunReads reads;
  private final Accounts accounts;
  private final ChangeLog changes;
  private final TradingCalendar calendar;
  private final Clock clock;

  BatchController(
      BatchRuns runs,
      RunTargets targets,
      RunQueue queue,
      RunReads reads,
      Accounts accounts,
      ChangeLog changes,
      TradingCalendar calendar,
      Clock clock) {
    this.runs = runs;
    this.targets = targets;
    this.queue = queue;
    this.reads = reads;
    this.accounts = accounts;
    this.changes = changes;
    this.calendar = calendar;
    this.clock = clock;
  }

  record DateRange(@Nullable LocalDate start, LocalDate end) {}

  /** A run that was asked for; {@code portfolio_id} is {@code all} or one id. */
  record StartedView(
      String status,
      UUID batchRunId,
      String portfolioId,
      boolean forceRerun,
      DateRange dateRange,
      String triggeredBy,
      Instant timestamp,
      String pollUrl) {}

  @Operation(
      summary = "Start a run up to a session; it continues where an earlier one ended",
      description =
          "The session under way may be asked for: its results are PROVISIONAL until a later run"
              + " replaces them. While another run is under way the answer is 409; with force the"
              + " new one waits for it. With force_rerun everything from start_date on is computed"
              + " again, up to end_date or the last session computed so far, whichever is later.")
  @PostMapping({"/run", "/trigger"})
  StartedView run(
      AccountId account,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId,
      @RequestParam(defaultValue = "false") boolean force,
      @RequestParam(name = "force_rerun", defaultValue = "false") boolean forceRerun,
      @RequestParam(name = "start_date", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate startDate,
      @RequestParam(name = "end_date", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate endDate) {
    if (forceRerun && startDate == null) {
      throw invalid(
          "start_date", "Say from which day to compute again: force_rerun needs start_date.");
    }
    LocalDate target = target(endDate);
    if (startDate != null && startDate.isAfter(target)) {
      throw invalid("start_date", "start_date must not be after the last session, " + target + ".");
    }
    String email = email(account);
    Optional<PortfolioId> one = Optional.ofNullable(portfolioId).map(PortfolioId::new);
    RunRequest request =
        targets.reaching(
            new RunRequest(kind(target, one), target, startDate, one, forceRerun, email));
    UUID run = add(account, request, force);
    return new StartedView(
        "started",
        run,
        request.scope(),
        forceRerun,
        new DateRange(startDate, request.target()),
        email,
        clock.instant(),
        POLL);
  }

  private RunKind kind(LocalDate target, Optional<PortfolioId> one) {
    if (target.isAfter(calendar.lastCompletedSession(clock.instant()))) {
      return RunKind.PROVISIONAL;
    }
    return one.isPresent() ? RunKind.PORTFOLIO : RunKind.DAILY;
  }

  private LocalDate target(@Nullable LocalDate endDate) {
    Instant now = clock.instant();
    LocalDate last = calendar.lastCompletedSession(now);
    if (endDate == null) {
      return last;
    }
    Optional<LocalDate> underWay = SessionUnderWay.at(now, calendar);
    if (endDate.isAfter(underWay.orElse(last))) {
      throw invalid(
          "end_date", "The last completed session is " + last + "; ask for it or an earlier day.");
    }
    if (!calendar.covers(endDate)) {
      throw invalid("end_date", "end_date must not be before " + calendar.firstDay() + ".");
    }
    return calendar.sessionOnOrBefore(endDate);
  }

  private UUID add(AccountId account, RunRequest request, boolean force) {
    if (request.portfolio().isPresent() && runs.portfolios(request).isEmpty()) {
      throw new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
    }
    if (!force) {
      reads.current().ifPresent(run -> refuse(run.id(), run.state()));
    }
    UUID run =
        switch (queue.add(request)) {
          case RunQueue.Queued.Waiting(UUID id) -> id;
          case RunQueue.Queued.UnderWay(UUID id, RunState state) -> throw busy(id, state);
        };
    remember(account, "start", run, request.scope());
    return run;
  }

  private static void refuse(UUID run, RunState state) {
    throw busy(run, state);
  }

  private static ProblemException busy(UUID run, RunState state) {
    return new ProblemException(
        new Problem.Conflict(
            "ERR_BATCH_001",
            "The run %s is %s; wait for its end or cancel it."
                .formatted(run, state == RunState.QUEUED ? "waiting" : "under way")));
  }

  private void remember(AccountId account, String action, UUID run, String scope) {
    changes.byAccount(
        account, new Change(action, "batch_run", run.toString(), Map.of("scope", scope)));
  }

  private String email(AccountId account) {
    return accounts.byId(account).map(Account::email).orElseThrow();
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.InvalidInput.of(field, message));
  }

  /** A run that was asked for by its purpose. */
  record TriggeredView(
      String status,
      String message,
      UUID batchRunId,
      String triggeredBy,
      Instant timestamp,
      String pollUrl) {}

  @Operation(summary = "Ask again for the prices of the last session, and compute what they change")
  @PostMapping({"/trigger/market-data", "/data-quality/refresh"})
  TriggeredView marketData(AccountId account) {
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    RunRequest request = RunRequest.all(RunKind.CORRECTION, last, email(account));
    return triggered(account, request, "Prices up to " + last + " are asked for again.");
  }

  @Operation(summary = "Compute the risk of the last session again, correlations included")
  @PostMapping("/trigger/correlations")
  TriggeredView correlations(
      AccountId account,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId) {
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    RunRequest request =
        new RunRequest(
            last,
            last,
            Optional.ofNullable(portfolioId).map(PortfolioId::new),
            true,
            email(account));
    return triggered(account, request, "The session " + last + " is computed again.");
  }

  private TriggeredView triggered(AccountId account, RunRequest request, String message) {
    UUID run = add(account, request, false);
    return new TriggeredView("started", message, run, request.triggeredBy(), clock.instant(), POLL);
  }

  /** What became of asking for the end of a run, or for another attempt. */
  record ChangedView(UUID batchRunId, String status, String message, String triggeredBy) {}

  @Operation(
      summary = "Cancel a run",
      description = "A run that waits ends at once; one under way ends before its next item.")
  @PostMapping("/run/{id}/cancel")
  ChangedView cancel(AccountId account, @PathVariable UUID id) {
    RunView run = found(id);
    if (run.state().isOver()) {
      throw new ProblemException(
          new Problem.Conflict("ERR_BATCH_002", "The run is over already: " + run.state() + "."));
    }
    String email = email(account);
    RunState now = queue.cancel(id, email).orElseThrow();
    remember(account, "cancel", id, run.scope());
    return new ChangedView(
        id,
        now == RunState.RUNNING ? "cancelling" : RunStatus.of(now),
        now == RunState.RUNNING ? "The run ends before its next item." : "The run is cancelled.",
        email);
  }

  @Operation(summary = "Open a run that is over again; it does what is still missing")
  @PostMapping("/run/{id}/retry")
  ChangedView retry(AccountId account, @PathVariable UUID id) {
    RunView run = found(id);
    String email = email(account);
    UUID opened = queue.retry(id, email).orElseThrow(() -> busy(id, run.state()));
    remember(account, "retry", opened, run.scope());
    return new ChangedView(opened, "started", "The run goes on with what is missing.", email);
  }

  /** Runs that nobody worked on any more. */
  record CleanUpView(
      String status,
      int incompleteFound,
      int incompleteDeleted,
      List<UUID> deletedIds,
      int ageThresholdHours,
      String portfolioId,
      String triggeredBy,
      Instant timestamp) {}

  @Operation(
      summary = "End runs that have waited or been under way for hours",
      description =
          "Results are never left half-written here, so there is nothing to delete but the wish:"
              + " runs older than the threshold are cancelled.")
  @PostMapping("/cleanup-incomplete")
  CleanUpView cleanUp(
      AccountId account,
      @RequestParam(name = "age_threshold_hours", defaultValue = "1") @Min(0) @Max(8760) int hours,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId) {
    String email = email(account);
    List<UUID> old =
        queue.open(Duration.ofHours(hours), Optional.ofNullable(portfolioId).map(PortfolioId::new));
    old.forEach(run -> queue.cancel(run, email));
    String scope = portfolioId == null ? "all" : portfolioId.toString();
    old.forEach(run -> remember(account, "cancel", run, scope));
    return new CleanUpView(
        "completed", old.size(), old.size(), old, hours, scope, email, clock.instant());
  }

  private RunView found(UUID id) {
    return reads.byId(id).orElseThrow(BatchController::unknown);
  }

  static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no run with this id."));
  }
}
