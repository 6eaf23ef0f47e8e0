package dev.sigmasight.server.onboarding;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how a file is laid out: its encoding, what separates its cells, where its header is,
 * which of its columns are ours and how it writes dates and numbers.
 */
final class LayoutGuess {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int RECORDS_LOOKED_AT = 60;
  private static final int SAMPLES = 3;

  private final Charset encoding;
  private final char delimiter;
  private final List<FileRecord> records;
  private final int header;
  private final Map<PositionColumn, Integer> places;

  private LayoutGuess(Charset encoding, char delimiter, List<FileRecord> records) {
    this(encoding, delimiter, records, headerOf(records));
  }

  private LayoutGuess(Charset encoding, char delimiter, List<FileRecord> records, int header) {
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.records = records;
    this.header = header;
    places = header < records.size() ? places(records.get(header)) : Map.of();
  }

  /** A column of the file, and the column of ours that it probably is. */
  record Column(String title, List<String> samples, @Nullable PositionColumn meaning) {}

  /** The likeliest layout of a file; of one that cannot be cut into cells, that of the template. */
  static LayoutGuess of(byte[] content) {
    Charset encoding = FileText.encodingOf(content);
    String text = FileText.decode(content, encoding).orElse("");
    LayoutGuess best = null;
    for (char delimiter : DELIMITERS) {
      LayoutGuess guess = new LayoutGuess(encoding, delimiter, records(text, delimiter));
      if (best == null || guess.score() > best.score()) {
        best = guess;
      }
    }
    return Objects.requireNonNull(best);
  }

  /** The same of a file whose encoding, delimiter and header are said; the rest is guessed. */
  static LayoutGuess of(byte[] content, Layout said) {
    List<FileRecord> records =
        records(FileText.decode(content, said.encoding()).orElse(""), said.delimiter());
    int header =
        Math.toIntExact(
            records.stream().takeWhile(each -> each.line() < said.headerLine()).count());
    return new LayoutGuess(said.encoding(), said.delimiter(), records, header);
  }

  private static List<FileRecord> records(String text, char delimiter) {
    List<FileRecord> some = new ArrayList<>();
    try (CsvReader<FileRecord> reader = new FileRecords().of(text, delimiter)) {
      for (FileRecord each : reader) {
        if (!each.isBlankFrom(0) && !each.isComment()) {
          some.add(each);
        }
        if (some.size() == RECORDS_LOOKED_AT) {
          break;
        }
      }
    } catch (CsvParseException malformed) {
      return some;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return some;
  }

  /** The record with the most titles that we know; the first if none has two. */
  private static int headerOf(List<FileRecord> records) {
    int best = 0;
    int most = 1;
    for (int i = 0; i < records.size(); i++) {
      int known = places(records.get(i)).size();
      if (known > most) {
        best = i;
        most = known;
      }
    }
    return best;
  }

  private static Map<PositionColumn, Integer> places(FileRecord titles) {
    List<String> letters = titles.cells().stream().map(Aliases::letters).toList();
    Map<PositionColumn, Integer> places = new EnumMap<>(PositionColumn.class);
    for (PositionColumn column : PositionColumn.values()) {
      Aliases.of(column).stream()
          .map(letters::indexOf)
          .filter(place -> place >= 0 && !places.containsValue(place))
          .findFirst()
          .ifPresent(place -> places.put(column, place));
    }
    return places;
  }

  private int score() {
    return places.size() * 1000 + (records.isEmpty() ? 0 : records.get(header).cells().size());
  }

  /** Whether the file is in the form of our template. */
  boolean isTemplate() {
    return delimiter == ','
        && !records.isEmpty()
        && PositionColumn.mandatory().stream()
            .allMatch(
                column ->
                    records.get(header).cells().stream()
                        .anyMatch(
                            title ->
                                PositionColumn.titled(title).filter(column::equals).isPresent()));
  }

  /** The columns of the file in their order. */
  List<Column> columns() {
    if (header >= records.size()) {
      return List.of();
    }
    List<Column> columns = new ArrayList<>();
    List<String> titles = records.get(header).cells();
    for (int i = 0; i < titles.size(); i++) {
      int place = i;
      columns.add(
          new Column(
              titles.get(i),
              column(place).filter(cell -> !cell.isEmpty()).limit(SAMPLES).toList(),
              places.entrySet().stream()
                  .filter(each -> each.getValue() == place)
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElse(null)));
    }
    return columns;
  }

  /** The layout. */
  Layout layout() {
    Map<PositionColumn, String> titles = new EnumMap<>(PositionColumn.class);
    places.forEach((column, place) -> titles.put(column, records.get(header).cell(place)));
    return new Layout(
        encoding,
        delimiter,
        records.isEmpty() ? 0 : records.get(header).line(),
        titles,
        new CellStyle(dates(), numbers(), null));
  }

  private Stream<String> column(int place) {
    return records.stream().skip(header + 1L).map(each -> each.cell(place));
  }

  private List<String> cells(PositionColumn... columns) {
    return Arrays.stream(columns)
        .flatMap(column -> Optional.ofNullable(places.get(column)).stream())
        .flatMap(this::column)
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  private CellStyle.Dates dates() {
    List<String> dates =
        cells(PositionColumn.ENTRY_DATE, PositionColumn.EXPIRATION, PositionColumn.EXIT_DATE);
    if (dates.stream().noneMatch(date -> date.matches("[0-9]{1,2}[-/.][0-9]{1,2}[-/.].*"))) {
      return CellStyle.Dates.ISO;
    }
    boolean dayFirst =
        dates.stream()
            .anyMatch(date -> date.contains(".") || date.matches("(1[3-9]|2[0-9]|3[01])[-/].*"));
    return dayFirst ? CellStyle.Dates.DAY_FIRST : CellStyle.Dates.MONTH_FIRST;
  }

  private CellStyle.Numbers numbers() {
    List<String> numbers =
        cells(
            PositionColumn.QUANTITY,
            PositionColumn.ENTRY_PRICE,
            PositionColumn.STRIKE,
            PositionColumn.EXIT_PRICE);
    if (numbers.stream().allMatch(number -> DecimalText.parse(number).isPresent())) {
      return CellStyle.Numbers.PLAIN;
    }
    boolean comma =
        numbers.stream()
            .anyMatch(
                number ->
                    number.matches(".*[0-9],[0-9]{1,2}\\D*")
                        || number.matches(".*\\.[0-9]{3},[0-9]+.*"));
    return comma ? CellStyle.Numbers.COMMA : CellStyle.Numbers.POINT;
  }
}
