package dev.sigmasight.server.scenario;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a grid of options is to cover. */
record GridRequest(
    @Nullable String underlying,
    double spotRange,
    int steps,
    List<Integer> days,
    List<LocalDate> dates,
    List<Double> volShift,
    boolean includeUnderlying) {
  private static final int MOST_DAYS = 3650;
  private static final int MOST_COLUMNS = 24;
  private static final int MOST_SHIFTS = 7;

  GridRequest {
    days = known(days);
    dates = known(dates);
    volShift = known(volShift);
  }

  /** A blank between commas becomes null. */
  private static <T> List<T> known(List<T> values) {
    return values.stream().filter(Objects::nonNull).toList();
  }

  /** Refuses what cannot be answered, all of it at once. */
  void check() {
    Limits limits =
        new Limits()
            .within("spot_range", spotRange, 0.01, 0.95)
            .within("steps", steps, 3, 41)
            .unless(steps % 2 == 1, "steps", "steps is odd, so that the spot is in the middle.")
            .unless(
                days.isEmpty() || dates.isEmpty(), "days", "Say days or dates, not both of them.")
            .unless(
                days.size() + dates.size() <= MOST_COLUMNS,
                "days",
                "There are at most " + MOST_COLUMNS + " days.")
            .unless(
                volShift.size() <= MOST_SHIFTS,
                "vol_shift",
                "There are at most " + MOST_SHIFTS + " shifts of volatility.");
    days.forEach(each -> limits.within("days", each, 0, MOST_DAYS));
    volShift.forEach(each -> limits.within("vol_shift", each, -2, 2));
    limits.refuse();
  }

  /** Refuses days before the close, or far after it. */
  void checkDates(LocalDate asOf) {
    Limits limits = new Limits();
    dates.forEach(
        each ->
            limits.unless(
                !each.isBefore(asOf) && !each.isAfter(asOf.plusDays(MOST_DAYS)),
                "dates",
                "dates lie between %s and %s.".formatted(asOf, asOf.plusDays(MOST_DAYS))));
    limits.refuse();
  }

  boolean wants(String symbol) {
    return underlying == null
        || underlying.isBlank()
        || symbol.equals(underlying.strip().toUpperCase(Locale.ROOT));
  }

  /** Days of the columns, for options that expire on these. */
  List<LocalDate> columns(LocalDate asOf, Collection<LocalDate> expiries) {
    TreeSet<LocalDate> columns = new TreeSet<>(dates);
    days.forEach(each -> columns.add(asOf.plusDays(each)));
    if (columns.isEmpty()) {
      TreeSet<LocalDate> ends = new TreeSet<>(expiries);
      columns.add(asOf);
      columns.add(ends.first());
      columns.add(ends.last());
      List.of(7, 30).stream()
          .map(asOf::plusDays)
          .filter(each -> each.isBefore(ends.last()))
          .forEach(columns::add);
    }
    return List.copyOf(columns);
  }

  /** Shifts of volatility, none being one of 0. */
  List<Double> shifts() {
    return volShift.isEmpty() ? List.of(0.0) : List.copyOf(new TreeSet<>(volShift));
  }

  /** Spots around one, that one in the middle. */
  double[] spots(double spot) {
    double[] spots = new double[steps];
    int middle = steps / 2;
    for (int i = 0; i < steps; i++) {
      spots[i] = spot * (1 + spotRange * (i - middle) / middle);
    }
    return spots;
  }
}
