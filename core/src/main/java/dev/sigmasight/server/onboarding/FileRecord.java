package dev.sigmasight.server.onboarding;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line where it begins, from 1
 * @param cells trimmed; at most {@link FileRecords#MOST_CELLS}
 */
record FileRecord(int line, List<String> cells) {

  /** The cell of a column, empty if the record is shorter. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  /** Whether nothing but spaces is left from a column on. */
  boolean isBlankFrom(int column) {
    return cells.stream().skip(column).allMatch(String::isEmpty);
  }

  /** Whether somebody put a space before the comment sign. */
  boolean isComment() {
    return cell(0).startsWith("#");
  }
}
