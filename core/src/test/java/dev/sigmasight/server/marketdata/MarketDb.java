package dev.sigmasight.server.marketdata;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** A migrated core database with the market data feature on it. */
final class MarketDb implements AutoCloseable {
  static final TradingCalendar NYSE = TradingCalendar.nyse();
  static final LocalDate LAST_SESSION = LocalDate.of(2025, 1, 31);

  private final CoreDb db;
  private final List<PricesChanged> published = new ArrayList<>();
  private Clock clock = Clock.fixed(Instant.parse("2025-01-31T23:00:00Z"), ZoneOffset.UTC);

  private MarketDb(CoreDb db) {
    this.db = db;
  }

  static MarketDb fresh() {
    return new MarketDb(open(TestDatabases.copyOf("core", MarketDb::migrate)));
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

  Prices prices() {
    return new Prices(db, NYSE);
  }

  PriceImport imports() {
    return imports(event -> published.add((PricesChanged) event));
  }

  PriceImport imports(ApplicationEventPublisher events) {
    return new PriceImport(db, NYSE, new PriceStore(db, clock), events);
  }

  /** Sets the time of what is asked for from now on. */
  MarketDb at(String instant) {
    clock = Clock.fixed(Instant.parse(instant), ZoneOffset.ofHours(9));
    return this;
  }

  PriceRefresh refresh(PriceSource... sources) {
    return refresh(new PriceSources(List.of(sources)));
  }

  PriceRefresh refresh(PriceSources sources) {
    FetchedStore store =
        new FetchedStore(
            db,
            new PriceStore(db, clock),
            new ActionStore(db),
            new AdjustedCloses(db),
            quarantine(),
            unknown(),
            new EmptyGaps(db, clock),
            event -> published.add((PricesChanged) event));
    return new PriceRefresh(
        NYSE,
        clock,
        new Gaps(db, NYSE),
        new PriceQuestions(sources, NYSE),
        unknown(),
        new EmptyGaps(db, clock),
        store);
  }

  Quarantine quarantine() {
    return new Quarantine(db, clock);
  }

  UnknownSymbols unknown() {
    return new UnknownSymbols(db, clock);
  }

  /** Imports a text as a file of the user. */
  ImportReport imported(String content) throws IOException {
    return imported(content, PriceImport.Options.upTo(LAST_SESSION));
  }

  ImportReport imported(String content, PriceImport.Options options) throws IOException {
    return imports().importFile(stream(content), options);
  }

  static ByteArrayInputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The events published so far. */
  List<PricesChanged> published() {
    return published;
  }

  /** All stored prices as text, one per line, in order. */
  List<String> rows() {
    return db.sql(
            """
            select concat_ws(' ', symbol, on_date, trim_scale(open), trim_scale(high), trim_scale(low),
              trim_scale(close), trim_scale(adjusted_close), volume, source, source_rank, revision)
            from market_data_cache order by symbol collate "C", on_date
            """)
        .query(String.class)
        .list();
  }

  /** All stored dividends and splits as text, one per line, in order. */
  List<String> actions() {
    return db.sql(
            """
            select concat_ws(' ', symbol, ex_date, kind, trim_scale(amount_per_share),
              trim_scale(split_numerator), trim_scale(split_denominator), source)
            from corporate_action order by symbol collate "C", ex_date, kind
            """)
        .query(String.class)
        .list();
  }

  /** Ends the sessions that are copying, from a session of its own. */
  void killCopies() {
    try (CoreDb other = new CoreDb(CoreDbSettings.of(db.database().url()))) {
      var _ =
          other
              .sql(
                  """
                  select pg_terminate_backend(pid) from pg_stat_activity
                  where datname = current_database() and query like '%copy pg_temp.price_staging%'
                    and pid <> pg_backend_pid()
                  """)
              .query(Boolean.class)
              .list();
    }
  }

  long count() {
    return db.sql("select count(*) from market_data_cache").query(Long.class).single();
  }

  @Override
  public void close() {
    db.close();
  }
}
