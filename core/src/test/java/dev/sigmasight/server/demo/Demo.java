package dev.sigmasight.server.demo;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PriceRefresh;
import dev.sigmasight.server.marketdata.PriceSources;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demo on a database of a test. */
final class Demo implements AutoCloseable {
  /** A Wednesday evening after the close. */
  static final String NOW = "2026-01-14T23:00:00Z";

  /** The last session then. */
  static final LocalDate SESSION = LocalDate.of(2026, 1, 14);

  private final CoreContext core;

  private Demo(CoreContext core) {
    this.core = core;
  }

  static Demo on(DatabaseUrl url, String instant) {
    TradingCalendar nyse = TradingCalendar.nyse();
    return new Demo(
        CoreContext.at(instant, url, new PriceSources(List.of(new SyntheticPrices(nyse)))));
  }

  /** A database in which the demo was set up at {@link #NOW}. */
  static DatabaseUrl seededDatabase() {
    return TestDatabases.copyOf(
        "demo",
        url -> {
          CoreContext.migrate(url);
          try (Demo demo = on(url, NOW)) {
            TableOfRecord _ = demo.seed();
          }
        });
  }

  /** Sets the demo up as the command does. */
  TableOfRecord seed() {
    DemoSeed seed = core.get(DemoSeed.class);
    Instant now = core.get(Clock.class).instant();
    LocalDate session = TradingCalendar.nyse().lastCompletedSession(now);
    PriceRefresh.Report _ = seed.loadPrices(session);
    seed.addMissing(session, now);
    return seed.table();
  }

  TableOfRecord table() {
    return core.get(DemoSeed.class).table();
  }

  <T> T get(Class<T> type) {
    return core.get(type);
  }

  CoreDb db() {
    return core.get(CoreDb.class);
  }

  /** A fingerprint of the rows of each table. */
  Map<String, String> fingerprints(Set<String> without) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    db()
        .sql("select tablename::text from pg_tables where schemaname = current_schema() order by 1")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !without.contains(table))
        .forEach(table -> fingerprints.put(table, fingerprint(table)));
    return fingerprints;
  }

  private String fingerprint(String table) {
    return db().sql(
            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from \""
                + table
                + "\" t")
        .query(String.class)
        .single();
  }

  @Override
  public void close() {
    core.close();
  }
}
