package dev.sigmasight.server.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an analysis rests on and how old it is: one shape, whether there is a result or not. */
@Schema(name = "AnalysisDataQuality")
public record DataQualityView(
    @Schema(description = "why there is no result, as a constant; null if there is one")
        @Nullable String flag,
    @Schema(description = "one sentence") String message,
    @Schema(description = "count of positions that went in") int positionsAnalyzed,
    @Schema(description = "count of open positions") int positionsTotal,
    @Schema(description = "count: total less analyzed") int positionsSkipped,
    @Schema(description = "count of sessions whose returns went in") int dataDays,
    @Nullable LocalDate snapshotDate,
    @Nullable LocalDate calculationDate,
    @Schema(description = "whole days since the calculation × 24, hours")
        @Nullable Integer ageHours,
    @Schema(description = "older than 72 hours and not of the last completed session")
        boolean isStale,
    @Schema(description = "of the last completed session, or a later one") boolean isCurrent,
    @Schema(description = "stale, and today is a weekday") boolean shouldRecalculate) {
  private static final int OLD = 72;
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** What went in. */
  public record Counts(int analyzed, int total, int days) {}

  /** Of an analysis that has a result. */
  static DataQualityView known(Standing standing, Counts counts) {
    int skipped = counts.total() - counts.analyzed();
    String message =
        skipped == 0
            ? "All open positions are in it."
            : skipped + " of " + counts.total() + " open positions are not in it.";
    return of(standing, null, message, counts);
  }

  /** Of an analysis that has none. */
  static DataQualityView unknown(Standing standing, String flag, String message, Counts counts) {
    return of(standing, flag, message, counts);
  }

  /** Of a portfolio for which nothing is stored. */
  static DataQualityView nothing(Standing standing, String flag, String message) {
    return of(standing, flag, message, new Counts(0, standing.positions(), 0));
  }

  private static DataQualityView of(
      Standing standing, @Nullable String flag, String message, Counts counts) {
    LocalDate day = standing.asOf();
    Standing.Computed computed = standing.computed();
    long age = day == null ? 0 : 24 * ChronoUnit.DAYS.between(day, standing.today());
    boolean current = day != null && !day.isBefore(standing.lastSession());
    boolean stale = day == null || (age > OLD && !current);
    return new DataQualityView(
        flag,
        message,
        counts.analyzed(),
        counts.total(),
        counts.total() - counts.analyzed(),
        counts.days(),
        computed == null ? null : computed.newestSnapshot(),
        day,
        day == null ? null : Math.toIntExact(age),
        stale,
        current,
        stale && !WEEKEND.contains(standing.today().getDayOfWeek()));
  }
}
