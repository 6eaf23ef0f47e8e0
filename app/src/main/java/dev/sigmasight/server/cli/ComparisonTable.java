package dev.sigmasight.server.cli;

import dev.sigmasight.database.move.Comparison;
import dev.sigmasight.database.move.Comparison.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A comparison of databases as people read it. */
final class ComparisonTable {
  private ComparisonTable() {}

  static List<String> lines(Comparison.Report report) {
    List<String> lines = new ArrayList<>(versions(report));
    TextTable table =
        new TextTable("table", "rows A", "rows B", "newest A", "newest B", "checksums", "");
    report.tables().stream()
        .filter(line -> !line.equal() || rows(line) > 0)
        .forEach(line -> row(table, line));
    lines.addAll(table.lines());
    long empty = report.tables().stream().filter(line -> line.equal() && rows(line) == 0).count();
    if (empty > 0) {
      lines.add(empty + " tables are empty on both sides.");
    }
    return lines;
  }

  private static void row(TextTable table, Line line) {
    table.row(
        line.table(),
        count(line.firstRows()),
        count(line.secondRows()),
        newest(line.firstNewest()),
        newest(line.secondNewest()),
        line.pieces() - line.different() + "/" + line.pieces(),
        line.equal() ? "equal" : line.remark());
  }

  private static List<String> versions(Comparison.Report report) {
    Set<String> chains = new TreeSet<>(report.firstVersions().keySet());
    chains.addAll(report.secondVersions().keySet());
    List<String> lines = new ArrayList<>();
    for (String chain : chains) {
      String first = report.firstVersions().getOrDefault(chain, "none");
      String second = report.secondVersions().getOrDefault(chain, "none");
      lines.add(
          "schema %s: %s"
              .formatted(chain, first.equals(second) ? first : "A " + first + ", B " + second));
    }
    return lines;
  }

  private static long rows(Line line) {
    Long first = line.firstRows();
    return first == null ? 0 : first;
  }

  private static String count(@Nullable Long rows) {
    return rows == null ? Figures.UNKNOWN : Figures.count(rows);
  }

  private static String newest(String newest) {
    int second = newest.indexOf('.');
    return second < 0 ? newest : newest.substring(0, second);
  }
}
