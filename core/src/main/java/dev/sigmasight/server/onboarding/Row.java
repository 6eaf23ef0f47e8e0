package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a file: its cells by column, read one by one, and what is wrong with them. */
final class Row {
  private static final int LONGEST_SYMBOL = 40;
  private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final DateTimeFormatter STRICT_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Header header;
  private final FileRecord cells;
  private final FaultList faults;
  private final CellStyle style;
  private final Set<ImportCode> found = EnumSet.noneOf(ImportCode.class);

  Row(Header header, FileRecord cells, FaultList faults, CellStyle style) {
    this.header = header;
    this.cells = cells;
    this.faults = faults;
    this.style = style;
  }

  int line() {
    return cells.line();
  }

  String text(PositionColumn column) {
    String text = header.cell(cells, column);
    return text.isEmpty() && column == PositionColumn.ENTRY_DATE && style.defaultEntryDate() != null
        ? style.defaultEntryDate().toString()
        : text;
  }

  boolean has(PositionColumn column) {
    return !text(column).isEmpty();
  }

  boolean isFlawless() {
    return found.isEmpty();
  }

  /** Whether a fault of this code was found in this row. */
  boolean found(ImportCode code) {
    return found.contains(code);
  }

  void refuse(ImportCode code, PositionColumn column, String message) {
    found.add(code);
    faults.add(new Fault(column.title(), message, code.code(), line(), symbol()));
  }

  /** How the row is named in messages. */
  String symbol() {
    String symbol =
        has(PositionColumn.SYMBOL) ? text(PositionColumn.SYMBOL) : text(PositionColumn.UNDERLYING);
    String shown = symbol.toUpperCase(Locale.ROOT).replaceAll("\\p{Cntrl}", "�");
    return shown.length() > LONGEST_SYMBOL ? shown.substring(0, LONGEST_SYMBOL) : shown;
  }

  /** The number in a cell; null, and a fault unless the cell is empty, if there is none. */
  @Nullable BigDecimal number(PositionColumn column, ImportCode notNumeric) {
    String text = style.number(text(column));
    Optional<BigDecimal> number = DecimalText.parse(text);
    if (number.isEmpty() && !text.isEmpty()) {
      refuse(notNumeric, column, DecimalText.refusal(text));
    }
    return number.orElse(null);
  }

  /** The date in a cell; null, and a fault unless the cell is empty, if there is none. */
  @Nullable LocalDate date(PositionColumn column, ImportCode malformed) {
    String text = style.date(text(column));
    if (text.isEmpty()) {
      return null;
    }
    try {
      if (ISO_DATE.matcher(text).matches()) {
        return LocalDate.parse(text, STRICT_DATE);
      }
      refuse(
          malformed,
          column,
          FileText.quoted(text) + " is not a date; write YYYY-MM-DD, as in 2024-03-15.");
    } catch (DateTimeParseException noSuchDay) {
      refuse(malformed, column, "There is no day " + text + ".");
    }
    return null;
  }

  /** The constant named in a cell; null, and a fault unless the cell is empty, if there is none. */
  <E extends Enum<E>> @Nullable E constant(
      PositionColumn column, Class<E> type, ImportCode unknown, String known) {
    String name = text(column).toUpperCase(Locale.ROOT).replace(' ', '_');
    if (name.isEmpty()) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    refuse(unknown, column, FileText.quoted(text(column)) + " is none of " + known + ".");
    return null;
  }
}
