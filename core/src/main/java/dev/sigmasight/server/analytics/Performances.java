package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.performance.Drawdown;
import dev.sigmasight.server.analytics.PerformanceView.Day;
import dev.sigmasight.server.analytics.PerformanceView.PeriodReturn;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Time-weighted returns and falls of a portfolio from its snapshots. */
@Component
public class Performances {
  private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
  private static final int INDEX_SCALE = 8;

  private final Snapshots snapshots;

  Performances(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * How the portfolio did.
   *
   * @param from first day that is shown; all if it is null
   * @param to last day that counts
   */
  public PerformanceView of(Standing standing, @Nullable LocalDate from, @Nullable LocalDate to) {
    List<Snapshot> all =
        snapshots.between(
            standing.portfolio(), BEGINNING, to == null ? standing.lastSession().plusDays(7) : to);
    if (all.isEmpty()) {
      return new PerformanceView(
          false,
          standing.portfolio().value(),
          null,
          null,
          Quality.UNAVAILABLE,
          standing.whyNothing(),
          List.of(),
          List.of(),
          null,
          to == null ? standing.whyNothing() : "Nothing is computed up to " + to + ".");
    }
    Snapshot last = all.getLast();
    return of(
        standing.portfolio().value(),
        new Trust(
            last.date(),
            through(standing, last),
            quality(standing, last, to),
            reason(standing, last, to)),
        all,
        from);
  }

  /**
   * From closes that are read already, oldest first and at least one.
   *
   * @param of what they are of
   * @param trust how far the last of them can be relied on
   * @param from first day that is shown; all if it is null
   */
  public static PerformanceView of(
      UUID of, Trust trust, List<Snapshot> all, @Nullable LocalDate from) {
    String unknown = noFall(all);
    return new PerformanceView(
        true,
        of,
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason(),
        days(all, from),
        returns(all),
        unknown == null ? fall(all) : null,
        unknown);
  }

  /** Why no fall is known; null if one is. */
  private static @Nullable String noFall(List<Snapshot> all) {
    if (all.stream().anyMatch(day -> day.twrIndex() == null)) {
      return "The time-weighted index is not known for every day.";
    }
    return OwnerValues.made(all) ? OwnerValues.NO_MARKET_PRICE : null;
  }

  private static @Nullable LocalDate through(Standing standing, Snapshot last) {
    if (last.date().equals(standing.asOf())) {
      return standing.dataThrough();
    }
    return last.staleCount() == 0 ? last.date() : null;
  }

  private static boolean isLate(Standing standing, Snapshot last, @Nullable LocalDate to) {
    return to == null
        && last.date().isBefore(standing.lastSession())
        && !last.quality().equals("PARTIAL");
  }

  private static Quality quality(Standing standing, Snapshot last, @Nullable LocalDate to) {
    return isLate(standing, last, to) ? Quality.STALE : Quality.valueOf(last.quality());
  }

  private static @Nullable String reason(Standing standing, Snapshot last, @Nullable LocalDate to) {
    return isLate(standing, last, to)
        ? Trust.computedThrough(last.date(), standing.lastSession())
        : last.qualityReason();
  }

  private static List<Day> days(List<Snapshot> all, @Nullable LocalDate from) {
    List<Day> days = new ArrayList<>();
    BigDecimal highest = null;
    for (Snapshot each : all) {
      BigDecimal index = each.twrIndex();
      if (index != null) {
        highest = highest == null ? index : highest.max(index);
      }
      if (from == null || !each.date().isBefore(from)) {
        days.add(
            new Day(
                each.date(),
                Rounded.money(each.nav()),
                Rounded.money(each.flow()),
                Rounded.money(each.pnl()),
                scaled(each.dailyReturn()),
                scaled(index),
                scaled(growth(highest, index))));
      }
    }
    return days;
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal ratio) {
    return ratio == null ? null : ratio.setScale(INDEX_SCALE, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal growth(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    return from == null || to == null || from.signum() <= 0
        ? null
        : to.divide(from, MathContext.DECIMAL128).subtract(BigDecimal.ONE);
  }

  private static List<PeriodReturn> returns(List<Snapshot> all) {
    LocalDate day = all.getLast().date();
    LocalDate month = day.withDayOfMonth(1).minusDays(1);
    LocalDate year = day.withDayOfYear(1).minusDays(1);
    return List.of(
        sinceStart("mtd", all, month),
        sinceStart("ytd", all, year),
        over("1m", all, day.minusMonths(1)),
        over("3m", all, day.minusMonths(3)),
        over("6m", all, day.minusMonths(6)),
        over("1y", all, day.minusYears(1)),
        of("since_inception", null, BigDecimal.ONE, all));
  }

  private static @Nullable Snapshot onOrBefore(List<Snapshot> all, LocalDate day) {
    return all.reversed().stream()
        .filter(each -> !each.date().isAfter(day))
        .findFirst()
        .orElse(null);
  }

  /** From the close before the period, or from the start of a portfolio that began within it. */
  private static PeriodReturn sinceStart(String period, List<Snapshot> all, LocalDate before) {
    Snapshot base = onOrBefore(all, before);
    return base == null
        ? of(period, null, BigDecimal.ONE, all)
        : of(period, base.date(), base.twrIndex(), all);
  }

  private static PeriodReturn over(String period, List<Snapshot> all, LocalDate before) {
    Snapshot base = onOrBefore(all, before);
    return base == null
        ? new PeriodReturn(
            period, null, null, "The portfolio begins on " + all.getFirst().date() + ".")
        : of(period, base.date(), base.twrIndex(), all);
  }

  private static PeriodReturn of(
      String period, @Nullable LocalDate from, @Nullable BigDecimal base, List<Snapshot> all) {
    BigDecimal growth = growth(base, all.getLast().twrIndex());
    return new PeriodReturn(
        period,
        from,
        scaled(growth),
        growth == null ? "The time-weighted index is unknown at one end." : null);
  }

  private static PerformanceView.Fall fall(List<Snapshot> all) {
    Drawdown fall =
        Drawdown.of(
            all.stream()
                .mapToDouble(day -> Objects.requireNonNull(day.twrIndex()).doubleValue())
                .toArray());
    boolean fell = fall.largest() < 0;
    return new PerformanceView.Fall(
        Objects.requireNonNull(Rounded.figure(fall.largest())),
        fell ? all.get(fall.peak()).date() : null,
        fell ? all.get(fall.trough()).date() : null,
        fall.recovery().isPresent() ? all.get(fall.recovery().getAsInt()).date() : null,
        Objects.requireNonNull(Rounded.figure(fall.current())));
  }
}
