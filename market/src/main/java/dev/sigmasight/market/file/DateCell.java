package dev.sigmasight.market.file;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads {@code yyyy-MM-dd} without throwing at every cell that is no date. */
final class DateCell {

  private static final int LENGTH = 10;

  private DateCell() {}

  /** The date, or null when the cell is none. */
  static @Nullable LocalDate read(String cell) {
    if (cell.length() != LENGTH || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
      return null;
    }
    int year = number(cell, 0, 4);
    int month = number(cell, 5, 7);
    int day = number(cell, 8, 10);
    if (year < 1 || month < 1 || month > 12 || day < 1) {
      return null;
    }
    boolean exists = day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
    return exists ? LocalDate.of(year, month, day) : null;
  }

  /** The number, or -1 when there is none. */
  private static int number(String cell, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = cell.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
