package dev.sigmasight.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a portfolio is computed; both null if it never was.
 *
 * @param newestOfAny day of the newest snapshot, even if it rests on an older ledger or older
 *     prices
 * @param newest day of the newest that still counts
 */
public record Extent(@Nullable LocalDate newestOfAny, @Nullable LocalDate newest) {
  /** What {@link #map} reads. */
  static final String COLUMNS = "a.on_date as newest_of_any, n.on_date as newest, ";

  /** Of a portfolio {@code f}. */
  static final String JOIN =
      """
        left join lateral (
          select o.on_date from portfolio_snapshot o
          where o.portfolio_id = f.id order by o.on_date desc limit 1) a on true
        left join lateral (
          select o.on_date from portfolio_snapshot o
          where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
          order by o.on_date desc limit 1) n on true
      """;

  static Extent map(ResultSet row) throws SQLException {
    return new Extent(
        row.getObject("newest_of_any", LocalDate.class), row.getObject("newest", LocalDate.class));
  }

  /** Whether a day is computed from the ledger and the prices as they are now. */
  public boolean covers(LocalDate day) {
    return newest != null && !newest.isBefore(day);
  }
}
