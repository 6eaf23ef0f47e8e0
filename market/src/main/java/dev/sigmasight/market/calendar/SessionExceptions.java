package dev.sigmasight.market.calendar;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Single days that follow no rule, from {@code nyse-exceptions.csv}, where each has its reason. */
record SessionExceptions(Map<LocalDate, Boolean> trading, Map<LocalDate, LocalTime> earlyCloses) {

  private static final String RESOURCE = "nyse-exceptions.csv";

  /** Whether the exchange trades that day, if it is an exception. */
  Optional<Boolean> trades(LocalDate day) {
    return Optional.ofNullable(trading.get(day));
  }

  static SessionExceptions load() {
    Map<LocalDate, Boolean> trading = new HashMap<>();
    Map<LocalDate, LocalTime> earlyCloses = new HashMap<>();
    try (InputStream content =
            Objects.requireNonNull(
                SessionExceptions.class.getResourceAsStream(RESOURCE), RESOURCE);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(content)) {
      for (NamedCsvRecord row : rows) {
        LocalDate day = LocalDate.parse(row.getField("date"));
        switch (row.getField("kind")) {
          case "OPEN" -> trading.put(day, true);
          case "CLOSED" -> trading.put(day, false);
          case "EARLY" -> earlyCloses.put(day, LocalTime.parse(row.getField("close")));
          default -> throw new IllegalStateException(RESOURCE + ": unknown kind in " + row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SessionExceptions(Map.copyOf(trading), Map.copyOf(earlyCloses));
  }
}
