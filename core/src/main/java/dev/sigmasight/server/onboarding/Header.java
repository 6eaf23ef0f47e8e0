package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of a file are.
 *
 * @param width number of cells up to the last one with a title
 * @param ignored titles that mean nothing here
 */
record Header(int width, Map<PositionColumn, Integer> places, List<String> ignored) {
  private static final int MOST_IGNORED = 50;

  /** The header in the first record of a file; what is wrong with it goes to the faults. */
  static Optional<Header> read(FileRecord first, Layout layout, FaultList faults) {
    Map<PositionColumn, String> titles = layout.titles();
    Map<PositionColumn, Integer> places = new EnumMap<>(PositionColumn.class);
    List<String> ignored = new ArrayList<>();
    int before = faults.count();
    int width = 0;
    for (int i = 0; i < first.cells().size(); i++) {
      String title = first.cell(i);
      width = title.isEmpty() ? width : i + 1;
      Optional<PositionColumn> column = meaning(title, titles);
      if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
        faults.addOfLine(
            ImportCode.CSV_BAD_HEADER,
            first.line(),
            "Two columns are titled "
                + titles.getOrDefault(column.get(), column.get().title())
                + "; leave one of them.");
      } else if (column.isEmpty() && !title.isEmpty() && ignored.size() < MOST_IGNORED) {
        ignored.add(title.length() > 100 ? title.substring(0, 100) : title);
      }
    }
    missing(first, places, layout, faults);
    return faults.count() == before
        ? Optional.of(new Header(width, places, ignored))
        : Optional.empty();
  }

  /** By the titles that were said, otherwise by our own. */
  private static Optional<PositionColumn> meaning(
      String title, Map<PositionColumn, String> titles) {
    return titles.isEmpty()
        ? PositionColumn.titled(title)
        : titles.entrySet().stream()
            .filter(each -> !title.isEmpty() && each.getValue().strip().equalsIgnoreCase(title))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private static void missing(
      FileRecord first, Map<PositionColumn, Integer> places, Layout layout, FaultList faults) {
    if (places.isEmpty()) {
      faults.addOfLine(ImportCode.CSV_BAD_HEADER, first.line(), noHeader(first));
      return;
    }
    for (PositionColumn column : PositionColumn.mandatory()) {
      boolean given =
          column == PositionColumn.ENTRY_DATE && layout.style().defaultEntryDate() != null;
      if (!places.containsKey(column) && !given) {
        faults.add(
            new Fault(
                column.title(),
                "The column " + column.title() + " is missing.",
                ImportCode.CSV_COLUMN_MISSING.code(),
                first.line(),
                ""));
      }
    }
  }

  private static String noHeader(FileRecord first) {
    String separated = first.cells().size() == 1 ? first.cell(0) : "";
    return separated.contains(";") || separated.contains("\t")
        ? "The columns must be separated by commas."
        : "The first row must be the header: Symbol, Quantity, Entry Price Per Share, Entry Date.";
  }

  /** The cell of a column; empty if the file has no such column. */
  String cell(FileRecord row, PositionColumn column) {
    Integer place = places.get(column);
    return place == null ? "" : row.cell(place);
  }
}
