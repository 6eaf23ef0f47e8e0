package dev.sigmasight.server.tag;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.tag.TaggedPositions.Held;
import dev.sigmasight.server.tag.TaggedRows.Value;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far the values of some positions can be trusted. */
final class TaggedTrust {
  private static final String OWNER = "owner";

  private TaggedTrust() {}

  /** As of the earliest session that one of them is valued at. */
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
        : Trust.dated(
            asOf, lastSession, through.orElse(null), values.stream().anyMatch(Value::provisional));
  }
}
