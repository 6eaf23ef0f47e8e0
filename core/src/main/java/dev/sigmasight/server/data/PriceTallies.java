package dev.sigmasight.server.data;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many prices of symbols are stored, in one statement. */
@Component
class PriceTallies {
  private final CoreDb db;

  PriceTallies(CoreDb db) {
    this.db = db;
  }

  /**
   * Prices of one symbol in a stretch of days.
   *
   * @param isFinal whether the newest can no longer be corrected
   * @param storedAt when one of them was stored last
   */
  record Covered(int days, LocalDate first, LocalDate last, boolean isFinal, Instant storedAt) {}

  /** By symbol; one without any is absent. */
  Map<String, Covered> between(Collection<String> symbols, LocalDate from, LocalDate to) {
    Map<String, Covered> covered = new HashMap<>();
    db.sql(
            """
            select symbol, count(*) as days, min(on_date) as first, max(on_date) as last,
              (array_agg(is_final order by on_date desc))[1] as final, max(fetched_at) as stored_at
            from market_data_cache
            where symbol = any (:symbols) and on_date between :from and :to
            group by symbol
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              covered.put(
                  row.getString("symbol"),
                  new Covered(
                      row.getInt("days"),
                      row.getObject("first", LocalDate.class),
                      row.getObject("last", LocalDate.class),
                      row.getBoolean("final"),
                      row.getObject("stored_at", OffsetDateTime.class).toInstant()));
            });
    return covered;
  }
}
