package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.concentration.ActiveShare;
import dev.sigmasight.server.aggregate.HoldingPoolViews.Sectors;
import dev.sigmasight.server.analytics.SectorShares;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.risk.Breakdown;
import dev.sigmasight.server.risk.Risks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What several portfolios hold by sector, as one book. */
@Component
public class PooledSectors {
  private final Risks risks;

  PooledSectors(Risks risks) {
    this.risks = risks;
  }

  /** Of these portfolios as one. */
  public Sectors of(Pool pool) {
    Map<PortfolioId, Breakdown> stored =
        pool.isEmpty() ? Map.of() : risks.breakdowns(pool.ids(), pool.session());
    BigDecimal nav = known(pool, stored);
    String refusal = refusal(pool, stored, nav);
    Breakdown merged =
        refusal == null && nav != null ? merged(stored.values(), nav.doubleValue()) : null;
    Trust trust = PoolTrust.of(pool, pool.without(stored.keySet()), "sectors");
    return new Sectors(
        merged != null,
        merged == null || nav == null ? null : SectorShares.of(merged, nav),
        Rounded.moneyOrNull(pool.nav()),
        pool.members().size(),
        Parts.of(pool),
        merged == null ? null : merged.benchmark(),
        merged == null ? null : merged.benchmarkAsOf(),
        merged == null ? null : merged.benchmarkSource(),
        "position_aggregation",
        "sum of net delta values of a sector / sum of net asset values",
        refusal,
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  /** Net asset value of those with results; null if there are none. */
  private static @Nullable BigDecimal known(Pool pool, Map<PortfolioId, Breakdown> stored) {
    return pool.valued().stream()
        .filter(each -> stored.containsKey(each.id()))
        .map(each -> each.close().nav())
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  private static @Nullable String refusal(
      Pool pool, Map<PortfolioId, Breakdown> stored, @Nullable BigDecimal nav) {
    if (pool.isEmpty() || nav == null) {
      return pool.isEmpty() ? pool.whyNone() : Pools.NOTHING;
    }
    if (stored.values().stream().allMatch(each -> each.names() == 0)) {
      return "Nothing is held.";
    }
    return nav.signum() <= 0 ? "NAV is not positive." : null;
  }

  /** Line by line; what needs issuers is not in it. */
  private static Breakdown merged(Collection<Breakdown> all, double nav) {
    SequencedMap<String, Breakdown.Line> sums = new LinkedHashMap<>();
    all.forEach(
        each ->
            each.lines()
                .forEach(
                    line -> sums.merge(line.kind() + " " + line.name(), line, PooledSectors::sum)));
    Breakdown first = all.iterator().next();
    List<Breakdown.Line> lines = new ArrayList<>(sums.values());
    return new Breakdown(
        lines,
        first.benchmark(),
        first.benchmarkAsOf(),
        first.benchmarkSource(),
        first.benchmark() == null ? null : activeShare(lines, nav),
        all.stream().mapToInt(Breakdown::names).sum(),
        null,
        null,
        null,
        null,
        null);
  }

  private static Breakdown.Line sum(Breakdown.Line one, Breakdown.Line other) {
    return new Breakdown.Line(
        one.kind(),
        one.name(),
        one.count() + other.count(),
        one.longValue() + other.longValue(),
        one.shortValue() + other.shortValue(),
        one.deltaLong() + other.deltaLong(),
        one.deltaShort() + other.deltaShort(),
        one.benchmarkWeight() == null ? other.benchmarkWeight() : one.benchmarkWeight());
  }

  private static double activeShare(List<Breakdown.Line> lines, double nav) {
    Map<String, Double> own = new TreeMap<>();
    Map<String, Double> benchmark = new TreeMap<>();
    for (Breakdown.Line line : lines) {
      if (line.kind().equals("sector")) {
        own.put(line.name(), (line.deltaLong() + line.deltaShort()) / nav);
        if (line.benchmarkWeight() != null) {
          benchmark.put(line.name(), line.benchmarkWeight());
        }
      }
    }
    return ActiveShare.of(own, benchmark);
  }
}
