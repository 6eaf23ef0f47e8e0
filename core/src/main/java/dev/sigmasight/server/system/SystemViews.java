package dev.sigmasight.server.system;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.system.DailyMetrics.Counted;
import dev.sigmasight.server.system.SystemReads.Age;
import dev.sigmasight.server.system.SystemReads.Ages;
import dev.sigmasight.server.system.SystemReads.Volume;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How the machine is looked after, as it is sent. */
final class SystemViews {
  private static final String NO_AI_METRICS =
      "Calls of models are kept for good and measured at /api/v1/admin/ai/metrics.";
  private static final Map<String, String> REASONS = Map.of("ai_request_metrics", NO_AI_METRICS);

  private SystemViews() {}

  /** Rows of tables; null where there is no such table, see reasons. */
  @Schema(name = "SystemTables")
  record TablesView(
      long userActivityEvents,
      @Nullable Long aiRequestMetrics,
      long batchRunHistory,
      long dailyMetrics) {}

  @Schema(name = "SystemDatabase")
  record DatabaseView(boolean connected, TablesView tables) {}

  @Schema(name = "SystemActivity")
  record ActivityView(
      @JsonProperty("events_24h") long events24h,
      @JsonProperty("ai_requests_24h") @Schema(description = "questions put to the analyst")
          long aiRequests24h,
      @JsonProperty("batch_runs_24h") long batchRuns24h) {}

  /** Whether nothing is kept longer than it should be, by table. */
  @Schema(name = "SystemRetention")
  record RetentionView(long retentionDays, boolean allCompliant, Map<String, Boolean> tables) {}

  @Schema(name = "SystemHealthOfData")
  record HealthView(
      @Schema(
              description =
                  "healthy; needs_cleanup if something is kept too long; degraded if the last run"
                      + " of the batch failed")
          String status,
      Instant timestamp,
      DatabaseView database,
      ActivityView activity,
      RetentionView retention,
      @Schema(description = "why something is null") Map<String, String> reasons,
      @Schema(description = "why it is not healthy") @Nullable String error) {

    static HealthView of(Volume volume, Ages ages, RetentionSettings settings, Instant now) {
      boolean failed = "FAILED".equals(volume.lastRun()) || "ABANDONED".equals(volume.lastRun());
      String error =
          failed
              ? "The run of the batch that ended last did not succeed: " + volume.lastRun() + "."
              : ages.areCompliant() ? null : "Something is kept longer than it should be.";
      return new HealthView(
          failed ? "degraded" : ages.areCompliant() ? "healthy" : "needs_cleanup",
          now,
          new DatabaseView(
              true, new TablesView(volume.events(), null, volume.runs(), volume.metrics())),
          new ActivityView(volume.eventsOfADay(), volume.questionsOfADay(), volume.runsOfADay()),
          new RetentionView(
              settings.events().toDays(),
              ages.areCompliant(),
              Map.of(
                  "user_activity_events", ages.events().isCompliant(),
                  "batch_run_history", ages.runs().isCompliant(),
                  "admin_sessions", ages.signOuts().isCompliant())),
          REASONS,
          error);
    }
  }

  @Schema(name = "AggregationStatus")
  record AggregationView(
      @Schema(description = "figures of these days") int totalMetrics,
      @Schema(description = "days up to yesterday, in UTC") int daysChecked,
      List<LocalDate> aggregatedDates,
      List<LocalDate> missingDates,
      @Schema(description = "percent of the days that have figures") BigDecimal coveragePercent) {

    static AggregationView of(SortedMap<LocalDate, Integer> known, LocalDate last, int days) {
      List<LocalDate> missing =
          last.minusDays(days - 1L)
              .datesUntil(last.plusDays(1))
              .filter(day -> !known.containsKey(day))
              .toList();
      return new AggregationView(
          known.values().stream().mapToInt(Integer::intValue).sum(),
          days,
          List.copyOf(known.keySet()),
          missing,
          BigDecimal.valueOf(known.size())
              .movePointRight(2)
              .divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_EVEN));
    }
  }

  @Schema(name = "RetentionOfTable")
  record AgeView(
      @Nullable Instant oldestRecord,
      long recordsPastRetention,
      long totalRecords,
      long retentionDays,
      @Schema(description = "nothing is kept more than a day longer than it should be")
          boolean compliant) {

    static AgeView of(Age age, Duration kept) {
      return new AgeView(age.oldest(), age.past(), age.total(), kept.toDays(), age.isCompliant());
    }
  }

  /** Sign-outs, which are remembered until their token has expired. */
  @Schema(name = "RetentionOfSignOuts")
  record SignOutsView(
      @Schema(description = "of tokens that have expired") long expiredSessions,
      long totalSessions,
      long sessionRetentionDays,
      boolean compliant) {}

  @Schema(name = "RetentionOfTables")
  record AgesView(
      AgeView userActivityEvents,
      @Nullable AgeView aiRequestMetrics,
      @Schema(
              description =
                  "runs; what is deleted are their lines and items, so past retention are those"
                      + " that still have some")
          AgeView batchRunHistory,
      SignOutsView adminSessions) {}

  @Schema(name = "RetentionStatus")
  record RetentionStatusView(
      long retentionDays,
      @Schema(description = "the first day in UTC whose events are kept") LocalDate cutoffDate,
      AgesView tables,
      boolean allCompliant,
      @Schema(description = "why something is null") Map<String, String> reasons) {

    static RetentionStatusView of(Ages ages, RetentionSettings settings, Instant now) {
      return new RetentionStatusView(
          settings.events().toDays(),
          settings.firstDay(now),
          new AgesView(
              AgeView.of(ages.events(), settings.events()),
              null,
              AgeView.of(ages.runs(), settings.logs()),
              new SignOutsView(
                  ages.signOuts().past(),
                  ages.signOuts().total(),
                  RetentionSettings.SIGN_OUTS.toDays(),
                  ages.signOuts().isCompliant())),
          ages.areCompliant(),
          REASONS);
    }
  }

  /** How many rows were deleted. */
  @Schema(name = "Deleted")
  record DeletedView(
      int userActivityEvents,
      @Nullable Integer aiRequestMetrics,
      @Schema(description = "lines and items of runs; the runs stay") int batchRunHistory,
      @Schema(description = "sign-outs of tokens that have expired") int adminSessions,
      @Schema(description = "of answers of the analyst; the answers stay") int turnEvents,
      @Schema(description = "Idempotency-Keys of creates") int requestKeys,
      @Schema(description = "that have expired or were revoked") int accessTokens,
      @Schema(description = "about prices, settled since") int priceDoubts) {

    static DeletedView of(Forgotten forgotten) {
      return new DeletedView(
          forgotten.events(),
          null,
          forgotten.linesAndItems(),
          forgotten.signOuts(),
          forgotten.turnEvents(),
          forgotten.requestKeys(),
          forgotten.accessTokens(),
          forgotten.doubts());
    }
  }

  @Schema(name = "CleanedUp")
  record CleanedUpView(
      boolean success,
      String triggeredBy,
      Instant timestamp,
      DeletedView deleted,
      int totalDeleted,
      @Schema(description = "why something is null") Map<String, String> reasons) {

    static CleanedUpView of(Forgotten forgotten, String by, Instant now) {
      return new CleanedUpView(true, by, now, DeletedView.of(forgotten), forgotten.all(), REASONS);
    }
  }

  /** Figures that were kept of a day, in all and of each kind. */
  @Schema(name = "AggregatedDay")
  record CountedView(LocalDate date, int metricsSaved, Map<String, Integer> categories) {
    static CountedView of(Counted counted) {
      return new CountedView(counted.day(), counted.figures(), counted.categories());
    }
  }

  @Schema(name = "Aggregated")
  record AggregatedView(
      boolean success,
      String triggeredBy,
      Instant timestamp,
      List<CountedView> aggregations,
      int totalMetricsSaved) {

    static AggregatedView of(List<Counted> days, String by, Instant now) {
      return new AggregatedView(
          true,
          by,
          now,
          days.stream().map(CountedView::of).toList(),
          days.stream().mapToInt(Counted::figures).sum());
    }
  }

  @Schema(name = "HousekeepingResult")
  record ResultView(
      Instant startedAt,
      Instant completedAt,
      boolean success,
      List<CountedView> aggregation,
      @Schema(description = "null if it was not asked for or failed") @Nullable DeletedView cleanup,
      @Schema(description = "what failed, a sentence each") List<String> errors,
      BigDecimal durationSeconds) {}

  @Schema(name = "HousekeepingRun")
  record RunView(boolean success, String triggeredBy, ResultView result) {}

  @Schema(name = "DailyMetrics")
  record MetricsView(
      int days,
      @Nullable String metricTypeFilter,
      int datesCount,
      int metricsCount,
      @Schema(description = "by day in UTC, newest first, under type or type:key")
          Map<LocalDate, Map<String, BigDecimal>> data) {

    static MetricsView of(
        int days, @Nullable String filter, SortedMap<LocalDate, Map<String, BigDecimal>> data) {
      return new MetricsView(
          days, filter, data.size(), data.values().stream().mapToInt(Map::size).sum(), data);
    }
  }
}
