package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.risk.PortfolioRisk.Exposure;
import dev.sigmasight.server.risk.PortfolioRisk.Fall;
import dev.sigmasight.server.risk.PortfolioRisk.OptionGreeks;
import dev.sigmasight.server.snapshot.Snapshots;
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
  /** Whoever changes it adds a migration that deletes what the earlier method computed. */
  static final String METHOD = "risk-4";

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

  /** The positions of these portfolios on these days, by portfolio. */
  Map<PortfolioId, List<PositionLine>> lines(List<PortfolioId> portfolios, List<LocalDate> days) {
    Map<PortfolioId, List<PositionLine>> lines = new HashMap<>();
    db.sql(
            """
            select l.portfolio_id, l.on_date, l.market_value, l.delta_value, l.price_source,
              l.quantity::float8 as quantity, l.gamma_value, l.theta_value, l.vega_value, l.rho_value,
              l.option_spot, l.option_years, l.option_rate, l.option_yield, l.option_volatility,
              i.symbol as own, i.investment_class, i.subtype, i.multiplier::float8 as multiplier,
              i.option_right, i.strike::float8 as strike, i.exercise_style,
              case when i.investment_class <> 'PRIVATE' then coalesce(u.symbol, i.symbol) end as symbol
            from position_snapshot l
              join position p on p.id = l.position_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
            where l.portfolio_id = any (cast(:portfolios as uuid[]))
              and l.on_date = any (cast(:days as date[]))
            order by l.portfolio_id, l.on_date, l.position_id
            """)
        .param("portfolios", ids(portfolios))
        .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
        .query(
            row -> {
              lines.computeIfAbsent(portfolio(row), _ -> new ArrayList<>()).add(line(row));
            });
    return lines;
  }

  private static PositionLine line(ResultSet row) throws SQLException {
    return new PositionLine(
        row.getObject("on_date", LocalDate.class),
        row.getString("own"),
        row.getString("symbol"),
        InvestmentClass.valueOf(row.getString("investment_class")),
        Subtype.valueOf(row.getString("subtype")),
        row.getDouble("quantity"),
        row.getBigDecimal("market_value"),
        row.getBigDecimal("delta_value"),
        row.getString("price_source"),
        contract(row));
  }

  private static PositionLine.@Nullable Contract contract(ResultSet row) throws SQLException {
    String right = row.getString("option_right");
    if (right == null) {
      return null;
    }
    Double spot = SqlArrays.number(row, "option_spot");
    EuropeanOption inputs =
        spot == null
            ? null
            : new EuropeanOption(
                Transaction.Right.valueOf(right),
                spot,
                row.getDouble("strike"),
                row.getDouble("option_years"),
                row.getDouble("option_rate"),
                row.getDouble("option_yield"),
                row.getDouble("option_volatility"));
    Double gamma = SqlArrays.number(row, "gamma_value");
    return new PositionLine.Contract(
        row.getDouble("quantity"),
        row.getDouble("multiplier"),
        ExerciseStyle.valueOf(row.getString("exercise_style")),
        inputs,
        gamma == null ? null : greeks(row, gamma));
  }

  private static OptionGreeks greeks(ResultSet row, double gamma) throws SQLException {
    return new OptionGreeks(
        gamma,
        row.getDouble("theta_value"),
        row.getDouble("vega_value"),
        row.getDouble("rho_value"));
  }

  /** Returns and index of these portfolios from the first day on, up to a day. */
  Map<PortfolioId, History> history(List<PortfolioId> portfolios, LocalDate to) {
    Map<PortfolioId, History> history = new HashMap<>();
    db.sql(
            """
            select s.portfolio_id, array_agg(s.on_date - date '1970-01-01' order by s.on_date) as days,
              array_agg(coalesce(s.daily_return::float8, 'NaN') order by s.on_date) as returns,
              array_agg(coalesce(s.twr_index::float8, 'NaN') order by s.on_date) as index,
              array_agg(case when cardinality(s.sources) = 0 then 'NOBODY'
                when s.sources <@ array['owner'] then 'OWNER' else 'MARKET' end
                order by s.on_date) as makers
            from portfolio_snapshot s join portfolio f on f.id = s.portfolio_id
            where s.portfolio_id = any (cast(:portfolios as uuid[])) and s.on_date <= :to
              and (f.recompute_from is null or s.on_date < f.recompute_from)
            group by s.portfolio_id
            """)
        .param("portfolios", ids(portfolios))
        .param("to", to)
        .query(
            row -> {
              history.put(
                  portfolio(row),
                  new History(
                      SqlArrays.integers(row, "days").stream().mapToInt(each -> each).toArray(),
                      SqlArrays.plain(row, "returns"),
                      SqlArrays.plain(row, "index"),
                      SqlArrays.texts(row, "makers").stream()
                          .map(History.Maker::valueOf)
                          .toList()));
            });
    return history;
  }

  private static PortfolioId portfolio(ResultSet row) throws SQLException {
    return new PortfolioId(row.getObject("portfolio_id", UUID.class));
  }

  private static String[] ids(Collection<PortfolioId> portfolios) {
    return portfolios.stream().map(PortfolioId::toString).toArray(String[]::new);
  }

  /** Writes it when the transaction ends. */
  void write(PortfolioId portfolio, PortfolioRisk risk) {
    Fall fall = risk.drawdown();
    Exposure delta = risk.delta();
    OptionGreeks greeks = risk.greeks();
    db.later(
            """
            insert into portfolio_risk (portfolio_id, on_date, market_beta, beta_coverage,
              volatility_21, volatility_63, volatility_252, volatility_all, return_observations,
              max_drawdown, drawdown_peak, drawdown_trough, current_drawdown, long_exposure,
              short_exposure, gross_exposure, net_exposure, delta_long, delta_short, delta_gross,
              delta_net, provider_beta, provider_beta_coverage, volatility_forecast,
              volatility_forecast_low, volatility_forecast_high, volatility_model,
              volatility_percentile, volatility_trend, volatility_trend_ratio, gamma_value,
              theta_value, vega_value, rho_value, option_count, missing, reasons, sources,
              method_version, input_hash)
            values (:portfolio, :date, :beta, :betaCoverage, :volatility21, :volatility63,
              :volatility252, :volatilityAll, :returns, :largest, :peak, :trough, :current, :longSide,
              :shortSide, :gross, :net, :deltaLong, :deltaShort, :deltaGross, :deltaNet,
              :provider, :providerCoverage, :forecast, :low, :high, :model, :percentile, :trend,
              :ratio, :gamma, :theta, :vega, :rho, :options, :missing,
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
        .param("provider", risk.providerBeta())
        .param("providerCoverage", risk.providerBetaCoverage())
        .param("forecast", risk.outlook().forecast())
        .param("low", risk.outlook().low())
        .param("high", risk.outlook().high())
        .param("model", risk.outlook().model())
        .param("percentile", risk.outlook().percentile())
        .param("trend", risk.outlook().trend())
        .param("ratio", risk.outlook().trendRatio())
        .param("gamma", greeks == null ? null : greeks.gamma())
        .param("theta", greeks == null ? null : greeks.theta())
        .param("vega", greeks == null ? null : greeks.vega())
        .param("rho", greeks == null ? null : greeks.rho())
        .param("options", risk.options())
        .param("missing", risk.missing().toArray(String[]::new))
        .param("reasonNames", risk.reasons().keySet().toArray(String[]::new))
        .param("reasonTexts", risk.reasons().values().toArray(String[]::new))
        .param("sourceNames", risk.sources().toArray(String[]::new))
        .param("method", METHOD)
        .keep();
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

  /** The newest on or before a day, beside what the portfolio did over the usual periods. */
  Risks.Lately lately(PortfolioId portfolio, LocalDate day) {
    return db.sql(
            """
            select r.*, p.*, (select array_agg(key order by key) from jsonb_each_text(reasons)) as names,
              (select array_agg(value order by key) from jsonb_each_text(reasons)) as texts
            from portfolio f
              left join lateral (
                select * from portfolio_risk o
                where o.portfolio_id = f.id and o.on_date <= :day
                  and (f.recompute_from is null or o.on_date < f.recompute_from)
                order by o.on_date desc limit 1) r on true
              cross join lateral (
            """
                + Snapshots.PERIODS
                + """
                    from portfolio_snapshot s
                    where s.portfolio_id = f.id and s.on_date <= :day
                      and (f.recompute_from is null or s.on_date < f.recompute_from)) p
                where f.id = :portfolio
                """)
        .param("portfolio", portfolio.value())
        .param("day", day)
        .query(
            (row, _) ->
                new Risks.Lately(
                    row.getObject("on_date") == null ? null : map(row, 0), Snapshots.periods(row)))
        .single();
  }

  static PortfolioRisk map(ResultSet row, int number) throws SQLException {
    BigDecimal deltaLong = row.getBigDecimal("delta_long");
    return new PortfolioRisk(
        row.getObject("on_date", LocalDate.class),
        SqlArrays.number(row, "market_beta"),
        SqlArrays.number(row, "beta_coverage"),
        SqlArrays.number(row, "volatility_21"),
        SqlArrays.number(row, "volatility_63"),
        SqlArrays.number(row, "volatility_252"),
        SqlArrays.number(row, "volatility_all"),
        row.getInt("return_observations"),
        fall(row),
        new Exposure(row.getBigDecimal("long_exposure"), row.getBigDecimal("short_exposure")),
        deltaLong == null ? null : new Exposure(deltaLong, row.getBigDecimal("delta_short")),
        SqlArrays.number(row, "provider_beta"),
        SqlArrays.number(row, "provider_beta_coverage"),
        SymbolRiskRows.outlook(row, "volatility_model"),
        optionGreeks(row),
        row.getInt("option_count"),
        SqlArrays.texts(row, "missing"),
        reasons(row),
        SqlArrays.texts(row, "sources"),
        row.getString("input_hash"));
  }

  private static @Nullable OptionGreeks optionGreeks(ResultSet row) throws SQLException {
    Double gamma = SqlArrays.number(row, "gamma_value");
    return gamma == null ? null : greeks(row, gamma);
  }

  private static @Nullable Fall fall(ResultSet row) throws SQLException {
    Double largest = SqlArrays.number(row, "max_drawdown");
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
