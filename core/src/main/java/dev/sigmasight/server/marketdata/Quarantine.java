package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Fetched prices that were not credible: kept aside until a final price of the session is stored.
 */
@Component
public class Quarantine {
  private static final String COLUMNS =
      """
      select symbol, on_date, source, trim_scale(close) as close, reason, first_seen, last_seen,
        resolved_at
      from price_quarantine
      """;

  private final CoreDb db;
  private final Clock clock;

  Quarantine(CoreDb db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * A price in quarantine.
   *
   * @param close as the source states it
   * @param reason why it is not believed, without a full stop
   * @param resolvedAt when a final price of the session was stored
   */
  public record Doubtful(
      String symbol,
      LocalDate on,
      PriceOrigin origin,
      BigDecimal close,
      String reason,
      Instant firstSeen,
      Instant lastSeen,
      Optional<Instant> resolvedAt) {}

  /** Whatever still waits for a credible price, by symbol and session. */
  public List<Doubtful> open() {
    return db.sql(COLUMNS + "where resolved_at is null order by symbol, on_date, source")
        .query((row, number) -> doubtful(row))
        .list();
  }

  /** Everything ever held back of these symbols, by symbol and session. */
  public List<Doubtful> of(Collection<String> symbols) {
    return db.sql(COLUMNS + "where symbol = any (:symbols) order by symbol, on_date, source")
        .param("symbols", symbols.toArray(String[]::new))
        .query((row, number) -> doubtful(row))
        .list();
  }

  /** Notes what was held back; seeing it again keeps when it was first seen. */
  void keep(String symbol, PriceOrigin origin, List<PriceGate.Held> held) {
    List<String> days = new ArrayList<>();
    List<String> closes = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (PriceGate.Held each : held) {
      days.add(each.bar().on().toString());
      closes.add(each.bar().close().toPlainString());
      reasons.add(each.reason());
    }
    db.sql(
            """
            insert into price_quarantine as known
              (symbol, on_date, source, close, reason, first_seen, last_seen)
            select :symbol, on_date, :source, (array_agg(close))[1], (array_agg(reason))[1], :now, :now
            from unnest(cast(:days as date[]), cast(:closes as numeric[]), cast(:reasons as text[]))
              as held (on_date, close, reason)
            group by on_date
            on conflict (symbol, on_date, source) do update set close = excluded.close,
              reason = excluded.reason, last_seen = excluded.last_seen, resolved_at = null
            """)
        .param("symbol", symbol)
        .param("source", origin.key())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("days", days.toArray(String[]::new))
        .param("closes", closes.toArray(String[]::new))
        .param("reasons", reasons.toArray(String[]::new))
        .update();
  }

  /** Forgets doubts that were settled before a moment; answers how many. */
  public int forgetSettled(Instant before) {
    return db.sql("delete from price_quarantine where resolved_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Doubtful doubtful(ResultSet row) throws SQLException {
    return new Doubtful(
        row.getString("symbol"),
        row.getObject("on_date", LocalDate.class),
        PriceOrigin.of(row.getString("source")).orElseThrow(),
        row.getBigDecimal("close"),
        row.getString("reason"),
        instant(row, "first_seen").orElseThrow(),
        instant(row, "last_seen").orElseThrow(),
        instant(row, "resolved_at"));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
