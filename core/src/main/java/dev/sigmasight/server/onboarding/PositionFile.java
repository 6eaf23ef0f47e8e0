package dev.sigmasight.server.onboarding;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.sigmasight.server.portfolio.NewHolding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the positions of a portfolio from CSV: UTF-8, comma separated, first row the header, lines
 * that begin with # left out. Finds all faults of a file at once.
 */
final class PositionFile {
  /** So many rows are read. */
  static final int MOST_ROWS = 50_000;

  private final LocalDate today;
  private final Layout layout;
  private final FaultList faults = new FaultList();
  private final Duplicates seen = new Duplicates();
  private final List<NewHolding> holdings = new ArrayList<>();
  private final List<ParsedPositions.Line> lines = new ArrayList<>();
  private @Nullable Header header;
  private int rows;

  private PositionFile(LocalDate today, Layout layout) {
    this.today = today;
    this.layout = layout;
  }

  /** Reads a file that is laid out as the template is. */
  static ParsedPositions read(byte[] content, LocalDate today) {
    return read(content, today, Layout.TEMPLATE);
  }

  /**
   * Reads a file. Nothing in its content makes this throw.
   *
   * @param today the last day that is not in the future
   */
  static ParsedPositions read(byte[] content, LocalDate today, Layout layout) {
    PositionFile file = new PositionFile(today, layout);
    file.read(content);
    List<String> ignored = file.header == null ? List.of() : file.header.ignored();
    return new ParsedPositions(
        List.copyOf(file.holdings),
        List.copyOf(file.lines),
        file.faults.sorted(),
        file.faults.count(),
        ignored);
  }

  private void read(byte[] content) {
    if (content.length > FileText.MOST_BYTES) {
      faults.addOfFile(
          ImportCode.CSV_TOO_LARGE, "The file is larger than 10 MB; split it into portfolios.");
      return;
    }
    Optional<String> text = FileText.decode(content, layout.encoding());
    if (text.isEmpty()) {
      faults.addOfFile(
          ImportCode.CSV_MALFORMED,
          "The file is not encoded in "
              + layout.encoding().name()
              + "; save it as CSV UTF-8 (comma delimited).");
      return;
    }
    read(text.get());
  }

  private void read(String text) {
    FileRecords records = new FileRecords();
    try (CsvReader<FileRecord> reader = records.of(text, layout.delimiter())) {
      for (FileRecord each : reader) {
        if (!each.isBlankFrom(0) && !each.isComment() && !read(each)) {
          return;
        }
      }
    } catch (CsvParseException malformed) {
      faults.addOfLine(
          ImportCode.CSV_MALFORMED,
          records.line(),
          "A quotation mark is not closed, or is followed by more than a comma.");
      return;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (rows == 0) {
      faults.addOfFile(
          ImportCode.CSV_EMPTY,
          header == null ? "The file is empty." : "The file has a header but no positions.");
    }
  }

  /** False when the rest of the file need not be read. */
  private boolean read(FileRecord each) {
    if (header == null && each.line() < layout.headerLine()) {
      return true;
    }
    if (header == null) {
      header = Header.read(each, layout, faults).orElse(null);
      return header != null;
    }
    rows++;
    if (rows > MOST_ROWS) {
      faults.addOfLine(
          ImportCode.CSV_TOO_LARGE,
          each.line(),
          "The file has more than " + MOST_ROWS + " positions; split it into portfolios.");
      return false;
    }
    if (each.isBlankFrom(header.width())) {
      Row row = new Row(header, each, faults, layout.style());
      Optional<NewHolding> holding = new HoldingReader(row, today, seen).read();
      holding.ifPresent(holdings::add);
      lines.add(new ParsedPositions.Line(each.line(), row.symbol(), holding.orElse(null)));
    } else {
      lines.add(new ParsedPositions.Line(each.line(), "", null));
      faults.addOfLine(
          ImportCode.CSV_MALFORMED,
          each.line(),
          "The row has %d cells where the header has %d; put numbers and texts that contain a comma"
                  .formatted(each.cells().size(), header.width())
              + " into quotation marks, or leave the comma out.");
    }
    return true;
  }
}
