package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A report for a terminal. */
public final class TextReport {
  private static final int WIDTH = 100;
  private static final String GAP = "  ";

  private final List<String> lines = new ArrayList<>();

  private TextReport() {}

  /** Lines of text. */
  public static List<String> of(Report report) {
    TextReport text = new TextReport();
    text.lines.add(report.heading().title());
    text.lines.add(report.heading().subtitle());
    text.lines.add(String.join(" · ", HeadingLines.of(report.heading())));
    report.sections().forEach(text::section);
    text.title("How the figures are computed");
    report
        .methods()
        .forEach(note -> text.words(note.title() + ". " + note.text() + " (" + note.page() + ")"));
    return List.copyOf(text.lines);
  }

  private void title(String title) {
    lines.add("");
    lines.add(title);
    lines.add("=".repeat(title.length()));
  }

  private void section(Section section) {
    title(section.title());
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    Notes notes = new Notes();
    switch (block) {
      case Block.Words(var words) -> words(words);
      case Block.Figures(var figures) ->
          table(
              figures.stream()
                  .map(
                      each ->
                          List.of(
                              Labels.of(each.name()),
                              Shown.number(each.name(), each.number())
                                  + note(notes.mark(each.number()))))
                  .toList(),
              new boolean[] {false, true});
      case Block.Grid grid -> grid(grid, notes);
      case Block.Lines _, Block.Bars _ -> {} // their numbers stand in the tables
    }
    notes.lines().forEach(line -> words("  [" + line.replaceFirst(" ", "] ")));
  }

  private static String note(String number) {
    return number.isEmpty() ? "" : " [" + number + "]";
  }

  private void grid(Block.Grid grid, Notes notes) {
    lines.add("");
    lines.add(grid.title());
    int width = grid.columns().size();
    boolean[] right = new boolean[width];
    List<List<String>> rows = new ArrayList<>();
    rows.add(IntStream.range(0, width).mapToObj(i -> GridTitles.of(grid, i)).toList());
    for (int i = 0; i < width; i++) {
      right[i] = grid.isNumeric(i);
    }
    for (Block.Row row : grid.rows()) {
      rows.add(
          IntStream.range(0, width)
              .mapToObj(
                  i ->
                      Shown.cell(grid.columns().get(i), row.cells().get(i))
                          + note(notes.mark(row.cells().get(i))))
              .toList());
    }
    table(rows, right);
  }

  private void table(List<List<String>> rows, boolean[] right) {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      String[] cells = new String[widths.length];
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - length(row.get(i)));
        cells[i] = right[i] ? space + row.get(i) : row.get(i) + space;
      }
      lines.add((GAP + String.join(GAP, Arrays.asList(cells))).stripTrailing());
    }
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private void words(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }
}
