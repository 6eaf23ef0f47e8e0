package dev.sigmasight.server.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the demo's files from the class path. */
final class DemoFiles {
  private DemoFiles() {}

  static <T> List<T> read(String file, Function<Row, T> each) {
    String path = "/demo/" + file;
    try (InputStream content =
            Objects.requireNonNull(DemoFiles.class.getResourceAsStream(path), path);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(content)) {
      return rows.stream().map(Row::new).map(each).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row of a file; its columns are known by their names. */
  record Row(NamedCsvRecord cells) {

    String text(String column) {
      return cells.getField(column);
    }

    /** The text, or null where the cell is empty. */
    @Nullable String optional(String column) {
      String text = text(column);
      return text.isEmpty() ? null : text;
    }

    UUID id() {
      return UUID.fromString(text("id"));
    }

    BigDecimal number(String column) {
      return new BigDecimal(text(column));
    }

    /** The number, or null where the cell is empty. */
    @Nullable BigDecimal optionalNumber(String column) {
      String text = text(column);
      return text.isEmpty() ? null : new BigDecimal(text);
    }
  }
}
