package dev.sigmasight.server.report;

import dev.sigmasight.server.view.ViewNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a section. */
public sealed interface Block {

  /** A paragraph. */
  record Words(String text) implements Block {}

  /** Single numbers. */
  record Figures(List<Figure> figures) implements Block {
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A single number.
   *
   * @param name as the API calls it
   */
  record Figure(String name, ViewNumber number) {}

  /**
   * A table.
   *
   * @param id as the API calls it
   * @param columns as the API calls them
   */
  record Grid(String id, String title, List<String> columns, List<Row> rows) implements Block {
    public Grid {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** Whether a column holds numbers. */
    boolean isNumeric(int column) {
      return rows.stream().anyMatch(row -> row.cells().get(column) instanceof Cell.Figure);
    }
  }

  /**
   * A row; a cell for each column.
   *
   * @param key what it is about, as the API calls it
   */
  record Row(String key, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Lines over days.
   *
   * @param percent whether values are fractions that are shown as percent
   */
  record Lines(String id, String title, boolean percent, List<LocalDate> days, List<Line> lines)
      implements Block {
    public Lines {
      days = List.copyOf(days);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line.
   *
   * @param values one for each day; NaN where there is none
   */
  record Line(String name, List<Double> values) {
    public Line {
      values = List.copyOf(values);
    }
  }

  /** Bars beside each other. */
  record Bars(String id, String title, List<Bar> bars) implements Block {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param shown the value in words
   */
  record Bar(String label, double value, String shown) {}

  /** A paragraph, unless there is nothing to say. */
  static List<Block> words(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(new Words(text));
  }
}
