package dev.sigmasight.server.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names in a query, several in one value separated by commas, which names may contain as well. */
final class NameList {
  private NameList() {}

  /**
   * The names meant, each once for each time it is said.
   *
   * @param values as the query has them; null if it has none
   * @param known names that may contain commas; of several readings the one with the longest wins
   */
  static @Nullable List<String> of(String @Nullable [] values, Set<String> known) {
    if (values == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String value : values) {
      add(names, Arrays.asList(value.split(",")), known);
    }
    return names;
  }

  private static void add(List<String> names, List<String> parts, Set<String> known) {
    int from = 0;
    while (from < parts.size()) {
      int to = parts.size();
      while (to > from + 1 && !known.contains(joined(parts, from, to))) {
        to--;
      }
      names.add(joined(parts, from, to));
      from = to;
    }
  }

  private static String joined(List<String> parts, int from, int to) {
    return String.join(",", parts.subList(from, to)).strip();
  }
}
