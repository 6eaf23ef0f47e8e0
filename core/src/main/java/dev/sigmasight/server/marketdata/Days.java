package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Arrays;

/** Searches in ascending days since 1970-01-01. */
final class Days {
  private Days() {}

  static int of(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /** The index after the last day of {@code [from, to)} that is on or before the one asked for. */
  static int countUpTo(int[] days, int from, int to, int day) {
    int index = Arrays.binarySearch(days, from, to, day);
    return index >= 0 ? index + 1 : -index - 1;
  }
}
