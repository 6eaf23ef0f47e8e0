package dev.sigmasight.server.report;

import dev.sigmasight.server.export.CsvTable;
import dev.sigmasight.server.view.ViewNumber;
import java.io.StringWriter;
import java.math.BigDecimal;

/** Every figure in a line of its own, for spreadsheets and programs. */
final class CsvReport {
  private CsvReport() {}

  static String of(Report report) {
    StringWriter text = new StringWriter();
    try (CsvTable csv =
        new CsvTable(
            text, "section", "table", "row", "column", "value", "unit", "status", "reason", "as_of",
            "method")) {
      heading(report.heading(), csv);
      for (Report.Section section : report.sections()) {
        section.blocks().forEach(block -> block(section.id(), block, csv));
      }
    }
    return text.toString();
  }

  private static void heading(Report.Heading heading, CsvTable csv) {
    words(csv, "report", "", "", "title", heading.title());
    words(csv, "report", "", "", "subtitle", heading.subtitle());
    words(csv, "report", "", "", "currency", heading.currency());
    words(csv, "report", "", "", "as_of", String.valueOf(heading.asOf()));
    words(csv, "report", "", "", "quality", heading.quality().name());
  }

  private static void words(
      CsvTable csv, String section, String table, String row, String column, String text) {
    csv.row(section, table, row, column, text, "text", null, null, null, null);
  }

  private static void block(String section, Block block, CsvTable csv) {
    switch (block) {
      case Block.Words _, Block.Lines _, Block.Bars _ -> {} // no figures of their own
      case Block.Figures(var figures) ->
          figures.forEach(each -> number(csv, section, "", "", each.name(), each.number()));
      case Block.Grid grid -> grid.rows().forEach(row -> row(section, grid, row, csv));
    }
  }

  private static void row(String section, Block.Grid grid, Block.Row row, CsvTable csv) {
    for (int i = 0; i < row.cells().size(); i++) {
      String column = grid.columns().get(i);
      switch (row.cells().get(i)) {
        case Cell.Text(var text) ->
            words(csv, section, grid.id(), row.key(), column, Shown.line(text));
        case Cell.Figure(var number) -> number(csv, section, grid.id(), row.key(), column, number);
      }
    }
  }

  private static void number(
      CsvTable csv, String section, String table, String row, String column, ViewNumber number) {
    String value = number.value();
    csv.row(
        section,
        table,
        row,
        column,
        value == null ? null : new BigDecimal(value),
        number.unit(),
        number.status(),
        number.reasonText(),
        number.asOf(),
        number.method());
  }
}
