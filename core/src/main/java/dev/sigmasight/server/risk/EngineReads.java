package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads what the engines said of portfolios, one statement a table. */
@Component
class EngineReads {
  private static final String BREAKDOWNS =
      """
      (select b.*, (select min(w.source) from benchmarks_sector_weights w
          where w.benchmark_code = b.benchmark and w.as_of = b.benchmark_as_of) as benchmark_source
        from portfolio_breakdown b)
      """;

  private final CoreDb db;

  EngineReads(CoreDb db) {
    this.db = db;
  }

  Map<PortfolioId, Breakdown> breakdowns(Collection<PortfolioId> portfolios, LocalDate day) {
    return rows(BREAKDOWNS, portfolios, day, EngineReads::breakdown);
  }

  Map<PortfolioId, FactorExposures> factors(Collection<PortfolioId> portfolios, LocalDate day) {
    return rows("portfolio_factor", portfolios, day, EngineReads::factors);
  }

  /** Of every so many days with results, counted back from a day, and the matrix of that day. */
  FactorHistory factorHistory(PortfolioId portfolio, LocalDate day, int every, int most) {
    SequencedMap<LocalDate, FactorExposures> days = new LinkedHashMap<>();
    List<FactorMatrix> matrix = new ArrayList<>();
    db.sql(
            """
            select p.on_date, p.betas, p.dollars, p.errors, p.coverages, p.fund_exposures, p.risk_parts,
              p.specific_part, p.factor_volatility, p.systematic_share, f.on_date as matrix_date, f.factors,
              f.correlations, f.deviations, f.observations, f.effective_days, f.shrinkage, f.reason, f.input_hash
            from (
              select *, row_number() over (order by on_date desc) - 1 as back
              from portfolio_factor where portfolio_id = cast(:portfolio as uuid) and on_date <= :day
              order by on_date desc limit :span) as p
            left join factor_correlation f
              on f.on_date = p.on_date and f.on_date = :day and f.method_version = :method
            where p.back % :every = 0 order by p.on_date
            """)
        .param("portfolio", portfolio.toString())
        .param("day", day)
        .param("every", every)
        .param("span", every * most)
        .param("method", FactorMatrices.METHOD)
        .query(
            row -> {
              days.put(row.getObject("on_date", LocalDate.class), factors(row, 0));
              if (row.getObject("matrix_date") != null) {
                matrix.add(FactorMatrices.map(row));
              }
            });
    return new FactorHistory(days, matrix.isEmpty() ? null : matrix.getFirst());
  }

  Map<PortfolioId, StressResult> stresses(Collection<PortfolioId> portfolios, LocalDate day) {
    return rows("portfolio_stress", portfolios, day, EngineReads::stress);
  }

  Optional<CorrelationResult> correlation(PortfolioId portfolio, LocalDate day) {
    return row("portfolio_correlation", portfolio, day, EngineReads::correlation);
  }

  Optional<TailResult> tail(PortfolioId portfolio, LocalDate day) {
    return row("portfolio_tail", portfolio, day, EngineReads::tail);
  }

  Map<PortfolioId, TailResult> tails(Collection<PortfolioId> portfolios, LocalDate day) {
    return rows("portfolio_tail", portfolios, day, EngineReads::tail);
  }

  /** Risk, scenarios and tail of the day at once; a portfolio without risk is absent. */
  Map<PortfolioId, Risks.Everything> everything(Collection<PortfolioId> portfolios, LocalDate day) {
    Map<PortfolioId, Risks.Everything> found = new HashMap<>();
    db.sql(
            """
            select r.*, (select array_agg(key order by key) from jsonb_each_text(r.reasons)) as names,
              (select array_agg(value order by key) from jsonb_each_text(r.reasons)) as texts,
              s.*, s.portfolio_id is not null as stressed, t.portfolio_id is not null as tailed,
              t.scenarios as tail_scenarios, t.coverage as tail_coverage, t.holdings_volatility,
              t.historical_var_95, t.historical_es_95, t.normal_var_95, t.normal_es_95, t.normal_var_99,
              t.normal_es_99, t.factor_var_95, t.factor_es_95, t.factor_var_99, t.factor_es_99,
              t.symbols, t.es_parts, t.factor_parts
            from portfolio_risk r
              left join portfolio_stress s on s.portfolio_id = r.portfolio_id and s.on_date = r.on_date
              left join portfolio_tail t on t.portfolio_id = r.portfolio_id and t.on_date = r.on_date
            where r.portfolio_id = any (cast(:portfolios as uuid[])) and r.on_date = :day
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("day", day)
        .query(
            row -> {
              found.put(
                  new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                  new Risks.Everything(
                      RiskRows.map(row, 0),
                      row.getBoolean("tailed") ? tail(row, "tail_") : null,
                      row.getBoolean("stressed") ? stress(row, 0) : null));
            });
    return found;
  }

  private <T> Optional<T> row(
      String table, PortfolioId portfolio, LocalDate day, RowMapper<T> map) {
    return Optional.ofNullable(rows(table, List.of(portfolio), day, map).get(portfolio));
  }

  /** By portfolio; one without results of the day is absent. */
  private <T> Map<PortfolioId, T> rows(
      String table, Collection<PortfolioId> portfolios, LocalDate day, RowMapper<T> map) {
    Map<PortfolioId, T> found = new HashMap<>();
    db.sql(
            "select * from %s as result where portfolio_id = any (cast(:portfolios as uuid[])) and on_date = :day"
                .formatted(table))
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("day", day)
        .query(
            row -> {
              found.put(
                  new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                  Objects.requireNonNull(map.mapRow(row, 0)));
            });
    return found;
  }

  private static Breakdown breakdown(ResultSet row, int number) throws SQLException {
    List<String> kinds = SqlArrays.texts(row, "kinds");
    List<String> names = SqlArrays.texts(row, "lines");
    List<Integer> counts = SqlArrays.integers(row, "counts");
    double[] longs = SqlArrays.plain(row, "long_values");
    double[] shorts = SqlArrays.plain(row, "short_values");
    double[] deltaLongs = SqlArrays.plain(row, "delta_longs");
    double[] deltaShorts = SqlArrays.plain(row, "delta_shorts");
    List<@Nullable Double> weights = SqlArrays.doubles(row, "benchmark_weights");
    List<Breakdown.Line> lines = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      lines.add(
          new Breakdown.Line(
              kinds.get(i),
              names.get(i),
              counts.get(i),
              longs[i],
              shorts[i],
              deltaLongs[i],
              deltaShorts[i],
              weights.isEmpty() ? null : weights.get(i)));
    }
    return new Breakdown(
        lines,
        row.getString("benchmark"),
        row.getObject("benchmark_as_of", LocalDate.class),
        row.getString("benchmark_source"),
        SqlArrays.number(row, "active_share"),
        row.getInt("names"),
        SqlArrays.number(row, "herfindahl"),
        SqlArrays.number(row, "effective_names"),
        SqlArrays.number(row, "entropy_names"),
        SqlArrays.number(row, "top_3"),
        SqlArrays.number(row, "top_10"));
  }

  private static FactorExposures factors(ResultSet row, int number) throws SQLException {
    return new FactorExposures(
        SqlArrays.doubles(row, "betas"),
        SqlArrays.doubles(row, "dollars"),
        SqlArrays.doubles(row, "errors"),
        SqlArrays.doubles(row, "coverages"),
        SqlArrays.doubles(row, "fund_exposures"),
        SqlArrays.doubles(row, "risk_parts"),
        SqlArrays.number(row, "specific_part"),
        SqlArrays.number(row, "factor_volatility"),
        SqlArrays.number(row, "systematic_share"));
  }

  private static StressResult stress(ResultSet row, int number) throws SQLException {
    double[] moves = SqlArrays.plain(row, "grid_moves");
    List<@Nullable Double> profits = SqlArrays.doubles(row, "grid_profits");
    List<@Nullable Double> linear = SqlArrays.doubles(row, "grid_linear");
    List<StressResult.GridPoint> grid = new ArrayList<>();
    for (int i = 0; i < moves.length; i++) {
      grid.add(new StressResult.GridPoint(moves[i], profits.get(i), linear.get(i)));
    }
    return new StressResult(
        scenarios(row),
        grid,
        new StressResult.Surface(
            known(row, "surface_spots"),
            known(row, "surface_points"),
            known(row, "surface_yields"),
            SqlArrays.doubles(row, "surface")),
        SqlArrays.number(row, "coverage"));
  }

  private static List<StressResult.Scenario> scenarios(ResultSet row) throws SQLException {
    List<String> ids = SqlArrays.texts(row, "scenarios");
    List<String> factors = SqlArrays.texts(row, "factors");
    List<@Nullable Double> stipulated = SqlArrays.doubles(row, "stipulated");
    List<@Nullable Double> conditional = SqlArrays.doubles(row, "conditional");
    List<@Nullable Double> convexity = SqlArrays.doubles(row, "convexity");
    List<@Nullable Double> distances = SqlArrays.doubles(row, "distances");
    Boolean[] replayed = (Boolean[]) row.getArray("replayed").getArray();
    @Nullable String[] notes = (String[]) row.getArray("scenario_notes").getArray();
    List<@Nullable Double> parts = SqlArrays.doubles(row, "by_factor");
    List<StressResult.Scenario> scenarios = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      SequencedMap<String, Double> byFactor = new LinkedHashMap<>();
      for (int k = 0; k < factors.size(); k++) {
        Double part = parts.get(i * factors.size() + k);
        if (part != null) {
          byFactor.put(factors.get(k), part);
        }
      }
      scenarios.add(
          new StressResult.Scenario(
              ids.get(i),
              stipulated.get(i),
              conditional.get(i),
              convexity.get(i),
              distances.get(i),
              replayed[i],
              notes[i],
              byFactor));
    }
    return scenarios;
  }

  private static List<Double> known(ResultSet row, String column) throws SQLException {
    return SqlArrays.doubles(row, column).stream().map(Objects::requireNonNull).toList();
  }

  private static CorrelationResult correlation(ResultSet row, int number) throws SQLException {
    List<@Nullable Double> pairs = SqlArrays.doubles(row, "correlations");
    List<@Nullable Float> correlations = CorrelationResult.unknown(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      Double pair = pairs.get(i);
      correlations.set(i, pair == null ? null : pair.floatValue());
    }
    return new CorrelationResult(
        SqlArrays.texts(row, "symbols"),
        SqlArrays.doubles(row, "exposures"),
        correlations,
        SqlArrays.integers(row, "common_days"),
        SqlArrays.integers(row, "clusters"),
        SqlArrays.texts(row, "cluster_names"),
        SqlArrays.doubles(row, "cluster_correlations"),
        SqlArrays.number(row, "average_correlation"),
        SqlArrays.number(row, "held_correlation"),
        SqlArrays.number(row, "diversification_ratio"),
        SqlArrays.number(row, "effective_bets"),
        SqlArrays.number(row, "effective_rank"));
  }

  private static TailResult tail(ResultSet row, int number) throws SQLException {
    return tail(row, "");
  }

  /**
   * A row of the table.
   *
   * @param prefix of the columns that another table has as well
   */
  private static TailResult tail(ResultSet row, String prefix) throws SQLException {
    return new TailResult(
        row.getInt(prefix + "scenarios"),
        SqlArrays.number(row, prefix + "coverage"),
        SqlArrays.number(row, "holdings_volatility"),
        SqlArrays.number(row, "historical_var_95"),
        SqlArrays.number(row, "historical_es_95"),
        SqlArrays.number(row, "normal_var_95"),
        SqlArrays.number(row, "normal_es_95"),
        SqlArrays.number(row, "normal_var_99"),
        SqlArrays.number(row, "normal_es_99"),
        SqlArrays.number(row, "factor_var_95"),
        SqlArrays.number(row, "factor_es_95"),
        SqlArrays.number(row, "factor_var_99"),
        SqlArrays.number(row, "factor_es_99"),
        SqlArrays.texts(row, "symbols"),
        SqlArrays.doubles(row, "es_parts"),
        SqlArrays.doubles(row, "factor_parts"));
  }
}
