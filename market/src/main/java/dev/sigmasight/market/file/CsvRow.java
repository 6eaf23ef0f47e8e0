package dev.sigmasight.market.file;

import java.util.Arrays;

/** The cells of one row, trimmed. The next row overwrites them, so nothing may keep this object. */
final class CsvRow {

  private long line;
  private String[] cells = new String[16];
  private int size;

  /** Where the row starts in the file, from 1. */
  long line() {
    return line;
  }

  int size() {
    return size;
  }

  String cell(int index) {
    return cells[index];
  }

  boolean isBlank() {
    return isBlankFrom(0);
  }

  boolean isBlankFrom(int index) {
    for (int i = index; i < size; i++) {
      if (!cells[i].isEmpty()) {
        return false;
      }
    }
    return true;
  }

  void begin(long startingLine) {
    line = startingLine;
    size = 0;
  }

  void add(String cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
    }
    cells[size++] = cell;
  }
}
