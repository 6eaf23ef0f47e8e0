package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Report.Heading;
import dev.sigmasight.server.report.Report.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One HTML file with everything in it: no script, nothing that is fetched, fit for paper. */
final class HtmlReport {
  private final Report report;
  private final StringBuilder html = new StringBuilder(100_000);

  private HtmlReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    Heading heading = report.heading();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append(HtmlText.of(heading.title()))
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<main>\n");
    heading(heading);
    report.sections().forEach(this::section);
    methods();
    html.append("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("/report/report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heading(Heading heading) {
    element("h1", heading.title());
    element("p class=\"subtitle\"", heading.subtitle());
    html.append("<p class=\"facts\">");
    HeadingLines.of(heading)
        .forEach(line -> html.append("<span>").append(HtmlText.of(line)).append("</span> "));
    html.append("</p>\n");
  }

  private void element(String tag, String text) {
    html.append('<').append(tag).append('>').append(HtmlText.of(text));
    html.append("</").append(tag.split(" ", 2)[0]).append(">\n");
  }

  private void section(Section section) {
    html.append("<section id=\"").append(section.id()).append("\">\n");
    element("h2", section.title());
    section.blocks().forEach(this::block);
    html.append("</section>\n");
  }

  private void block(Block block) {
    switch (block) {
      case Block.Words(var text) -> element("p", text);
      case Block.Figures(var figures) -> figures(figures);
      case Block.Grid grid -> grid(grid);
      case Block.Lines lines -> chart(lines.title(), Chart.of(lines));
      case Block.Bars bars -> chart(bars.title(), Chart.of(bars));
    }
  }

  private void chart(String title, Chart chart) {
    html.append("<figure>\n");
    element("figcaption", title);
    html.append(SvgInk.of(chart)).append("</figure>\n");
  }

  private void figures(List<Block.Figure> figures) {
    Notes notes = new Notes();
    html.append("<dl>\n");
    for (Block.Figure each : figures) {
      html.append("<div data-figure=\"").append(HtmlText.of(each.name())).append("\">");
      element("dt", Labels.of(each.name()));
      html.append("<dd>").append(HtmlText.of(Shown.number(each.name(), each.number())));
      mark(notes.mark(each.number()));
      html.append("</dd></div>\n");
    }
    html.append("</dl>\n");
    notes(notes);
  }

  private void mark(String number) {
    if (!number.isEmpty()) {
      html.append("<sup>").append(number).append("</sup>");
    }
  }

  private void notes(Notes notes) {
    notes.lines().forEach(line -> element("p class=\"note\"", line));
  }

  private void grid(Block.Grid grid) {
    Notes notes = new Notes();
    element("h3", grid.title());
    html.append("<table data-table=\"").append(HtmlText.of(grid.id())).append("\">\n<thead><tr>");
    for (int i = 0; i < grid.columns().size(); i++) {
      html.append(grid.isNumeric(i) ? "<th class=\"n\">" : "<th>")
          .append(HtmlText.of(GridTitles.of(grid, i)))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    grid.rows().forEach(row -> row(grid, row, notes));
    html.append("</tbody>\n</table>\n");
    notes(notes);
  }

  private void row(Block.Grid grid, Block.Row row, Notes notes) {
    html.append("<tr>");
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      String text = Shown.cell(grid.columns().get(i), cell);
      String kind =
          !grid.isNumeric(i) ? "" : text.startsWith("-") ? " class=\"n minus\"" : " class=\"n\"";
      html.append("<td").append(kind).append('>').append(HtmlText.of(text));
      mark(notes.mark(cell));
      html.append("</td>");
    }
    html.append("</tr>\n");
  }

  private void methods() {
    html.append("<section id=\"methods\">\n");
    element("h2", "How the figures are computed");
    for (MethodNote note : report.methods()) {
      html.append("<p><b>").append(HtmlText.of(note.title())).append(".</b> ");
      html.append(HtmlText.of(note.text())).append(" <span class=\"source\">");
      html.append(HtmlText.of(note.id())).append("</span></p>\n");
    }
    html.append("</section>\n");
  }
}
