package dev.sigmasight.market.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sigmasight.market.file.PriceProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads price files: CSV in UTF-8, comma separated, first row the header, laid out {@linkplain
 * PriceFileFormat wide or long}. Every value is checked while the file streams, so its size does
 * not matter to memory.
 */
public final class PriceFile {

  private final PriceFileRules rules;
  private final ProblemLog log;
  private final Sessions sessions;
  private final AcceptedPrices accepted;
  private final CsvRowHandler handler = new CsvRowHandler();
  private @Nullable RowReader reader;

  private PriceFile(PriceFileRules rules, Consumer<PriceRow> target) {
    this.rules = rules;
    log = new ProblemLog(rules.maxProblems());
    sessions = new Sessions(rules.calendar(), rules.cutoff(), log);
    accepted = new AcceptedPrices(rules.calendar(), log, target);
  }

  /**
   * Reads a file, hands each accepted price to {@code accepted} in file order, and reports all that
   * is wrong. Nothing in the content makes this throw.
   *
   * @throws IOException if the file cannot be opened or read
   */
  public static PriceFileReport read(Path file, PriceFileRules rules, Consumer<PriceRow> accepted)
      throws IOException {
    if (Files.size(file) > rules.maxBytes()) {
      PriceFile refused = new PriceFile(rules, accepted);
      refused.log.add(tooLarge(rules.maxBytes()));
      return refused.report();
    }
    try (InputStream content = Files.newInputStream(file)) {
      return read(content, rules, accepted);
    }
  }

  /** As {@link #read(Path, PriceFileRules, Consumer)}, from a stream, which is not closed. */
  public static PriceFileReport read(
      InputStream content, PriceFileRules rules, Consumer<PriceRow> accepted) throws IOException {
    PriceFile file = new PriceFile(rules, accepted);
    file.readAll(content);
    return file.report();
  }

  static PriceProblem tooLarge(long maxBytes) {
    String message =
        "The file is larger than "
            + maxBytes / 1_000_000
            + " MB; split it and import the parts one after the other.";
    return new PriceProblem(0, null, null, Kind.TOO_LARGE, message);
  }

  private void readAll(InputStream content) throws IOException {
    try (CsvReader<CsvRow> rows = open(content)) {
      Iterator<CsvRow> remaining = rows.iterator();
      while (remaining.hasNext() && read(remaining.next())) {
        // read did it
      }
      if (reader == null && log.errors() == 0) {
        log.add(new PriceProblem(0, null, null, Kind.EMPTY_FILE, "The file is empty."));
      }
    } catch (CsvParseException e) {
      String message = "A quotation is not closed, or is followed by more than a comma.";
      log.add(new PriceProblem(handler.line(), null, null, Kind.MALFORMED_CSV, message));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof UnreadableFile unreadable)) {
        throw e.getCause();
      }
      log.add(unreadable.problem());
    }
  }

  private CsvReader<CsvRow> open(InputStream content) {
    return CsvReader.builder()
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(handler, new StrictUtf8Reader(content, rules.maxBytes()));
  }

  /** False when the rest of the file cannot be understood. */
  private boolean read(CsvRow row) {
    if (row.isBlank()) {
      return true;
    }
    RowReader rows = reader;
    if (rows == null) {
      reader = new Header(row, sessions, accepted).rows(rules.format()).orElse(null);
      return reader != null;
    }
    boolean complete = row.size() >= rows.columns() && row.isBlankFrom(rows.columns());
    if (complete) {
      rows.read(row);
    } else {
      String message =
          "The row has " + row.size() + " cells where the header has " + rows.columns() + ".";
      log.add(new PriceProblem(row.line(), null, null, Kind.RAGGED_ROW, message));
    }
    return true;
  }

  private PriceFileReport report() {
    return new PriceFileReport(
        Optional.ofNullable(reader).map(RowReader::format),
        accepted.count(),
        accepted.coverage(),
        log.errors(),
        log.warnings(),
        log.kept());
  }
}
