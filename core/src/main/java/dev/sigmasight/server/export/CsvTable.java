package dev.sigmasight.server.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV. Text that a spreadsheet would run as a formula, because it begins with
 * {@code = + - @} or a control character, gets an apostrophe in front; numbers stay numbers.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvTable implements AutoCloseable {
  private static final String DANGEROUS = "=+-@\t\r\n";

  private final CsvWriter csv;

  /** Begins with the row of the column names; without any, continues a table. */
  public CsvTable(Writer out, String... columns) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    if (columns.length > 0) {
      csv.writeRecord(columns);
    }
  }

  /** A row: texts, numbers, dates, ids; nothing for null. */
  public void row(@Nullable Object... cells) {
    csv.writeRecord(Arrays.stream(cells).map(CsvTable::cell).toArray(String[]::new));
  }

  /** Writes what is left, and closes the writer. */
  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case String text -> harmless(text);
      default -> value.toString();
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
