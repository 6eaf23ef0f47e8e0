package dev.sigmasight.server.report;

import dev.sigmasight.server.view.ViewNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Why figures of a block are unknown or rest on a part, as numbered notes below it. */
final class Notes {
  private final SequencedMap<String, Integer> numbers = new LinkedHashMap<>();

  /** The number of the note that a figure needs; empty if it needs none. */
  String mark(ViewNumber number) {
    boolean unknown = number.value() == null;
    if (!unknown && !Objects.equals(number.reason(), "COVERAGE")) {
      return "";
    }
    String why = Shown.line(number.reasonText());
    String coverage = number.coverage();
    if (!unknown && coverage != null) {
      why = why + " Covered: " + Shown.number("coverage", "ratio", new BigDecimal(coverage)) + ".";
    }
    return Integer.toString(numbers.computeIfAbsent(why, _ -> numbers.size() + 1));
  }

  String mark(Cell cell) {
    return cell instanceof Cell.Figure(var number) ? mark(number) : "";
  }

  /** All notes with their numbers. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    numbers.forEach((why, number) -> lines.add(number + " " + why));
    return lines;
  }
}
