package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import org.jspecify.annotations.Nullable;

/** A price column of a long file, and what it says in the row being read. */
final class PriceColumn {

  private final LongColumn column;
  private final @Nullable Integer index;
  private final PriceCell price = new PriceCell();
  private boolean present;
  private boolean blank;

  /**
   * @param index where the column stands, or null when the file has none
   */
  PriceColumn(LongColumn column, @Nullable Integer index) {
    this.column = column;
    this.index = index;
  }

  /** Reads the cell; an empty one is no price. */
  void read(CsvRow row, @Nullable String symbol, ProblemLog log) {
    String cell = index == null ? "" : row.cell(index);
    present = false;
    blank = cell.isEmpty();
    if (blank) {
      return;
    }
    Kind fault = price.read(cell);
    if (fault == null) {
      present = true;
    } else {
      String message = message(column.title(), cell, fault);
      log.add(new PriceProblem(row.line(), column.title(), symbol, fault, message));
    }
  }

  boolean isPresent() {
    return present;
  }

  boolean isBlank() {
    return blank;
  }

  @Nullable String text() {
    return present ? price.text() : null;
  }

  /** In hundred-millionths of a dollar; 0 when there is no price. */
  long units() {
    return present ? price.units() : 0;
  }

  /** Says for a person what is wrong with a price. */
  static String message(String column, String cell, Kind fault) {
    String subject = "The " + column + " " + Quoted.cell(cell);
    return switch (fault) {
      case NOT_POSITIVE -> subject + " is not above 0.";
      case TOO_MANY_DIGITS -> subject + " has more than ten digits before the point.";
      default -> subject + " is not a number.";
    };
  }
}
