package dev.sigmasight.server.company;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Searches what is known about companies. */
@Component
final class CompanySearch {
  /**
   * Everything that fits, as one table. The text is looked for letter by letter, so that no
   * character of it is a wildcard.
   */
  private static final String FOUND =
      """
      with found as (
        select coalesce(p.symbol, m.symbol) as symbol, p.company_name, p.sector, p.industry, p.market_cap,
          m.enterprise_value, m.ps_ratio, p.pe_ratio, t.revenue, t.ebit, t.fcf,
          coalesce(t.label, :label) as period_label,
          cast(r.factor_betas[5] as numeric(18,8)) as factor_value, cast(r.factor_betas[6] as numeric(18,8)) as factor_growth,
          cast(r.factor_betas[4] as numeric(18,8)) as factor_momentum, cast(r.factor_betas[8] as numeric(18,8)) as factor_quality,
          cast(r.factor_betas[7] as numeric(18,8)) as factor_size, cast(r.factor_betas[9] as numeric(18,8)) as factor_low_vol,
          m.price, m.price_date, m.return_1d, m.return_mtd, m.return_ytd, m.return_1m, m.return_3m, m.return_1y,
          m.metrics_date
        from company_profiles p
          full join symbol_metrics m on m.symbol = p.symbol
          left join symbol_period t on t.symbol = coalesce(p.symbol, m.symbol) and t.period = :period
          left join lateral (
            select factor_betas from symbol_risk s where s.symbol = coalesce(p.symbol, m.symbol)
            order by s.on_date desc limit 1
          ) r on true
      )
      """;

  private static final String FITS =
      """
      from found
      where (cast(:needle as text) is null or strpos(lower(symbol), :needle) > 0
          or strpos(lower(company_name), :needle) > 0)
        and (cast(:sectors as text[]) is null or sector = any (:sectors))
        and (cast(:industries as text[]) is null or industry = any (:industries))
        and (cast(:minMarketCap as numeric) is null or market_cap >= :minMarketCap)
        and (cast(:maxMarketCap as numeric) is null or market_cap <= :maxMarketCap)
        and (cast(:minPe as numeric) is null or pe_ratio >= :minPe)
        and (cast(:maxPe as numeric) is null or pe_ratio <= :maxPe)
      """;

  private final CoreDb db;

  CompanySearch(CoreDb db) {
    this.db = db;
  }

  /**
   * A page of what was found.
   *
   * @param total how many there are on all pages
   * @param metricsDate the newest day of their figures; null if none were computed
   */
  record Page(
      List<Map<String, @Nullable Object>> items, int total, @Nullable LocalDate metricsDate) {}

  Page page(SearchQuery query) {
    String sort = Objects.requireNonNull(SearchQuery.SORTS.get(query.sortBy()));
    List<Map<String, @Nullable Object>> items =
        filtered(
                FOUND
                    + "select *"
                    + FITS
                    + "order by %s %s nulls last, symbol collate \"C\" limit :limit offset :offset"
                        .formatted(sort, query.order()),
                query)
            .param("limit", query.limit())
            .param("offset", query.offset())
            .query((row, _) -> Shown.row(row))
            .list();
    return filtered(FOUND + "select count(*) as total, max(metrics_date) as newest " + FITS, query)
        .query(
            (row, _) ->
                new Page(items, row.getInt("total"), row.getObject("newest", LocalDate.class)))
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, SearchQuery query) {
    SearchQuery.Filters filters = query.filters();
    return db.sql(sql)
        .param("label", query.plainLabel())
        .param("period", query.period())
        .param("needle", query.needle())
        .param("sectors", array(filters.sectors()))
        .param("industries", array(filters.industries()))
        .param("minMarketCap", filters.minMarketCap())
        .param("maxMarketCap", filters.maxMarketCap())
        .param("minPe", filters.minPeRatio())
        .param("maxPe", filters.maxPeRatio());
  }

  private static String @Nullable [] array(@Nullable List<String> names) {
    return names == null ? null : names.toArray(String[]::new);
  }

  /** The sectors, or the industries, of all companies in the order of the alphabet. */
  List<String> names(Kind kind) {
    String column = kind == Kind.SECTOR ? "sector" : "industry";
    return db.sql(
            "select distinct %1$s from company_profiles where %1$s is not null order by 1"
                .formatted(column))
        .query(String.class)
        .list();
  }

  /** What companies are sorted into. */
  enum Kind {
    SECTOR,
    INDUSTRY
  }
}
