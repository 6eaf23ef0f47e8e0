package dev.sigmasight.server.batch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The run under way. */
@RestController
@RequestMapping(BatchController.PATH)
@Tag(name = "Administration: batch")
class CurrentRunController {
  private final RunReads reads;
  private final Clock clock;

  CurrentRunController(RunReads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /** Items of all phases; skipped ones count as completed, because nothing more happens to them. */
  record Jobs(int total, int completed, int failed, int pending) {
    static Jobs of(RunView run) {
      int over = run.done() + run.skipped() + run.failed();
      return new Jobs(run.total(), run.done() + run.skipped(), run.failed(), run.total() - over);
    }
  }

  @Schema(name = "CurrentRun")
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
      @Nullable RunView lastRun,
      String message) {}

  @Operation(summary = "The run under way or waiting, otherwise the last one")
  @GetMapping("/run/current")
  CurrentView current() {
    return reads.current().map(this::running).orElseGet(this::idle);
  }

  private CurrentView idle() {
    RunView last = reads.newest(1).stream().findFirst().orElse(null);
    String message = last == null ? "No run yet." : "No run is under way.";
    return new CurrentView("idle", null, null, null, null, null, null, null, null, last, message);
  }

  private CurrentView running(RunView run) {
    return new CurrentView(
        "running",
        run.id(),
        run.startedAt(),
        seconds(run, clock.instant()),
        run.triggeredBy(),
        Jobs.of(run),
        Progress.currentPhase(run).map(phase -> phase.phase().name()).orElse(null),
        run.scope().equals("all") ? null : run.scope(),
        Progress.percent(run),
        null,
        run.state() == RunState.QUEUED ? "The run waits for a process." : "The run is under way.");
  }

  static BigDecimal seconds(RunView run, Instant now) {
    return BigDecimal.valueOf(run.elapsed(now).toMillis(), 3).setScale(1, RoundingMode.HALF_EVEN);
  }
}
