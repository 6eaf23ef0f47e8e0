package dev.sigmasight.database.move;

import java.util.List;

/**
 * Rows between two keys.
 *
 * @param after the key before the first one, as text; empty from the beginning
 * @param upTo the last key; empty to the end
 */
record KeyRange(List<String> after, List<String> upTo) {
  static final KeyRange ALL = new KeyRange(List.of(), List.of());

  KeyRange {
    after = List.copyOf(after);
    upTo = List.copyOf(upTo);
  }

  KeyRange endingAt(List<String> last) {
    return new KeyRange(after, last);
  }

  KeyRange next() {
    return new KeyRange(upTo, List.of());
  }

  boolean isLast() {
    return upTo.isEmpty();
  }

  /** Where it begins, for people. */
  String place() {
    return after.isEmpty() ? "from the beginning" : "after " + String.join(", ", after);
  }
}
