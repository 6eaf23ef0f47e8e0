package dev.sigmasight.server.risk;

import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.quant.sector.SectorWeights;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads what risk needs of companies and of the benchmark. */
@Component
class CompanyFacts {
  private static final double ROUNDED_AWAY = 0.05;

  private final CoreDb db;

  CompanyFacts(CoreDb db) {
    this.db = db;
  }

  Companies of(Collection<String> symbols) {
    Map<String, Sector> sectors = new HashMap<>();
    Set<String> funds = new HashSet<>();
    Map<String, Double> betas = new HashMap<>();
    db.sql(
            """
            select symbol, coalesce(gics_sector, sector) as sector, beta::float8 as beta,
              security_type in ('ETF', 'MUTUAL_FUND') as fund
            from company_profiles where symbol = any (:symbols)
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .query(
            row -> {
              String symbol = row.getString("symbol");
              Optional.ofNullable(row.getString("sector"))
                  .flatMap(Sector::named)
                  .ifPresent(sector -> sectors.put(symbol, sector));
              Double beta = SqlArrays.number(row, "beta");
              if (beta != null) {
                betas.put(symbol, beta);
              }
              if (row.getBoolean("fund")) {
                funds.add(symbol);
              }
            });
    return new Companies(sectors, funds, betas, benchmarks());
  }

  private List<SectorWeights> benchmarks() {
    Map<LocalDate, Map<Sector, Double>> byDay = new TreeMap<>();
    db.sql(
            """
            select as_of, sector, weight::float8 as weight from benchmarks_sector_weights
            where benchmark_code = :benchmark
            """)
        .param("benchmark", Breakdowns.BENCHMARK)
        .query(
            row -> {
              Map<Sector, Double> weights =
                  byDay.computeIfAbsent(
                      row.getObject("as_of", LocalDate.class), _ -> new EnumMap<>(Sector.class));
              double weight = row.getDouble("weight");
              Sector.named(row.getString("sector"))
                  .ifPresent(sector -> weights.merge(sector, weight, Double::sum));
            });
    List<SectorWeights> benchmarks = new ArrayList<>();
    byDay.forEach(
        (day, weights) ->
            whole(weights).ifPresent(all -> benchmarks.add(SectorWeights.benchmark(day, all))));
    return benchmarks;
  }

  /**
   * Published tables are rounded, and some have a line for what is in no sector: weights near 1 in
   * all are scaled to 1, others are no table of weights.
   */
  private static Optional<Map<Sector, Double>> whole(Map<Sector, Double> weights) {
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDED_AWAY) {
      return Optional.empty();
    }
    weights.replaceAll((sector, weight) -> weight / sum);
    return Optional.of(weights);
  }
}
