package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The volume column of a long file: whole shares, though a table may have written them as {@code
 * 1200.0}.
 */
final class VolumeColumn {

  private static final int MAX_DIGITS = 18;

  private final @Nullable Integer index;

  /**
   * @param index where the column stands, or null when the file has none
   */
  VolumeColumn(@Nullable Integer index) {
    this.index = index;
  }

  /** The volume as digits, or null when there is none or a problem was logged. */
  @Nullable String read(CsvRow row, @Nullable String symbol, ProblemLog log) {
    String cell = index == null ? "" : row.cell(index);
    if (cell.isEmpty()) {
      return null;
    }
    int whole = digitsFrom(cell, 0);
    Kind fault = fault(cell, whole);
    if (fault == null) {
      return cell.substring(0, whole);
    }
    String title = LongColumn.VOLUME.title();
    log.add(new PriceProblem(row.line(), title, symbol, fault, message(cell, fault)));
    return null;
  }

  private static @Nullable Kind fault(String cell, int whole) {
    if (whole == 0) {
      boolean negative = cell.charAt(0) == '-' && digitsFrom(cell, 1) > 0;
      return negative ? Kind.NOT_POSITIVE : Kind.NOT_A_NUMBER;
    }
    if (whole < cell.length() && !isZeroFraction(cell, whole)) {
      return Kind.NOT_A_NUMBER;
    }
    return whole > MAX_DIGITS ? Kind.TOO_MANY_DIGITS : null;
  }

  private static String message(String cell, Kind fault) {
    String subject = "The volume " + Quoted.cell(cell);
    return switch (fault) {
      case NOT_POSITIVE -> subject + " is negative.";
      case TOO_MANY_DIGITS -> subject + " has more than 18 digits.";
      default -> subject + " is not a whole number.";
    };
  }

  private static int digitsFrom(String cell, int start) {
    int end = start;
    while (end < cell.length() && cell.charAt(end) >= '0' && cell.charAt(end) <= '9') {
      end++;
    }
    return end - start;
  }

  private static boolean isZeroFraction(String cell, int point) {
    return cell.charAt(point) == '.' && cell.substring(point + 1).chars().allMatch(c -> c == '0');
  }
}
