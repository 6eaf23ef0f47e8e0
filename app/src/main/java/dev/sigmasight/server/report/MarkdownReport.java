package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Report.Heading;
import dev.sigmasight.server.report.Report.Section;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Markdown with tables. */
final class MarkdownReport {
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]#|~!]");

  private final Report report;
  private final StringBuilder text = new StringBuilder(20_000);

  private MarkdownReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new MarkdownReport(report).write();
  }

  /** Words that mean nothing but themselves, in HTML neither. */
  static String plain(String words) {
    return MARKS
        .matcher(words)
        .replaceAll("\\\\$0")
        .replaceAll("&(?=#?\\w+;)", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private String write() {
    Heading heading = report.heading();
    line("# " + plain(heading.title()));
    line(plain(heading.subtitle()));
    line(
        HeadingLines.of(heading).stream()
            .map(MarkdownReport::plain)
            .collect(Collectors.joining(" · ")));
    report.sections().forEach(this::section);
    line("## How the figures are computed");
    report
        .methods()
        .forEach(
            note ->
                line(
                    "**%s.** %s (`%s`, `%s`)"
                        .formatted(
                            plain(note.title()), plain(note.text()), note.page(), note.id())));
    return text.toString();
  }

  private void line(String line) {
    text.append(text.isEmpty() ? "" : "\n").append(line).append('\n');
  }

  private void section(Section section) {
    line("## " + plain(section.title()));
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    Notes notes = new Notes();
    switch (block) {
      case Block.Words(var words) -> line(plain(words));
      case Block.Figures(var figures) -> figures(figures, notes);
      case Block.Grid grid -> grid(grid, notes);
      case Block.Lines _, Block.Bars _ -> {} // their numbers stand in the tables
    }
    notes.lines().forEach(note -> line("*" + plain(note) + "*"));
  }

  private void figures(List<Block.Figure> figures, Notes notes) {
    line("| figure | value |\n|---|---:|");
    text.setLength(text.length() - 1);
    figures.forEach(
        each ->
            row(
                List.of(
                    plain(Labels.of(each.name())),
                    plain(Shown.number(each.name(), each.number()))
                        + mark(notes.mark(each.number())))));
    text.append('\n');
  }

  private static String mark(String number) {
    return number.isEmpty() ? "" : " <sup>" + number + "</sup>";
  }

  private void row(List<String> cells) {
    text.append("\n| ").append(String.join(" | ", cells)).append(" |");
  }

  private void grid(Block.Grid grid, Notes notes) {
    line("### " + plain(grid.title()));
    List<Integer> columns = IntStream.range(0, grid.columns().size()).boxed().toList();
    row(columns.stream().map(i -> plain(GridTitles.of(grid, i))).toList());
    row(columns.stream().map(i -> grid.isNumeric(i) ? "---:" : "---").toList());
    for (Block.Row row : grid.rows()) {
      row(
          columns.stream()
              .map(
                  i -> {
                    Cell cell = row.cells().get(i);
                    return plain(Shown.cell(grid.columns().get(i), cell)) + mark(notes.mark(cell));
                  })
              .toList());
    }
    text.append('\n');
  }
}
