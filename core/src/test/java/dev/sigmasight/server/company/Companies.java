package dev.sigmasight.server.company;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The company feature on a database of its own, with a clock that can be set. */
final class Companies implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-15T22:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CoreDb db;
  private Instant now = START;
  private final List<Integer> chunks = new ArrayList<>();

  private Companies(CoreDb db) {
    this.db = db;
  }

  static Companies fresh() {
    return new Companies(open(TestDatabases.copyOf("core", Companies::migrate)));
  }

  private static void migrate(DatabaseUrl url) {
    try (CoreDb db = open(url)) {
      db.migrate();
    }
  }

  private static CoreDb open(DatabaseUrl url) {
    return new CoreDb(CoreDbSettings.of(url));
  }

  CoreDb db() {
    return db;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.ofHours(9);
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  SymbolStage profiles(ScriptedProfiles... sources) {
    return new ProfileStage(
        db,
        new ProfileSources(List.of(sources)),
        new ProfileRows(db, JSON),
        new Misses(db),
        clock());
  }

  SymbolStage fundamentals(ScriptedFundamentals... sources) {
    return new FundamentalsStage(
        db,
        new FundamentalsSources(List.of(sources)),
        new FundamentalsRows(
            db, new StatementRows(db, JSON), new EstimateRows(db, JSON), new Misses(db)),
        new Metrics(db, new PeriodReturns(db)),
        clock());
  }

  /** Runs what is due of these held symbols; answers what became of them. */
  SortedMap<String, Outcome> run(SymbolStage stage, String... held) {
    SortedMap<String, LocalDate> firstHeld = new TreeMap<>();
    for (String symbol : held) {
      firstHeld.put(symbol, LocalDate.of(2025, 1, 2));
    }
    Universe universe = new Universe(firstHeld);
    Window window = new Window(null, LocalDate.of(2026, 1, 15));
    SortedMap<String, Outcome> outcomes = new TreeMap<>();
    stage.run(
        stage.due(universe, window),
        universe,
        window,
        some -> {
          chunks.add(some.size());
          outcomes.putAll(some);
        });
    return outcomes;
  }

  /** How many symbols each chunk had so far. */
  List<Integer> chunks() {
    return chunks;
  }

  Map<String, Object> profile(String symbol) {
    return db.sql("select * from company_profiles where symbol = :symbol")
        .param("symbol", symbol)
        .query()
        .singleRow();
  }

  /** The only value of a query, as text. */
  String text(String sql) {
    return db.sql("select coalesce((" + sql + ")::text, 'null')").query(String.class).single();
  }

  @Override
  public void close() {
    db.close();
  }
}
