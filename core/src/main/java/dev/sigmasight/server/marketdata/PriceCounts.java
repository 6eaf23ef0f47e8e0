package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How many prices there are, without loading them. */
@Component
public class PriceCounts {
  private static final int DAYS_FOR_A_YEAR_OF_SESSIONS = 380;

  private final CoreDb db;

  PriceCounts(CoreDb db) {
    this.db = db;
  }

  /** Those of the symbols that have so many prices in the 380 days up to a day. */
  public Set<String> withAtLeast(int count, Collection<String> symbols, LocalDate day) {
    return new HashSet<>(
        db.sql(
                """
                select symbol from market_data_cache
                where symbol = any (:symbols) and on_date between :from and :day
                group by symbol having count(*) >= :count
                """)
            .param("symbols", symbols.toArray(String[]::new))
            .param("from", day.minusDays(DAYS_FOR_A_YEAR_OF_SESSIONS))
            .param("day", day)
            .param("count", count)
            .query(String.class)
            .list());
  }
}
