package dev.sigmasight.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns of text; numbers stand to the right. */
final class TextTable {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9,.]*%?|—");
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... titles) {
    rows.add(List.of(titles));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  List<String> lines() {
    int columns = rows.getFirst().size();
    List<StringBuilder> lines = rows.stream().map(_ -> new StringBuilder()).toList();
    for (int column = 0; column < columns; column++) {
      int width = width(column);
      boolean right = isNumeric(column);
      for (int row = 0; row < rows.size(); row++) {
        String cell = rows.get(row).get(column);
        String space = " ".repeat(width - length(cell));
        lines.get(row).append(column == 0 ? "" : GAP).append(right ? space + cell : cell + space);
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private boolean isNumeric(int column) {
    return rows.size() > 1
        && rows.stream()
            .skip(1)
            .map(row -> row.get(column))
            .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
  }
}
