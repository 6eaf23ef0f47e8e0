package dev.sigmasight.server.risk;

import dev.sigmasight.database.PendingRow;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what the engines say of a portfolio's day, one row per table, when the transaction ends.
 */
@Component
class EngineRows {
  private final CoreDb db;

  EngineRows(CoreDb db) {
    this.db = db;
  }

  /** Keeps everything but the portfolio's own figures, which are there already. */
  void write(PortfolioId portfolio, PortfolioAnalysis analysis) {
    Day day = new Day(portfolio, analysis.risk().date(), analysis.risk().inputHash());
    breakdown(day, analysis.breakdown());
    factors(day, analysis.factors());
    stress(day, analysis.stress());
    correlation(day, analysis.correlation());
    tail(day, analysis.tail());
  }

  private record Day(PortfolioId portfolio, LocalDate date, String inputHash) {}

  private PendingRow insert(Day day, String sql) {
    return db.later(sql + " on conflict (portfolio_id, on_date) do nothing")
        .param("portfolio", day.portfolio().value())
        .param("date", day.date())
        .param("method", RiskRows.METHOD)
        .param("hash", day.inputHash());
  }

  private void breakdown(Day day, Breakdown breakdown) {
    List<Breakdown.Line> lines = breakdown.lines();
    insert(
            day,
            """
            insert into portfolio_breakdown (portfolio_id, on_date, kinds, lines, counts, long_values,
              short_values, delta_longs, delta_shorts, benchmark, benchmark_as_of,
              benchmark_weights, active_share, names, herfindahl, effective_names, entropy_names,
              top_3, top_10, method_version, input_hash)
            values (:portfolio, :date, :kinds, :lines, :counts, :longs, :shorts, :deltaLongs,
              :deltaShorts, :benchmark, :asOf, :weights, :active, :names, :herfindahl, :effective,
              :entropy, :top3, :top10, :method, :hash)
            """)
        .param("kinds", SqlArrays.texts(lines, Breakdown.Line::kind))
        .param("lines", SqlArrays.texts(lines, Breakdown.Line::name))
        .param("counts", lines.stream().map(Breakdown.Line::count).toArray(Integer[]::new))
        .param("longs", numbers(lines, Breakdown.Line::longValue))
        .param("shorts", numbers(lines, Breakdown.Line::shortValue))
        .param("deltaLongs", numbers(lines, Breakdown.Line::deltaLong))
        .param("deltaShorts", numbers(lines, Breakdown.Line::deltaShort))
        .param("benchmark", breakdown.benchmark())
        .param("asOf", breakdown.benchmarkAsOf())
        .param("weights", SqlArrays.doubles(lines, Breakdown.Line::benchmarkWeight))
        .param("active", breakdown.activeShare())
        .param("names", breakdown.names())
        .param("herfindahl", breakdown.herfindahl())
        .param("effective", breakdown.effectiveNames())
        .param("entropy", breakdown.entropyNames())
        .param("top3", breakdown.top3())
        .param("top10", breakdown.top10())
        .keep();
  }

  private void factors(Day day, FactorExposures factors) {
    insert(
            day,
            """
            insert into portfolio_factor (portfolio_id, on_date, betas, dollars, errors, coverages,
              fund_exposures, risk_parts, specific_part, factor_volatility, systematic_share,
              method_version, input_hash)
            values (:portfolio, :date, :betas, :dollars, :errors, :coverages, :funds, :parts,
              :specific, :volatility, :share, :method, :hash)
            """)
        .param("betas", array(factors.betas()))
        .param("dollars", array(factors.dollars()))
        .param("errors", array(factors.errors()))
        .param("coverages", array(factors.coverages()))
        .param("funds", array(factors.fundExposures()))
        .param("parts", array(factors.riskParts()))
        .param("specific", factors.specificPart())
        .param("volatility", factors.factorVolatility())
        .param("share", factors.systematicShare())
        .keep();
  }

  private void stress(Day day, StressResult stress) {
    List<StressResult.Scenario> scenarios = stress.scenarios();
    List<String> factors = Funds.FACTORS.stream().map(Stresses::shock).toList();
    List<@Nullable Double> byFactor =
        scenarios.stream()
            .flatMap(each -> factors.stream().map(factor -> each.byFactor().get(factor)))
            .toList();
    insert(
            day,
            """
            insert into portfolio_stress (portfolio_id, on_date, scenarios, stipulated, conditional,
              convexity, distances, replayed, scenario_notes, factors, by_factor, grid_moves,
              grid_profits, grid_linear, surface_spots, surface_points, surface_yields, surface,
              coverage, method_version, input_hash)
            values (:portfolio, :date, :scenarios, :stipulated, :conditional, :convexity, :distances,
              :replayed, :notes, :factors, :byFactor, :moves, :profits, :linear, :spots, :points,
              :yields, :surface, :coverage, :method, :hash)
            """)
        .param("scenarios", SqlArrays.texts(scenarios, StressResult.Scenario::id))
        .param("stipulated", SqlArrays.doubles(scenarios, StressResult.Scenario::stipulated))
        .param("conditional", SqlArrays.doubles(scenarios, StressResult.Scenario::conditional))
        .param("convexity", SqlArrays.doubles(scenarios, StressResult.Scenario::convexity))
        .param("distances", SqlArrays.doubles(scenarios, StressResult.Scenario::distance))
        .param(
            "replayed",
            scenarios.stream().map(StressResult.Scenario::replayed).toArray(Boolean[]::new))
        .param("notes", SqlArrays.texts(scenarios, StressResult.Scenario::note))
        .param("factors", factors.toArray(String[]::new))
        .param("byFactor", array(byFactor))
        .param("moves", numbers(stress.grid(), StressResult.GridPoint::marketMove))
        .param("profits", SqlArrays.doubles(stress.grid(), StressResult.GridPoint::profit))
        .param("linear", SqlArrays.doubles(stress.grid(), StressResult.GridPoint::linear))
        .param("spots", stress.surface().spots().toArray(Double[]::new))
        .param("points", stress.surface().points().toArray(Double[]::new))
        .param("yields", stress.surface().yields().toArray(Double[]::new))
        .param("surface", array(stress.surface().profits()))
        .param("coverage", stress.coverage())
        .keep();
  }

  private void correlation(Day day, CorrelationResult correlation) {
    insert(
            day,
            """
            insert into portfolio_correlation (portfolio_id, on_date, symbols, exposures, correlations,
              common_days, clusters, cluster_names, cluster_correlations, average_correlation,
              held_correlation, diversification_ratio, effective_bets, effective_rank,
              method_version, input_hash)
            values (:portfolio, :date, :symbols, :exposures, :correlations,
              cast(:overlaps as smallint[]), :clusters, :names, :clusterCorrelations, :average,
              :held, :ratio, :bets, :rank, :method, :hash)
            """)
        .param("symbols", correlation.symbols().toArray(String[]::new))
        .param("exposures", array(correlation.exposures()))
        .param("correlations", correlation.correlations().toArray(new Float[0]))
        .param("overlaps", correlation.overlaps().toArray(Integer[]::new))
        .param("clusters", correlation.clusters().toArray(Integer[]::new))
        .param("names", correlation.clusterNames().toArray(String[]::new))
        .param("clusterCorrelations", array(correlation.clusterCorrelations()))
        .param("average", correlation.average())
        .param("held", correlation.asHeld())
        .param("ratio", correlation.diversificationRatio())
        .param("bets", correlation.effectiveBets())
        .param("rank", correlation.effectiveRank())
        .keep();
  }

  private void tail(Day day, TailResult tail) {
    insert(
            day,
            """
            insert into portfolio_tail (portfolio_id, on_date, scenarios, coverage,
              holdings_volatility, historical_var_95, historical_es_95, normal_var_95, normal_es_95,
              normal_var_99, normal_es_99, factor_var_95, factor_es_95, factor_var_99, factor_es_99,
              symbols, es_parts, factor_parts, method_version, input_hash)
            values (:portfolio, :date, :scenarios, :coverage, :volatility, :var95, :es95, :nVar95,
              :nEs95, :nVar99, :nEs99, :fVar95, :fEs95, :fVar99, :fEs99, :symbols, :parts,
              :factorParts, :method, :hash)
            """)
        .param("scenarios", tail.scenarios())
        .param("coverage", tail.coverage())
        .param("volatility", tail.holdingsVolatility())
        .param("var95", tail.historicalVar95())
        .param("es95", tail.historicalEs95())
        .param("nVar95", tail.normalVar95())
        .param("nEs95", tail.normalEs95())
        .param("nVar99", tail.normalVar99())
        .param("nEs99", tail.normalEs99())
        .param("fVar95", tail.factorVar95())
        .param("fEs95", tail.factorEs95())
        .param("fVar99", tail.factorVar99())
        .param("fEs99", tail.factorEs99())
        .param("symbols", tail.symbols().toArray(String[]::new))
        .param("parts", array(tail.shortfallParts()))
        .param("factorParts", array(tail.factorParts()))
        .keep();
  }

  /** An empty list stands for an unknown array. */
  private static @Nullable Double[] array(List<@Nullable Double> numbers) {
    return numbers.toArray(new Double[0]);
  }

  private static <R> @Nullable Double[] numbers(List<R> rows, ToDoubleFunction<R> column) {
    Function<R, @Nullable Double> boxed = column::applyAsDouble;
    return SqlArrays.doubles(rows, boxed);
  }
}
