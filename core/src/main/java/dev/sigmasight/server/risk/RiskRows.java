package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.risk.PortfolioRisk.Exposure;
import dev.sigmasight.server.risk.PortfolioRisk.Fall;
import dev.sigmasight.server.stage.Due;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of portfolio risk, and what goes into it. */
@Component
class RiskRows {
  private static final String METHOD = "risk-1";

  private static final String WITHOUT_RISK =
      """
      from portfolio_snapshot s join portfolio f on f.id = s.portfolio_id
      where s.on_date <= :target and f.active and f.deleted_at is null
        and (f.recompute_from is null or s.on_date < f.recompute_from)
        and not exists (select 1 from portfolio_risk r
          where r.portfolio_id = s.portfolio_id and r.on_date = s.on_date)
      """;

  private final CoreDb db;

  RiskRows(CoreDb db) {
    this.db = db;
  }

  /** Sessions that have a snapshot and no risk, by portfolio. */
  Due due(List<PortfolioId> portfolios, LocalDate target) {
    LinkedHashMap<PortfolioId, List<LocalDate>> due = new LinkedHashMap<>();
    portfolios.forEach(portfolio -> due.put(portfolio, new ArrayList<>()));
    db.sql(
            "select s.portfolio_id, s.on_date "
                + WITHOUT_RISK
                + """
                and s.portfolio_id = any (cast(:portfolios as uuid[]))
                order by s.portfolio_id, s.on_date
                """)
        .param("portfolios", ids(portfolios))
        .param("target", target)
        .query(
            row -> {
              due.computeIfAbsent(portfolio(row), _ -> new ArrayList<>())
                  .add(row.getObject("on_date", LocalDate.class));
            });
    return new Due(due);
  }

  /** Sessions on which any portfolio has a snapshot and no risk, oldest first. */
  List<LocalDate> sessionsWithoutRisk(LocalDate target) {
    return db.sql("select distinct s.on_date " + WITHOUT_RISK + "order by s.on_date")
        .param("target", target)
        .query(LocalDate.class)
        .list();
  }

  /** The positions of these portfolios on the days from one to another, by portfolio. */
  Map<PortfolioId, List<PositionLine>> lines(
      List<PortfolioId> portfolios, LocalDate from, LocalDate to) {
    Map<PortfolioId, List<PositionLine>> lines = new HashMap<>();
    db.sql(
            """
            select l.portfolio_id, l.on_date, l.market_value, l.delta_value, l.price_source,
              case when i.investment_class <> 'PRIVATE' then coalesce(u.symbol, i.symbol) end as symbol
            from position_snapshot l
              join position p on p.id = l.position_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
            where l.portfolio_id = any (cast(:portfolios as uuid[])) and l.on_date between :from and :to
            order by l.portfolio_id, l.on_date, l.position_id
            """)
        .param("portfolios", ids(portfolios))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              lines
                  .computeIfAbsent(portfolio(row), _ -> new ArrayList<>())
                  .add(
                      new PositionLine(
                          row.getObject("on_date", LocalDate.class),
                          row.getString("symbol"),
                          row.getBigDecimal("market_value"),
                          row.getBigDecimal("delta_value"),
                          row.getString("price_source")));
            });
    return lines;
  }

  private static PortfolioId portfolio(ResultSet row) throws SQLException {
    return new PortfolioId(row.getObject("portfolio_id", UUID.class));
  }

  private static String[] ids(Collection<PortfolioId> portfolios) {
    return portfolios.stream().map(PortfolioId::toString).toArray(String[]::new);
  }

  void write(PortfolioId portfolio, PortfolioRisk risk) {
    Fall fall = risk.drawdown();
    Exposure delta = risk.delta();
    db.sql(
            """
            insert into portfolio_risk (portfolio_id, on_date, market_beta, beta_coverage,
              volatility_21, volatility_63, volatility_252, volatility_all, return_observations,
              max_drawdown, drawdown_peak, drawdown_trough, current_drawdown, long_exposure,
              short_exposure, gross_exposure, net_exposure, delta_long, delta_short, delta_gross,
              delta_net, reasons, sources, method_version, input_hash)
            values (:portfolio, :date, :beta, :betaCoverage, :volatility21, :volatility63,
              :volatility252, :volatilityAll, :returns, :largest, :peak, :trough, :current, :longSide,
              :shortSide, :gross, :net, :deltaLong, :deltaShort, :deltaGross, :deltaNet,
              jsonb_object(:reasonNames::text[], :reasonTexts::text[]), :sourceNames, :method,
              :inputHash)
            on conflict (portfolio_id, on_date) do nothing
            """)
        .param("date", risk.date())
        .param("beta", risk.beta())
        .param("betaCoverage", risk.betaCoverage())
        .param("volatility21", risk.volatility21())
        .param("volatility63", risk.volatility63())
        .param("volatility252", risk.volatility252())
        .param("volatilityAll", risk.volatilityAll())
        .param("returns", risk.returns())
        .param("inputHash", risk.inputHash())
        .param("portfolio", portfolio.value())
        .param("largest", fall == null ? null : fall.largest())
        .param("peak", fall == null ? null : fall.peak())
        .param("trough", fall == null ? null : fall.trough())
        .param("current", fall == null ? null : fall.current())
        .param("longSide", risk.value().longSide())
        .param("shortSide", risk.value().shortSide())
        .param("gross", risk.value().gross())
        .param("net", risk.value().net())
        .param("deltaLong", delta == null ? null : delta.longSide())
        .param("deltaShort", delta == null ? null : delta.shortSide())
        .param("deltaGross", delta == null ? null : delta.gross())
        .param("deltaNet", delta == null ? null : delta.net())
        .param("reasonNames", risk.reasons().keySet().toArray(String[]::new))
        .param("reasonTexts", risk.reasons().values().toArray(String[]::new))
        .param("sourceNames", risk.sources().toArray(String[]::new))
        .param("method", METHOD)
        .update();
  }

  Optional<PortfolioRisk> onOrBefore(PortfolioId portfolio, LocalDate day) {
    return db.sql(
            """
            select r.*, (select array_agg(key order by key) from jsonb_each_text(reasons)) as names,
              (select array_agg(value order by key) from jsonb_each_text(reasons)) as texts
            from portfolio_risk r join portfolio f on f.id = r.portfolio_id
            where r.portfolio_id = :portfolio and r.on_date <= :day
              and (f.recompute_from is null or r.on_date < f.recompute_from)
            order by r.on_date desc limit 1
            """)
        .param("portfolio", portfolio.value())
        .param("day", day)
        .query(RiskRows::map)
        .optional();
  }

  private static PortfolioRisk map(ResultSet row, int number) throws SQLException {
    BigDecimal deltaLong = row.getBigDecimal("delta_long");
    return new PortfolioRisk(
        row.getObject("on_date", LocalDate.class),
        SymbolRiskRows.number(row, "market_beta"),
        SymbolRiskRows.number(row, "beta_coverage"),
        SymbolRiskRows.number(row, "volatility_21"),
        SymbolRiskRows.number(row, "volatility_63"),
        SymbolRiskRows.number(row, "volatility_252"),
        SymbolRiskRows.number(row, "volatility_all"),
        row.getInt("return_observations"),
        fall(row),
        new Exposure(row.getBigDecimal("long_exposure"), row.getBigDecimal("short_exposure")),
        deltaLong == null ? null : new Exposure(deltaLong, row.getBigDecimal("delta_short")),
        reasons(row),
        List.of((String[]) row.getArray("sources").getArray()),
        row.getString("input_hash"));
  }

  private static @Nullable Fall fall(ResultSet row) throws SQLException {
    Double largest = SymbolRiskRows.number(row, "max_drawdown");
    if (largest == null) {
      return null;
    }
    return new Fall(
        largest,
        row.getObject("drawdown_peak", LocalDate.class),
        row.getObject("drawdown_trough", LocalDate.class),
        row.getBigDecimal("current_drawdown").doubleValue());
  }

  private static Map<String, String> reasons(ResultSet row) throws SQLException {
    Map<String, String> reasons = new HashMap<>();
    if (row.getArray("names") != null) {
      String[] names = (String[]) row.getArray("names").getArray();
      String[] texts = (String[]) row.getArray("texts").getArray();
      for (int i = 0; i < names.length; i++) {
        reasons.put(names[i], texts[i]);
      }
    }
    return Map.copyOf(reasons);
  }
}
