package dev.sigmasight.server.target;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.target.TargetChange.Field;
import dev.sigmasight.server.target.TargetChange.Price;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file of target prices.
 *
 * @param records those without faults
 * @param faults of all lines
 * @param total lines without the header
 */
record TargetFile(List<Read> records, List<Fault> faults, int total) {
  static final List<String> COLUMNS =
      List.of(
          "symbol", "position_type", "target_eoy", "target_next_year", "downside", "current_price");

  private static final Map<Field, String> PRICES =
      new EnumMap<>(
          Map.of(
              Field.TARGET_PRICE_EOY, "target_eoy",
              Field.TARGET_PRICE_NEXT_YEAR, "target_next_year",
              Field.DOWNSIDE_TARGET_PRICE, "downside",
              Field.CURRENT_PRICE, "current_price"));
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final int MOST_SHOWN = 40;

  /** A target with the check that knows its line. */
  record Read(TargetCheck check, NewTarget target) {}

  /** Reads a text; the first line is the header, columns may be in any order. */
  static TargetFile read(String text) {
    Reading reading = new Reading();
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> lines =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(content)) {
      lines.forEach(reading::line);
    } catch (CsvParseException | IOException malformed) {
      reading.refuse(0, "", "The text is no CSV: a quote or a line does not end.");
    }
    return reading.file();
  }

  private static final class Reading {
    private final List<Read> records = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private List<String> header = List.of();
    private int total;

    TargetFile file() {
      if (header.isEmpty() && faults.isEmpty()) {
        refuse(1, "", "The file is empty; its first line names the columns.");
      } else if (total == 0 && faults.isEmpty()) {
        refuse(1, "", "The file has no line but the header.");
      }
      return new TargetFile(records, faults, total);
    }

    void refuse(int line, String field, String message) {
      faults.add(new Fault(field, message, "INVALID", line, ""));
    }

    void line(CsvRecord record) {
      int line = Math.toIntExact(record.getStartingLineNumber());
      if (header.isEmpty()) {
        header(record, line);
        return;
      }
      total++;
      if (total == TargetRequests.AT_ONCE + 1) {
        refuse(line, "", "A file has at most " + TargetRequests.AT_ONCE + " targets.");
      } else if (total <= TargetRequests.AT_ONCE && header.contains("symbol")) {
        target(record, line);
      }
    }

    private void header(CsvRecord record, int line) {
      header =
          record.getFields().stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
      if (!header.contains("symbol")) {
        refuse(line, "symbol", "The first line lacks the column symbol.");
      }
      for (String title : header) {
        if (!COLUMNS.contains(title)) {
          refuse(line, "", "There is no column " + shown(title) + "; the columns are " + COLUMNS);
        } else if (header.indexOf(title) != header.lastIndexOf(title)) {
          refuse(line, title, "The column " + title + " occurs twice.");
        }
      }
    }

    private void target(CsvRecord record, int line) {
      TargetCheck check = new TargetCheck("", line);
      var what = check.what(cell(record, "symbol"));
      PositionType named = check.type(cell(record, "position_type"));
      Map<Field, Price> sent = new EnumMap<>(Field.class);
      PRICES.forEach(
          (field, title) -> {
            String cell = cell(record, title);
            if (cell.isEmpty()) {
              return;
            }
            if (NUMBER.matcher(cell).matches()) {
              BigDecimal price = new BigDecimal(cell);
              check.price(title, price, field != Field.CURRENT_PRICE);
              sent.put(field, new Price(price));
            } else {
              check.refuse(title, shown(cell) + " is no number; write it as in 1234.50.");
            }
          });
      what.map(
              each ->
                  new NewTarget(each.symbol(), check.typeOf(each, named), new TargetChange(sent)))
          .filter(_ -> check.faults().isEmpty())
          .ifPresent(target -> records.add(new Read(check, target)));
      faults.addAll(check.faults());
    }

    private String cell(CsvRecord record, String title) {
      int place = header.indexOf(title);
      return place < 0 || place >= record.getFieldCount() ? "" : record.getField(place).strip();
    }

    private static String shown(String text) {
      return "\""
          + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text)
          + "\"";
    }
  }
}
