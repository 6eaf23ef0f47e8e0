package dev.sigmasight.server.report;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.view.ViewNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The same for programs: every number in the envelope in which the API sends it. */
public final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private JsonReport() {}

  private record Document(
      String format,
      int version,
      String title,
      String subtitle,
      String currency,
      String scope,
      @Nullable String asOf,
      @Nullable String dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      String writtenAt,
      List<Chapter> sections,
      List<MethodNote> methods) {}

  private record Chapter(
      String id,
      String title,
      List<String> texts,
      SequencedMap<String, ViewNumber> figures,
      List<Table> tables) {}

  private record Table(
      String id,
      String title,
      List<String> columns,
      List<SequencedMap<String, @Nullable Object>> rows) {}

  /** One document. */
  public static String of(Report report) {
    Report.Heading heading = report.heading();
    return MAPPER.writeValueAsString(
        new Document(
            "sigmasight-report",
            1,
            heading.title(),
            heading.subtitle(),
            heading.currency(),
            heading.scope(),
            text(heading.asOf()),
            text(heading.dataThrough()),
            heading.quality(),
            heading.qualityReason(),
            heading.writtenAt().toString(),
            report.sections().stream().map(JsonReport::chapter).toList(),
            report.methods()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Chapter chapter(Report.Section section) {
    List<String> texts = new ArrayList<>();
    SequencedMap<String, ViewNumber> figures = new LinkedHashMap<>();
    List<Table> tables = new ArrayList<>();
    for (Block block : section.blocks()) {
      switch (block) {
        case Block.Words(var words) -> texts.add(words);
        case Block.Figures(var all) -> all.forEach(each -> figures.put(each.name(), each.number()));
        case Block.Grid grid -> tables.add(table(grid));
        case Block.Lines lines -> tables.add(table(lines));
        case Block.Bars _ -> {} // of a table that is there
      }
    }
    return new Chapter(section.id(), section.title(), texts, figures, tables);
  }

  private static Table table(Block.Grid grid) {
    List<SequencedMap<String, @Nullable Object>> rows = new ArrayList<>();
    for (Block.Row row : grid.rows()) {
      SequencedMap<String, @Nullable Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.cells().size(); i++) {
        cells.put(
            grid.columns().get(i),
            switch (row.cells().get(i)) {
              case Cell.Text(var text) -> text;
              case Cell.Figure(var number) -> number;
            });
      }
      rows.add(cells);
    }
    return new Table(grid.id(), grid.title(), grid.columns(), rows);
  }

  private static Table table(Block.Lines lines) {
    List<String> columns = new ArrayList<>(List.of("day"));
    lines.lines().forEach(line -> columns.add(line.name()));
    List<SequencedMap<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < lines.days().size(); i++) {
      SequencedMap<String, @Nullable Object> cells = new LinkedHashMap<>();
      cells.put("day", lines.days().get(i).toString());
      for (Block.Line line : lines.lines()) {
        double value = line.values().get(i);
        cells.put(line.name(), Double.isFinite(value) ? value : null);
      }
      rows.add(cells);
    }
    return new Table(lines.id(), lines.title(), columns, rows);
  }
}
