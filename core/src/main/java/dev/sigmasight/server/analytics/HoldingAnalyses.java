package dev.sigmasight.server.analytics;

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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is held by sector and by issuer. */
@Component
public class HoldingAnalyses {
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

  /** Weights by sector beside those of the benchmark. */
  public Sectors sectors(Standing standing) {
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
        breakdown == null
            ? null
            : SectorShares.of(breakdown, Objects.requireNonNull(standing.nav())),
        new HoldingViews.SectorMeta(
            breakdown == null ? null : breakdown.benchmark(),
            breakdown == null ? null : breakdown.benchmarkAsOf(),
            breakdown == null ? null : breakdown.benchmarkSource(),
            "net_asset_value",
            breakdown != null && breakdown.benchmark() == null
                ? "No weights of the benchmark are known."
                : error));
  }

  private static @Nullable String refusal(Standing standing, Optional<Breakdown> stored) {
    if (standing.nav() == null || stored.isEmpty()) {
      return standing.whyNothing();
    }
    if (stored.get().names() == 0) {
      return "Nothing is held.";
    }
    return standing.nav().signum() <= 0 ? "NAV is not positive." : null;
  }

  /** How concentrated it is. */
  public Concentrated concentration(Standing standing) {
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
                    ? standing.whyNothing()
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
