package dev.sigmasight.server.overview;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.overview.Holdings.Holding;
import dev.sigmasight.server.risk.Risks;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of holdings beside ledger and prices, in one statement. */
@Component
class HoldingFacts {
  private static final int YEAR_OF_SESSIONS = 252;
  private static final int DAYS_FOR_A_YEAR_OF_SESSIONS = 380;

  /** Of a holding of which nothing is known. */
  private static final Facts NONE = new Facts(null, false, List.of());

  private final CoreDb db;

  HoldingFacts(CoreDb db) {
    this.db = db;
  }

  /** A tag as it is shown beside a position. */
  record TagView(UUID id, String name, String color) {}

  /**
   * What is known of one holding.
   *
   * @param marketBeta of its symbol, that of the underlying for an option; null if it is unknown
   * @param isComplete whether that symbol has a year of prices
   * @param tags archived ones left out
   */
  record Facts(@Nullable Double marketBeta, boolean isComplete, List<TagView> tags) {}

  /** By the id of the holding. */
  static final class Known {
    private final Map<UUID, Facts> byId = new HashMap<>();

    Facts of(Holding holding) {
      return byId.getOrDefault(holding.id(), NONE);
    }
  }

  Known on(Collection<Holding> holdings, LocalDate day) {
    Known known = new Known();
    db.sql(
            """
            select w.id, r.market_beta, c.days >= :year as complete, t.ids, t.names, t.colors
            from unnest(cast(:ids as uuid[]), cast(:symbols as text[])) as w (id, symbol)
              left join symbol_risk r
                on r.symbol = w.symbol and r.on_date = :day and r.method_version = :method
              cross join lateral (
                select count(*) as days from market_data_cache m
                where m.symbol = w.symbol and m.on_date between :from and :day) c
              cross join lateral (
                select array_agg(g.id order by g.display_order, g.name) as ids,
                  array_agg(g.name order by g.display_order, g.name) as names,
                  array_agg(g.color order by g.display_order, g.name) as colors
                from position_tag l join tag g on g.id = l.tag_id and g.deleted_at is null
                where l.position_id = w.id) t
            """)
        .param("ids", holdings.stream().map(each -> each.id().toString()).toArray(String[]::new))
        .param(
            "symbols",
            holdings.stream().map(each -> listed(each.instrument())).toArray(String[]::new))
        .param("day", day)
        .param("from", day.minusDays(DAYS_FOR_A_YEAR_OF_SESSIONS))
        .param("year", YEAR_OF_SESSIONS)
        .param("method", Risks.METHOD_OF_SYMBOLS)
        .query(
            row -> {
              known.byId.put(row.getObject("id", UUID.class), map(row));
            });
    return known;
  }

  /** The symbol on the market; null for a private asset, whose label may be anything. */
  private static @Nullable String listed(Instrument instrument) {
    return instrument.investmentClass() == InvestmentClass.PRIVATE ? null : instrument.riskSymbol();
  }

  private static Facts map(ResultSet row) throws SQLException {
    BigDecimal beta = row.getBigDecimal("market_beta");
    return new Facts(
        beta == null ? null : beta.doubleValue(), row.getBoolean("complete"), tags(row));
  }

  private static List<TagView> tags(ResultSet row) throws SQLException {
    Array ids = row.getArray("ids");
    if (ids == null) {
      return List.of();
    }
    UUID[] keys = (UUID[]) ids.getArray();
    String[] names = (String[]) row.getArray("names").getArray();
    String[] colors = (String[]) row.getArray("colors").getArray();
    List<TagView> tags = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      tags.add(new TagView(keys[i], names[i], colors[i]));
    }
    return tags;
  }
}
