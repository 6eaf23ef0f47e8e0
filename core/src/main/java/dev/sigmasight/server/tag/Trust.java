package dev.sigmasight.server.tag;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.tag.TaggedPositions.Held;
import dev.sigmasight.server.tag.TaggedRows.Value;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the values of some positions can be trusted.
 *
 * @param asOf the earliest session that one of them is valued at; null if none is
 * @param dataThrough the session of the oldest market price; null if there is none
 * @param reason set unless the quality is FINAL
 */
record Trust(
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String reason) {
  private static final String OWNER = "owner";

  static Trust of(List<Held> held, LocalDate lastSession) {
    List<Value> values = held.stream().map(Held::value).filter(Objects::nonNull).toList();
    LocalDate asOf = values.stream().map(Value::day).min(Comparator.naturalOrder()).orElse(null);
    Optional<LocalDate> through =
        values.stream()
            .filter(value -> !value.priceSource().equals(OWNER))
            .map(Value::priceDate)
            .min(Comparator.naturalOrder());
    String lacking =
        held.stream()
            .filter(Held::lacksValue)
            .map(each -> each.tagged().symbol())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!lacking.isEmpty()) {
      return new Trust(
          asOf,
          through.orElse(null),
          values.isEmpty() ? Quality.UNAVAILABLE : Quality.PARTIAL,
          "Not computed since the ledger changed: "
              + lacking
              + "; the next run of the batch does.");
    }
    return asOf == null
        ? new Trust(null, null, Quality.FINAL, null)
        : ofComplete(values, asOf, through.orElse(null), lastSession);
  }

  private static Trust ofComplete(
      List<Value> values, LocalDate asOf, @Nullable LocalDate through, LocalDate lastSession) {
    if (asOf.isBefore(lastSession)) {
      return new Trust(
          asOf,
          through,
          Quality.STALE,
          "Computed through " + asOf + "; the last completed session is " + lastSession + ".");
    }
    if (through != null && through.isBefore(asOf)) {
      return new Trust(
          asOf, through, Quality.STALE, "Some prices are carried from " + through + ".");
    }
    if (values.stream().anyMatch(Value::provisional)) {
      return new Trust(
          asOf, through, Quality.PROVISIONAL, "Prices of the session may still be corrected.");
    }
    return new Trust(asOf, through, Quality.FINAL, null);
  }
}
