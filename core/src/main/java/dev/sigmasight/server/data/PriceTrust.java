package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How far answers that rest on prices can be trusted. */
final class PriceTrust {
  private static final int NAMED = 10;

  private PriceTrust() {}

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
    boolean provisional = points.stream().anyMatch(point -> !point.isFinal());
    return Trust.dated(asOf, lastSession, through, provisional);
  }

  private static String named(Collection<String> symbols) {
    List<String> all = symbols.stream().distinct().sorted().toList();
    return all.size() <= NAMED
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, NAMED)) + " and " + (all.size() - NAMED) + " more";
  }
}
