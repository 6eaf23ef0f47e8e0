package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an answer that rests on prices can be trusted.
 *
 * @param asOf the session it is of
 * @param dataThrough the session of the oldest market price that it rests on
 * @param reason set unless the quality is FINAL
 */
record Trust(
    LocalDate asOf, @Nullable LocalDate dataThrough, Quality quality, @Nullable String reason) {
  private static final int NAMED = 10;

  /**
   * A market price that an answer rests on.
   *
   * @param isFinal false while it may still be corrected
   */
  record Point(LocalDate date, boolean isFinal) {}

  /**
   * @param lastSession the last one that is over for good
   * @param points the newest price of each symbol
   * @param lacking symbols without a usable price
   */
  static Trust of(
      LocalDate asOf, LocalDate lastSession, Collection<Point> points, Collection<String> lacking) {
    LocalDate through =
        points.stream().map(Point::date).min(Comparator.naturalOrder()).orElse(null);
    if (!lacking.isEmpty()) {
      return new Trust(
          asOf,
          through,
          points.isEmpty() ? Quality.UNAVAILABLE : Quality.PARTIAL,
          "No usable price for " + named(lacking) + ".");
    }
    if (asOf.isBefore(lastSession)) {
      return new Trust(asOf, through, Quality.STALE, computedThrough(asOf, lastSession));
    }
    if (through != null && through.isBefore(asOf)) {
      return new Trust(
          asOf, through, Quality.STALE, "Some prices are carried from " + through + ".");
    }
    if (points.stream().anyMatch(point -> !point.isFinal())) {
      return new Trust(
          asOf, through, Quality.PROVISIONAL, "Prices of the session may still be corrected.");
    }
    return new Trust(asOf, through, Quality.FINAL, null);
  }

  static String computedThrough(LocalDate day, LocalDate lastSession) {
    return "Computed through " + day + "; the last completed session is " + lastSession + ".";
  }

  private static String named(Collection<String> symbols) {
    List<String> all = symbols.stream().distinct().sorted().toList();
    return all.size() <= NAMED
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, NAMED)) + " and " + (all.size() - NAMED) + " more";
  }
}
