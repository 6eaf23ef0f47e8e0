package dev.sigmasight.server.audit;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.audit.AuditFinding.Severity;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Examines the stored prices of everything that is held or that a factor rests on. */
@Component
public class MarketDataAudit {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int GAPS_SHOWN = 5;

  /** Prices that may still be corrected should not be older than this. */
  private static final int SESSIONS_OF_CORRECTION = 6;

  private static final String SYMBOLS =
      """
      with wanted as (
        select r.symbol, count(*) filter (where f.active) as positions
        from position p join portfolio f on f.id = p.portfolio_id join instrument i on i.id = p.instrument_id
          join instrument r on r.id = coalesce(i.underlying_id, i.id)
        where p.deleted_at is null and f.deleted_at is null and r.investment_class = 'PUBLIC'
        group by r.symbol
        union all select proxy, 0 from factor_definition
        union all select short_proxy, 0 from factor_definition where short_proxy is not null),
      each as (select symbol, sum(positions) as positions from wanted group by symbol)
      select e.symbol, e.positions, m.*, u.reason as unknown, q.waiting
      from each e
        left join lateral (
          select count(*) as days, min(on_date) as first, max(on_date) as last,
            count(*) filter (where not is_final) as provisional, min(on_date) filter (where not is_final) as unsettled,
            max(fetched_at) as fetched_at, string_agg(distinct source, ', ') as sources,
            count(*) filter (where close <= 0 or high < low or close > high or close < low) as impossible,
            array_agg(on_date::text order by on_date) as dates
          from market_data_cache where symbol = e.symbol) m on true
        left join price_unknown_symbol u on u.symbol = e.symbol
        left join lateral (
          select count(*) as waiting from price_quarantine
          where symbol = e.symbol and resolved_at is null) q on true
      order by e.symbol
      """;

  private static final String SOURCES =
      """
      select source, count(*) as rows, count(distinct symbol) as symbols, min(on_date) as first,
        max(on_date) as last, max(fetched_at) as fetched_at
      from market_data_cache group by source order by source
      """;

  private static final String QUARANTINE =
      """
      select symbol, on_date, source, close::text as close, reason from price_quarantine
      where resolved_at is null order by on_date desc, symbol limit 50
      """;

  private static final String OTHERS =
      """
      select 'company profiles' as name, count(*) as rows, max(fetched_at)::date as newest from company_profiles
      union all select 'sector weights of the benchmark', count(*), max(as_of) from benchmarks_sector_weights
      union all select 'interest rates', count(*), max(on_date) from interest_rate
      union all select 'option quotes', count(*), max(on_date) from option_quote
      union all select 'dividends', count(*), max(ex_date) from corporate_action where kind = 'DIVIDEND'
      union all select 'splits', count(*), max(ex_date) from corporate_action where kind = 'SPLIT'
      union all select 'income statements', count(*), max(fetched_at)::date from income_statements
      order by 1
      """;

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;

  MarketDataAudit(CoreDb db, TradingCalendar calendar, Clock clock) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Prices of one symbol.
   *
   * @param positions lots of active portfolios that rest on it; 0 for a fund of a factor
   * @param days stored prices
   * @param missing sessions between the first and the last without one
   * @param gaps the first of them as stretches
   * @param provisional prices that may still be corrected
   */
  public record SymbolPrices(
      String symbol,
      int positions,
      int days,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      int missing,
      List<String> gaps,
      int provisional,
      int inQuarantine,
      String sources,
      @Nullable Instant fetchedAt) {}

  /** Prices of one source. */
  public record Source(
      String source, long rows, int symbols, LocalDate first, LocalDate last, Instant fetchedAt) {}

  /** A price that was not believed. */
  public record Quarantined(
      String symbol, LocalDate onDate, String source, String close, String reason) {}

  /** Another table. */
  public record Other(String name, long rows, @Nullable LocalDate newest) {}

  /** What came of it. */
  public record Result(
      String audit,
      Instant writtenAt,
      LocalDate lastSession,
      List<SymbolPrices> symbols,
      List<Source> sources,
      List<Quarantined> quarantine,
      List<Other> others,
      SequencedMap<String, String> profileCoverage,
      List<AuditFinding> findings) {

    /** Findings that count. */
    public long count() {
      return findings.stream().filter(AuditFinding::counts).count();
    }
  }

  /** Examines all of it. */
  public Result examine() {
    return db.inTransaction(LONGEST, this::result);
  }

  private Result result() {
    db.sql("set transaction read only").update();
    LocalDate session = calendar.lastCompletedSession(clock.instant());
    List<AuditFinding> findings = new ArrayList<>();
    List<SymbolPrices> symbols =
        db.sql(SYMBOLS).query((row, _) -> symbol(row, session, findings)).list();
    List<Quarantined> quarantine = db.sql(QUARANTINE).query(Quarantined.class).list();
    return new Result(
        "market-data",
        clock.instant(),
        session,
        symbols,
        db.sql(SOURCES).query(MarketDataAudit::source).list(),
        quarantine,
        db.sql(OTHERS).query(Other.class).list(),
        new ProfileCoverage(db).byField(),
        findings);
  }

  private static Source source(ResultSet row, int number) throws SQLException {
    return new Source(
        row.getString("source"),
        row.getLong("rows"),
        row.getInt("symbols"),
        row.getObject("first", LocalDate.class),
        row.getObject("last", LocalDate.class),
        row.getObject("fetched_at", OffsetDateTime.class).toInstant());
  }

  private SymbolPrices symbol(ResultSet row, LocalDate session, List<AuditFinding> findings)
      throws SQLException {
    String symbol = row.getString("symbol");
    LocalDate first = row.getObject("first", LocalDate.class);
    LocalDate last = row.getObject("last", LocalDate.class);
    List<LocalDate> missing =
        first == null || last == null
            ? List.of()
            : missing(first, last, (String[]) row.getArray("dates").getArray());
    OffsetDateTime fetched = row.getObject("fetched_at", OffsetDateTime.class);
    SymbolPrices prices =
        new SymbolPrices(
            symbol,
            row.getInt("positions"),
            row.getInt("days"),
            first,
            last,
            missing.size(),
            Stretches.of(missing, calendar).stream().limit(GAPS_SHOWN).toList(),
            row.getInt("provisional"),
            row.getInt("waiting"),
            row.getString("sources") == null ? "" : row.getString("sources"),
            fetched == null ? null : fetched.toInstant());
    judge(prices, session, row.getString("unknown"), findings);
    int impossible = row.getInt("impossible");
    if (impossible > 0) {
      add(
          findings,
          "impossible-price",
          symbol,
          impossible + " prices contradict themselves",
          "import them again from a file, or delete them so that they are fetched again");
    }
    LocalDate unsettled = row.getObject("unsettled", LocalDate.class);
    if (unsettled != null
        && calendar.sessionsBetween(unsettled, session) > SESSIONS_OF_CORRECTION) {
      add(
          findings,
          "never-settled",
          symbol,
          "provisional since " + unsettled,
          "`sigmasight batch run` asks for it again");
    }
    return prices;
  }

  private static void judge(
      SymbolPrices prices,
      LocalDate session,
      @Nullable String unknown,
      List<AuditFinding> findings) {
    String symbol = prices.symbol();
    LocalDate last = prices.last();
    if (last == null) {
      add(
          findings,
          "no-price",
          symbol,
          unknown == null ? "no price is stored" : "no source knows it: " + unknown,
          "import prices from a file: `sigmasight prices import`");
    } else if (last.isBefore(session)) {
      add(
          findings,
          "old-price",
          symbol,
          "the newest is of " + last + ", the last session is " + session,
          "run the batch, or import prices from a file");
    }
    if (prices.missing() > 0) {
      add(
          findings,
          "gap",
          symbol,
          prices.missing() + " sessions are missing: " + String.join(", ", prices.gaps()),
          "run the batch, or import them from a file");
    }
    if (prices.inQuarantine() > 0) {
      add(
          findings,
          "quarantine",
          symbol,
          prices.inQuarantine() + " prices were not believed",
          "compare with another source; import the right ones from a file");
    }
  }

  private static void add(
      List<AuditFinding> findings, String check, String symbol, String said, String remedy) {
    findings.add(new AuditFinding(check, Severity.FINDING, symbol, said, remedy));
  }

  private List<LocalDate> missing(LocalDate first, LocalDate last, String[] dates) {
    Set<String> stored = new HashSet<>(List.of(dates));
    return calendar.sessions(first, last).stream()
        .filter(day -> !stored.contains(day.toString()))
        .toList();
  }

  /** How many of the profiles have each field. */
  private record ProfileCoverage(CoreDb db) {
    SequencedMap<String, String> byField() {
      SequencedMap<String, String> shares = new LinkedHashMap<>();
      db.sql(
              """
              select key, count(*) filter (where jsonb_typeof(value) <> 'null') as known, count(*) as all
              from company_profiles c cross join lateral jsonb_each(to_jsonb(c)) each(key, value)
              where key not in ('symbol', 'source', 'fetched_at', 'refused', 'created_at', 'updated_at',
                'fundamentals_refused')
              group by key order by 2 desc, 1
              """)
          .query(
              row -> {
                shares.put(row.getString("key"), share(row.getLong("known"), row.getLong("all")));
              });
      return shares;
    }

    private static String share(long known, long all) {
      String level = known * 4 >= all * 3 ? "high" : known * 4 >= all ? "medium" : "low";
      return "%d of %d (%s)".formatted(known, all, level);
    }
  }
}
