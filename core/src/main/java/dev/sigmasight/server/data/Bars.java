package dev.sigmasight.server.data;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored daily prices with all that their source said. */
@Component
class Bars {
  private final CoreDb db;

  Bars(CoreDb db) {
    this.db = db;
  }

  /**
   * One session of one symbol.
   *
   * @param close dollars as traded
   * @param adjustedClose for splits and dividends; null where the source brought none
   * @param isFinal false while it may still be corrected
   */
  record Bar(
      LocalDate date,
      @Nullable BigDecimal open,
      @Nullable BigDecimal high,
      @Nullable BigDecimal low,
      BigDecimal close,
      @Nullable BigDecimal adjustedClose,
      @Nullable Long volume,
      String source,
      boolean isFinal,
      Instant fetchedAt) {}

  /** By symbol, oldest first; a symbol without any is absent. */
  Map<String, List<Bar>> between(Collection<String> symbols, LocalDate from, LocalDate to) {
    Map<String, List<Bar>> bars = new TreeMap<>();
    db.sql(
            """
            select * from market_data_cache
            where symbol = any (:symbols) and on_date between :from and :to
            order by symbol, on_date
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              add(bars, row);
            });
    return bars;
  }

  /** The newest two of each symbol up to a day, however old, oldest first. */
  Map<String, List<Bar>> newest(Collection<String> symbols, LocalDate to) {
    Map<String, List<Bar>> bars = new TreeMap<>();
    db.sql(
            """
            select m.* from unnest(cast(:symbols as text[])) as w (symbol)
              cross join lateral (
                select * from market_data_cache c
                where c.symbol = w.symbol and c.on_date <= :to order by c.on_date desc limit 2) m
            order by w.symbol, m.on_date
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("to", to)
        .query(
            row -> {
              add(bars, row);
            });
    return bars;
  }

  private static void add(Map<String, List<Bar>> bars, ResultSet row) throws SQLException {
    bars.computeIfAbsent(row.getString("symbol"), _ -> new ArrayList<>()).add(bar(row));
  }

  private static Bar bar(ResultSet row) throws SQLException {
    long volume = row.getLong("volume");
    boolean unknown = row.wasNull();
    return new Bar(
        row.getObject("on_date", LocalDate.class),
        row.getBigDecimal("open"),
        row.getBigDecimal("high"),
        row.getBigDecimal("low"),
        row.getBigDecimal("close"),
        row.getBigDecimal("adjusted_close"),
        unknown ? null : volume,
        row.getString("source"),
        row.getBoolean("is_final"),
        row.getObject("fetched_at", OffsetDateTime.class).toInstant());
  }
}
