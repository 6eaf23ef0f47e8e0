package dev.sigmasight.server.batch;

import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.stage.Phase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The computation of one portfolio as its owner sees it. */
final class SetUpViews {
  private SetUpViews() {}

  /**
   * @param percentComplete 0 to 100, below 100 until it is over
   */
  record OverallView(
      @Nullable String currentPhase,
      @Nullable String currentPhaseName,
      long phasesCompleted,
      int phasesTotal,
      int percentComplete) {

    static OverallView of(RunView run) {
      Phase current = Progress.currentPhase(run).map(RunView.PhaseView::phase).orElse(null);
      long over =
          run.phases().stream()
              .filter(phase -> !List.of("PENDING", "RUNNING").contains(phase.state()))
              .count();
      return new OverallView(
          current == null ? null : id(current),
          current == null ? null : name(current),
          over,
          run.phases().size(),
          Progress.percent(run).setScale(0, RoundingMode.DOWN).intValueExact());
    }
  }

  record CurrentPhaseView(int current, int total, String unit) {}

  @Schema(name = "SetUpPhase")
  record PhaseView(
      String phaseId,
      String phaseName,
      String status,
      int current,
      int total,
      String unit,
      @Nullable Long durationSeconds) {

    static PhaseView of(RunView.PhaseView phase) {
      Instant started = phase.startedAt();
      Instant finished = phase.finishedAt();
      return new PhaseView(
          id(phase.phase()),
          name(phase.phase()),
          switch (phase.state()) {
            case "PENDING" -> "pending";
            case "RUNNING" -> "running";
            case "FAILED" -> "failed";
            default -> "completed";
          },
          phase.over(),
          phase.total(),
          unitOf(phase.phase()),
          started == null || finished == null
              ? null
              : Duration.between(started, finished).toSeconds());
    }
  }

  /**
   * @param status {@code running}, {@code completed}, {@code partial}, {@code failed}, or {@code
   *     pending} before the first computation
   * @param batchRunId null unless the run is about this portfolio alone
   */
  record StatusView(
      UUID portfolioId,
      @Nullable UUID batchRunId,
      String status,
      @Nullable Instant startedAt,
      long elapsedSeconds,
      OverallView overallProgress,
      @Nullable CurrentPhaseView currentPhaseProgress,
      List<RunLog.LineView> activityLog,
      List<PhaseView> phases,
      String mode,
      @Nullable String message) {

    static StatusView nothing(UUID portfolio) {
      int all = Phase.values().length;
      OverallView over = new OverallView(null, null, all, all, 100);
      return new StatusView(
          portfolio, null, "completed", null, 0, over, null, List.of(), List.of(), "instant", null);
    }

    static StatusView pending(UUID portfolio) {
      OverallView over = new OverallView(null, null, 0, Phase.values().length, 0);
      String message = "The portfolio has not been computed yet.";
      return new StatusView(
          portfolio, null, "pending", null, 0, over, null, List.of(), List.of(), "instant",
          message);
    }

    /** A run of all: how far it is, and nothing that is said or counted about the others. */
    static StatusView amongAll(UUID portfolio, RunView run, Instant now) {
      return new StatusView(
          portfolio,
          null,
          statusOf(run.state()),
          run.startedAt(),
          run.elapsed(now).toSeconds(),
          OverallView.of(run),
          null,
          List.of(),
          List.of(),
          "instant",
          "All portfolios are being computed, this one among them.");
    }

    static StatusView of(UUID portfolio, RunView run, List<RunLog.LineView> lines, Instant now) {
      return new StatusView(
          portfolio,
          run.id(),
          statusOf(run.state()),
          run.startedAt(),
          run.elapsed(now).toSeconds(),
          OverallView.of(run),
          Progress.currentPhase(run)
              .map(
                  phase -> new CurrentPhaseView(phase.over(), phase.total(), unitOf(phase.phase())))
              .orElse(null),
          lines,
          run.phases().stream().map(PhaseView::of).toList(),
          "instant",
          run.error());
    }
  }

  private static String statusOf(RunState state) {
    return switch (state) {
      case QUEUED, RUNNING -> "running";
      case SUCCEEDED -> "completed";
      case PARTIAL -> "partial";
      case FAILED, CANCELLED, ABANDONED -> "failed";
    };
  }

  @Schema(name = "SetUpLog")
  record LogView(
      UUID portfolioId,
      String portfolioName,
      Instant startedAt,
      long elapsedSeconds,
      String finalStatus,
      OverallView overallProgress,
      List<PhaseView> phases,
      List<RunLog.LineView> activityLog,
      Instant generatedAt) {

    static LogView of(Portfolio portfolio, RunView run, List<RunLog.LineView> lines, Instant now) {
      return new LogView(
          portfolio.id().value(),
          portfolio.name(),
          run.startedAt(),
          run.elapsed(now).toSeconds(),
          statusOf(run.state()),
          OverallView.of(run),
          run.phases().stream().map(PhaseView::of).toList(),
          lines,
          now);
    }
  }

  private static String id(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Phase phase) {
    return switch (phase) {
      case PROFILES -> "Company profiles";
      case PRICES -> "Prices";
      case OPTIONS -> "Option quotes";
      case FUNDAMENTALS -> "Fundamentals";
      case PNL_SNAPSHOT -> "Profit and snapshots";
      case POSITION_VALUES -> "Position values";
      case FACTORS -> "Factors";
      case RISK -> "Risk";
    };
  }

  private static String unitOf(Phase phase) {
    return switch (phase) {
      case PROFILES, PRICES, OPTIONS, FUNDAMENTALS, FACTORS -> "symbols";
      case PNL_SNAPSHOT, POSITION_VALUES, RISK -> "sessions";
    };
  }
}
