package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets owners have their portfolio computed now. */
@RestController
@RequestMapping("/api/v1/portfolios/{id}")
@Tag(name = "Portfolios")
class CalculationController {
  private static final int MOST = 20;

  private final RunQueue queue;
  private final OwnRuns own;
  private final Portfolios portfolios;
  private final Accounts accounts;
  private final TradingCalendar calendar;
  private final Clock clock;

  CalculationController(
      RunQueue queue,
      OwnRuns own,
      Portfolios portfolios,
      Accounts accounts,
      TradingCalendar calendar,
      Clock clock) {
    this.queue = queue;
    this.own = own;
    this.portfolios = portfolios;
    this.accounts = accounts;
    this.calendar = calendar;
    this.clock = clock;
  }

  record CalculationView(
      UUID portfolioId, UUID batchRunId, String status, String message, String pollUrl) {}

  @Operation(
      summary = "Compute the portfolio up to the last completed session",
      description =
          "The answer is 409 while a run about the portfolio, or about all, waits or is under way.")
  @PostMapping("/calculate")
  CalculationView calculate(AccountId account, @PathVariable UUID id) {
    Portfolio portfolio = portfolios.kept(account, new PortfolioId(id));
    if (!portfolio.active()) {
      throw new ProblemException(
          new Problem.Conflict(
              "ERR_BATCH_003", "The portfolio is inactive: activate it before it is computed."));
    }
    queue.openFor(portfolio.id()).ifPresent(CalculationController::refuse);
    if (queue.isOpenForAll()) {
      throw new ProblemException(
          new Problem.Conflict(
              "ERR_BATCH_001",
              "All portfolios are computed just now, this one among them: see"
                  + " /api/v1/onboarding/status/%s, and ask again in five minutes if need be."
                      .formatted(id)));
    }
    Instant now = clock.instant();
    String email = accounts.byId(account).map(Account::email).orElseThrow();
    RunRequest request = RunRequest.one(portfolio.id(), calendar.lastCompletedSession(now), email);
    UUID run =
        switch (queue.add(request)) {
          case RunQueue.Queued.Waiting(UUID added) -> added;
          case RunQueue.Queued.UnderWay(UUID other, RunState _) -> throw busy(other);
        };
    return new CalculationView(
        id,
        run,
        "started",
        "The portfolio is computed up to " + request.target() + ".",
        "/api/v1/portfolios/" + id + "/batch-status/" + run);
  }

  private static void refuse(UUID run) {
    throw busy(run);
  }

  private static ProblemException busy(UUID run) {
    return new ProblemException(
        new Problem.Conflict(
            "ERR_BATCH_001", "The run " + run + " computes the portfolio already; wait for it."));
  }

  record RunStatusView(
      String status,
      UUID batchRunId,
      UUID portfolioId,
      Instant startedAt,
      String triggeredBy,
      long elapsedSeconds,
      @Nullable String message) {}

  @Operation(summary = "How a run about the portfolio stands")
  @GetMapping("/batch-status/{run_id}")
  RunStatusView status(
      AccountId account, @PathVariable UUID id, @PathVariable("run_id") UUID runId) {
    RunView run = own.run(account, new PortfolioId(id), runId);
    return new RunStatusView(
        RunStatus.of(run.state()),
        runId,
        id,
        run.startedAt(),
        run.triggeredBy(),
        run.elapsed(clock.instant()).toSeconds(),
        run.error());
  }

  @Schema(name = "PortfolioRun")
  record OwnRunView(
      UUID batchRunId,
      String status,
      LocalDate businessDate,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Schema(description = "how long its newest attempt took, or has taken until now")
          BigDecimal elapsedSeconds) {

    static OwnRunView of(RunView run, Instant now) {
      return new OwnRunView(
          run.id(),
          RunStatus.of(run.state()),
          run.businessDate(),
          run.startedAt(),
          run.finishedAt(),
          CurrentRunController.seconds(run, now));
    }
  }

  @Schema(name = "PortfolioRuns")
  record OwnRunsView(List<OwnRunView> runs) {}

  @Operation(
      summary = "The newest runs about the portfolio, newest first",
      description =
          "Twenty at most. Those of a night, which are about all portfolios, are not among them.")
  @GetMapping("/runs")
  OwnRunsView runs(AccountId account, @PathVariable UUID id) {
    Instant now = clock.instant();
    return new OwnRunsView(
        own.newest(account, new PortfolioId(id), MOST).stream()
            .map(run -> OwnRunView.of(run, now))
            .toList());
  }
}
