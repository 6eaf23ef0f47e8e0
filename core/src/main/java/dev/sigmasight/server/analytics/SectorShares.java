package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.quant.sector.SectorLine;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.Breakdown;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Weights by sector beside those of the benchmark. */
public final class SectorShares {
  private static final Set<String> SECTORS =
      Stream.of(Sector.values()).map(Sector::title).collect(Collectors.toUnmodifiableSet());
  private static final String FUNDS = SectorLine.Other.FUNDS.title();
  private static final String UNCLASSIFIED = SectorLine.Other.UNCLASSIFIED.title();

  private SectorShares() {}

  /**
   * As they are shown.
   *
   * @param nav what weights are shares of, positive
   */
  public static HoldingViews.SectorData of(Breakdown breakdown, BigDecimal nav) {
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
}
