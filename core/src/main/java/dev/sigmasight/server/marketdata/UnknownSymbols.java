package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Symbols that no source knows: misspelt, renamed or delisted. They are left alone for 7 days, then
 * 14, 28 and 56. Where a source only says that it has no price, the symbol may have been listed
 * today and is asked for once more the next evening. Storing a price ends the wait, and so does
 * asking other sources than before.
 */
@Component
public class UnknownSymbols {
  private static final Duration FIRST_WAIT = Duration.ofDays(7);
  private static final Duration NEXT_EVENING = Duration.ofHours(20);
  private static final int LONGEST_DOUBLING = 3;

  private final CoreDb db;
  private final Clock clock;

  UnknownSymbols(CoreDb db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * A symbol that no source knows.
   *
   * @param reason what the sources said, without a full stop
   * @param times how often in a row
   */
  public record Unknown(
      String symbol, String reason, int times, Instant firstAsked, Instant askAgainAt) {}

  /** All of them, by symbol. */
  public List<Unknown> all() {
    return db.sql("select * from price_unknown_symbol order by symbol collate \"C\"")
        .query((row, number) -> unknown(row))
        .list();
  }

  /** Those of the symbols that are not to be asked of these sources yet. */
  Map<String, Unknown> waiting(Collection<String> symbols, PriceSources sources) {
    return db
        .sql(
            """
            select * from price_unknown_symbol
            where symbol = any (:symbols) and sources = :sources and ask_again_at > :now
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("sources", sources.names())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, number) -> unknown(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Unknown::symbol, Function.identity()));
  }

  /** Notes that these sources do not know a symbol. */
  void keep(Fetched.Unknown none, PriceSources sources) {
    String symbol = none.gap().symbol();
    Instant now = clock.instant();
    int before =
        db.sql("select times from price_unknown_symbol where symbol = :symbol")
            .param("symbol", symbol)
            .query(Integer.class)
            .optional()
            .orElse(0);
    int doublings = Math.min(none.denied() ? before : before - 1, LONGEST_DOUBLING);
    Duration wait = doublings < 0 ? NEXT_EVENING : FIRST_WAIT.multipliedBy(1L << doublings);
    db.sql(
            """
            insert into price_unknown_symbol as known
              (symbol, sources, reason, times, first_asked, last_asked, ask_again_at)
            values (:symbol, :sources, :reason, 1, :now, :now, :again)
            on conflict (symbol) do update set sources = excluded.sources, reason = excluded.reason,
              times = known.times + 1, last_asked = excluded.last_asked, ask_again_at = excluded.ask_again_at
            """)
        .param("symbol", symbol)
        .param("sources", sources.names())
        .param("reason", none.reason())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("again", now.plus(wait).atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Unknown unknown(ResultSet row) throws SQLException {
    return new Unknown(
        row.getString("symbol"),
        row.getString("reason"),
        row.getInt("times"),
        Quarantine.instant(row, "first_asked").orElseThrow(),
        Quarantine.instant(row, "ask_again_at").orElseThrow());
  }
}
