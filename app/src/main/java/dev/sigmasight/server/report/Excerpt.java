package dev.sigmasight.server.report;

import dev.sigmasight.server.view.ViewNumber;
import dev.sigmasight.server.view.ViewPage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes figures and tables out of a page as they are. */
record Excerpt(ViewPage page) {
  /** The column that holds what a row is about. */
  static final String KEY = "key";

  /** Why there is nothing on the page; null if there is something. */
  @Nullable String reason() {
    return page.available() ? null : Objects.requireNonNullElse(page.reason(), "Nothing is known.");
  }

  /** Those figures that the page has, in this order. */
  Stream<Block> figures(String... names) {
    List<Block.Figure> found = new ArrayList<>();
    for (String name : names) {
      ViewNumber number = page.figures().get(name);
      if (number != null) {
        found.add(new Block.Figure(name, number));
      }
    }
    return found.isEmpty() ? Stream.of() : Stream.of(new Block.Figures(found));
  }

  List<ViewPage.Row> rows(String table) {
    return page.tables().stream()
        .filter(each -> each.id().equals(table))
        .flatMap(each -> each.rows().stream())
        .toList();
  }

  /** A table, if it has rows. */
  Stream<Block> grid(String table, String title, String... columns) {
    return grid(table, title, UnaryOperator.identity(), columns);
  }

  /**
   * A table, if it has rows.
   *
   * @param choice sorts rows and leaves some out
   */
  Stream<Block> grid(
      String table, String title, UnaryOperator<Stream<ViewPage.Row>> choice, String... columns) {
    List<Block.Row> rows =
        choice.apply(rows(table).stream()).map(row -> row(row, columns)).toList();
    return rows.isEmpty()
        ? Stream.of()
        : Stream.of(new Block.Grid(table, title, List.of(columns), rows));
  }

  private static Block.Row row(ViewPage.Row row, String... columns) {
    return new Block.Row(row.key(), Stream.of(columns).map(column -> cell(row, column)).toList());
  }

  private static Cell cell(ViewPage.Row row, String column) {
    ViewNumber number = row.numbers().get(column);
    if (number != null) {
      return new Cell.Figure(number);
    }
    return new Cell.Text(column.equals(KEY) ? row.key() : row.texts().get(column));
  }

  /** Bars of a column, of the rows where it is known. */
  Stream<Block> bars(
      String table, String title, String column, UnaryOperator<Stream<ViewPage.Row>> choice) {
    List<Block.Bar> bars = new ArrayList<>();
    choice
        .apply(rows(table).stream())
        .forEach(
            row -> {
              ViewNumber number = row.numbers().get(column);
              if (number != null && number.value() != null) {
                bars.add(
                    new Block.Bar(
                        name(row),
                        Double.parseDouble(number.value()),
                        Shown.number(column, number)));
              }
            });
    return bars.isEmpty() ? Stream.of() : Stream.of(new Block.Bars(table + "-chart", title, bars));
  }

  private static String name(ViewPage.Row row) {
    return Shown.line(Objects.requireNonNullElse(row.texts().get("name"), row.key()));
  }

  /** Values of a column, one for each row; NaN where it is unknown. */
  List<Double> values(String table, String column) {
    return rows(table).stream().map(row -> value(row, column)).toList();
  }

  private static double value(ViewPage.Row row, String column) {
    BigDecimal value = decimal(row, column);
    return value == null ? Double.NaN : value.doubleValue();
  }

  /** From the largest size of a column to the smallest; the unknown at the end. */
  static Comparator<ViewPage.Row> bySize(String column) {
    return Comparator.comparingDouble(
        row -> {
          BigDecimal value = decimal(row, column);
          return value == null ? 1 : -value.abs().doubleValue();
        });
  }

  /** From the lowest of a column to the highest; the unknown at the end. */
  static Comparator<ViewPage.Row> byValue(String column) {
    return Comparator.comparingDouble(
        row -> {
          BigDecimal value = decimal(row, column);
          return value == null ? Double.MAX_VALUE : value.doubleValue();
        });
  }

  static @Nullable BigDecimal decimal(ViewPage.Row row, String column) {
    ViewNumber number = row.numbers().get(column);
    String text = number == null ? null : number.value();
    return text == null ? null : new BigDecimal(text);
  }
}
