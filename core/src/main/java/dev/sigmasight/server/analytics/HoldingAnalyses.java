package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.quant.sector.SectorLine;
import dev.sigmasight.server.analytics.HoldingViews.Concentrated;
import dev.sigmasight.server.analytics.HoldingViews.Sectors;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.Breakdown;
import dev.sigmasight.server.risk.Risks;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is held by sector and by issuer. */
@Component
class HoldingAnalyses {
  private static final Set<String> SECTORS =
      Stream.of(Sector.values()).map(Sector::title).collect(Collectors.toUnmodifiableSet());
  private static final String FUNDS = SectorLine.Other.FUNDS.title();
  private static final String UNCLASSIFIED = SectorLine.Other.UNCLASSIFIED.title();

  private final Risks risks;
  private final OpenLines lines;

  HoldingAnalyses(Risks risks, OpenLines lines) {
    this.risks = risks;
    this.lines = lines;
  }

  private Optional<Breakdown> stored(Standing standing) {
    return standing.asOf() == null
        ? Optional.empty()
        : risks.breakdown(standing.portfolio(), standing.asOf());
  }

  Sectors sectors(Standing standing) {
    Optional<Breakdown> stored = stored(standing);
    String error = refusal(standing, stored);
    Breakdown breakdown = error == null ? stored.orElseThrow() : null;
    return new Sectors(
        breakdown != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        breakdown == null ? null : data(breakdown, Objects.requireNonNull(standing.nav())),
        new HoldingViews.SectorMeta(
            breakdown == null ? null : breakdown.benchmark(),
            breakdown == null ? null : breakdown.benchmarkAsOf(),
            "net_asset_value",
            breakdown != null && breakdown.benchmark() == null
                ? "No weights of the benchmark are known."
                : error));
  }

  private static @Nullable String refusal(Standing standing, Optional<Breakdown> stored) {
    if (standing.nav() == null || stored.isEmpty()) {
      return Standings.NOTHING;
    }
    if (stored.get().names() == 0) {
      return "Nothing is held.";
    }
    return standing.nav().signum() <= 0 ? "NAV is not positive." : null;
  }

  private static HoldingViews.SectorData data(Breakdown breakdown, BigDecimal nav) {
    SequencedMap<String, @Nullable BigDecimal> net = new LinkedHashMap<>();
    SequencedMap<String, @Nullable BigDecimal> benchmark = new LinkedHashMap<>();
    SequencedMap<String, @Nullable BigDecimal> active = new LinkedHashMap<>();
    SequencedMap<String, @Nullable BigDecimal> gross = new LinkedHashMap<>();
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    Breakdown.Line unclassified = null;
    for (Breakdown.Line line : breakdown.lines()) {
      if (line.kind().equals("sector")) {
        String name = line.name().equals(FUNDS) ? "ETFs" : line.name();
        double amount = line.deltaLong() + line.deltaShort();
        net.put(name, share(amount, nav));
        gross.put(name, share(line.deltaLong() - line.deltaShort(), nav));
        if (line.benchmarkWeight() != null) {
          benchmark.put(name, Rounded.figure(line.benchmarkWeight()));
        }
        if (breakdown.benchmark() != null) {
          double weight = Objects.requireNonNullElse(line.benchmarkWeight(), 0.0);
          active.put(name, Rounded.figure(amount / nav.doubleValue() - weight));
        }
        if (line.count() > 0) {
          counts.put(name, line.count());
        }
        unclassified = name.equals(UNCLASSIFIED) ? line : unclassified;
      }
    }
    return new HoldingViews.SectorData(
        net,
        benchmark,
        active,
        gross,
        extreme(active, 1),
        extreme(active, -1),
        Rounded.money(nav),
        counts,
        Rounded.money(
            BigDecimal.valueOf(
                unclassified == null ? 0 : unclassified.longValue() - unclassified.shortValue())),
        unclassified == null ? 0 : unclassified.count(),
        Rounded.figure(breakdown.activeShare()));
  }

  private static @Nullable BigDecimal share(double amount, BigDecimal nav) {
    return Rounded.ratio(BigDecimal.valueOf(amount), nav, 6);
  }

  /** The sector with the largest active weight of a sign; null if none has one. */
  private static @Nullable String extreme(Map<String, @Nullable BigDecimal> active, int sign) {
    String found = null;
    BigDecimal most = BigDecimal.ZERO;
    for (Map.Entry<String, @Nullable BigDecimal> each : active.entrySet()) {
      BigDecimal weight = each.getValue();
      if (weight != null && SECTORS.contains(each.getKey())) {
        BigDecimal size = weight.multiply(BigDecimal.valueOf(sign));
        if (size.compareTo(most) > 0) {
          most = size;
          found = each.getKey();
        }
      }
    }
    return found;
  }

  Concentrated concentration(Standing standing) {
    Optional<Breakdown> stored = stored(standing);
    Double herfindahl = stored.map(Breakdown::herfindahl).orElse(null);
    return new Concentrated(
        herfindahl != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        herfindahl == null ? null : data(standing, stored.orElseThrow(), herfindahl),
        new HoldingViews.ConcentrationMeta(
            "net_delta_value_by_issuer",
            herfindahl == null ? null : interpretation(10_000 * herfindahl),
            herfindahl != null
                ? null
                : stored.isEmpty()
                    ? Standings.NOTHING
                    : standing.reason("herfindahl", "Nothing is held.")));
  }

  private HoldingViews.ConcentrationData data(
      Standing standing, Breakdown breakdown, double herfindahl) {
    return new HoldingViews.ConcentrationData(
        Rounded.money(BigDecimal.valueOf(10_000 * herfindahl)),
        Rounded.figure(breakdown.effectiveNames()),
        Rounded.figure(breakdown.top3()),
        Rounded.figure(breakdown.top10()),
        standing.positions(),
        breakdown.names(),
        weights(lines.of(standing), standing.nav()));
  }

  private static SequencedMap<String, @Nullable BigDecimal> weights(
      List<OpenLine> open, @Nullable BigDecimal nav) {
    Map<String, Double> net = new TreeMap<>();
    open.forEach(line -> net.merge(line.issuer(), line.deltaValue(), Double::sum));
    SequencedMap<String, @Nullable BigDecimal> weights = new LinkedHashMap<>();
    net.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, Double> each) -> -Math.abs(each.getValue())))
        .forEach(
            each ->
                weights.put(
                    each.getKey(), Rounded.ratio(BigDecimal.valueOf(each.getValue()), nav, 6)));
    return weights;
  }

  private static String interpretation(double hhi) {
    if (hhi > 2500) {
      return "Highly concentrated";
    }
    return hhi > 1500 ? "Moderately concentrated" : "Diversified";
  }
}
