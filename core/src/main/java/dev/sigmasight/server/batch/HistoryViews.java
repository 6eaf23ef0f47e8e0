package dev.sigmasight.server.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as their history shows them. */
final class HistoryViews {
  private static final int REMARKS = 10;

  private HistoryViews() {}

  /** One run in a list. */
  record RowView(
      UUID id,
      UUID batchRunId,
      RunKind kind,
      LocalDate businessDate,
      String scope,
      String triggeredBy,
      Instant startedAt,
      @Nullable Instant completedAt,
      String status,
      int attempt,
      @Nullable String build,
      int totalJobs,
      int completedJobs,
      int failedJobs,
      @Nullable BigDecimal durationSeconds,
      Map<String, BigDecimal> phaseDurations,
      boolean hasErrors) {

    static RowView of(RunView run) {
      return new RowView(
          run.id(),
          run.id(),
          run.kind(),
          run.businessDate(),
          run.scope(),
          run.triggeredBy(),
          run.startedAt(),
          run.finishedAt(),
          RunStatus.of(run.state()),
          run.attempt(),
          run.build(),
          run.total(),
          run.done() + run.skipped(),
          run.failed(),
          seconds(run),
          durations(run),
          run.failed() > 0 || run.error() != null);
    }
  }

  record ListView(
      boolean success,
      int totalCount,
      int days,
      @Nullable String statusFilter,
      List<RowView> runs) {

    static ListView of(List<RunView> runs, int days, @Nullable String status) {
      return new ListView(true, runs.size(), days, status, runs.stream().map(RowView::of).toList());
    }
  }

  record NewestView(UUID batchRunId, String status, Instant startedAt) {}

  /**
   * @param successRatePercent completed runs among those that are over, in percent; null without
   *     any
   * @param avgDurationSeconds of the completed runs
   */
  record SummaryView(
      int periodDays,
      int totalRuns,
      Map<String, Long> statusBreakdown,
      @Nullable BigDecimal successRatePercent,
      @Nullable BigDecimal avgDurationSeconds,
      @Nullable NewestView mostRecent) {

    static SummaryView of(List<RunView> runs, int days) {
      Map<RunState, Long> counts = new EnumMap<>(RunState.class);
      runs.forEach(run -> counts.merge(run.state(), 1L, Long::sum));
      Map<String, Long> breakdown = new LinkedHashMap<>();
      for (RunState state : RunState.values()) {
        breakdown.put(RunStatus.of(state), counts.getOrDefault(state, 0L));
      }
      long over = runs.stream().filter(run -> run.state().isOver()).count();
      long completed = counts.getOrDefault(RunState.SUCCEEDED, 0L);
      return new SummaryView(
          days,
          runs.size(),
          breakdown,
          percent(completed, over),
          average(runs),
          runs.stream()
              .findFirst()
              .map(run -> new NewestView(run.id(), RunStatus.of(run.state()), run.startedAt()))
              .orElse(null));
    }

    private static @Nullable BigDecimal average(List<RunView> runs) {
      var millis =
          runs.stream()
              .filter(run -> run.state() == RunState.SUCCEEDED && run.finishedAt() != null)
              .mapToLong(run -> run.elapsed(run.startedAt()).toMillis())
              .average();
      return millis.isEmpty()
          ? null
          : BigDecimal.valueOf(millis.getAsDouble() / 1000).setScale(1, RoundingMode.HALF_EVEN);
    }
  }

  /**
   * @param successRate items that did not fail, in percent; null without any
   */
  record JobsView(int total, int completed, int failed, @Nullable BigDecimal successRate) {}

  /**
   * Why items were left out.
   *
   * @param details one sentence each, the most frequent first
   */
  record ErrorsView(int count, List<String> types, List<String> details) {}

  record DetailView(
      UUID id,
      UUID batchRunId,
      RunKind kind,
      LocalDate businessDate,
      String scope,
      String triggeredBy,
      Instant startedAt,
      @Nullable Instant completedAt,
      String status,
      int attempt,
      @Nullable String build,
      JobsView jobs,
      @Nullable BigDecimal durationSeconds,
      Map<String, BigDecimal> phaseDurations,
      List<RunView.PhaseView> phases,
      @Nullable String error,
      @Nullable ErrorsView errorSummary,
      Instant createdAt) {

    static DetailView of(RunView run, List<RunRemark> remarks) {
      return new DetailView(
          run.id(),
          run.id(),
          run.kind(),
          run.businessDate(),
          run.scope(),
          run.triggeredBy(),
          run.startedAt(),
          run.finishedAt(),
          RunStatus.of(run.state()),
          run.attempt(),
          run.build(),
          new JobsView(
              run.total(),
              run.done() + run.skipped(),
              run.failed(),
              percent(run.done() + run.skipped(), run.total())),
          seconds(run),
          durations(run),
          run.phases(),
          run.error(),
          errors(remarks),
          run.startedAt());
    }

    private static @Nullable ErrorsView errors(List<RunRemark> remarks) {
      if (remarks.isEmpty()) {
        return null;
      }
      return new ErrorsView(
          remarks.stream().mapToInt(RunRemark::items).sum(),
          remarks.stream()
              .map(remark -> remark.phase() + (remark.failed() ? " failed" : " skipped"))
              .distinct()
              .toList(),
          remarks.stream()
              .limit(REMARKS)
              .map(remark -> remark.reason() + " (" + remark.items() + " items)")
              .toList());
    }
  }

  record CountView(UUID batchRunId, long logEntryCount) {}

  record LogView(
      UUID batchRunId,
      String status,
      Instant startedAt,
      @Nullable Instant completedAt,
      String triggeredBy,
      int totalJobs,
      int completedJobs,
      int failedJobs,
      int logEntryCount,
      List<RunLog.LineView> activityLog) {

    static LogView of(RunView run, List<RunLog.LineView> lines) {
      return new LogView(
          run.id(),
          RunStatus.of(run.state()),
          run.startedAt(),
          run.finishedAt(),
          run.triggeredBy(),
          run.total(),
          run.done() + run.skipped(),
          run.failed(),
          lines.size(),
          lines);
    }
  }

  private static @Nullable BigDecimal percent(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(100.0 * part / whole).setScale(1, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal seconds(RunView run) {
    Instant finished = run.finishedAt();
    return finished == null ? null : CurrentRunController.seconds(run, finished);
  }

  private static Map<String, BigDecimal> durations(RunView run) {
    Map<String, BigDecimal> seconds = new LinkedHashMap<>();
    for (RunView.PhaseView phase : run.phases()) {
      Instant started = phase.startedAt();
      Instant finished = phase.finishedAt();
      if (started != null && finished != null) {
        seconds.put(
            phase.phase().name(),
            BigDecimal.valueOf(Duration.between(started, finished).toMillis(), 3));
      }
    }
    return seconds;
  }
}
