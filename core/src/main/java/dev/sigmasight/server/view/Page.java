package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.overview.Quality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Puts a page together. */
final class Page {
  private final String scope;
  private final String view;
  private final SequencedMap<String, ViewNumber> figures = new LinkedHashMap<>();
  private final List<ViewPage.Table> tables = new ArrayList<>();

  Page(String scope, String view) {
    this.scope = scope;
    this.view = view;
  }

  static Page of(Standing standing, String view) {
    return new Page(standing.portfolio().toString(), view);
  }

  /** Numbers of the day of the results. */
  static Numbers numbers(Standing standing) {
    return new Numbers(standing.asOf(), standing.quality(), standing.qualityReason());
  }

  Page figure(String name, ViewNumber number) {
    figures.put(name, number);
    return this;
  }

  Page table(String id, List<ViewPage.Row> rows) {
    tables.add(new ViewPage.Table(id, rows));
    return this;
  }

  /** A row that is being put together. */
  static final class Row {
    private final String key;
    private final SequencedMap<String, @Nullable String> texts = new LinkedHashMap<>();
    private final SequencedMap<String, ViewNumber> numbers = new LinkedHashMap<>();

    Row(String key) {
      this.key = key;
    }

    Row text(String column, @Nullable String text) {
      texts.put(column, text);
      return this;
    }

    Row number(String column, ViewNumber number) {
      numbers.put(column, number);
      return this;
    }

    ViewPage.Row done() {
      return new ViewPage.Row(key, texts, numbers);
    }
  }

  ViewPage done(Standing standing, @Nullable String reason) {
    return done(
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        reason);
  }

  ViewPage done(
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable String reason) {
    return new ViewPage(
        scope,
        view,
        reason == null,
        asOf,
        dataThrough,
        quality,
        qualityReason,
        figures,
        tables,
        reason);
  }
}
