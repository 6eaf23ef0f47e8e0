package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio holds by class of asset and by sector, and how concentrated it is.
 *
 * @param benchmark code of the index the sectors are compared with; null if none is known
 * @param benchmarkSource where its weights come from; null if that is unknown
 * @param activeShare half the sum of the sectors' differences from the benchmark, on delta values
 * @param names issuers held; an option counts with its underlying
 * @param herfindahl of net delta values by issuer
 */
public record Breakdown(
    List<Line> lines,
    @Nullable String benchmark,
    @Nullable LocalDate benchmarkAsOf,
    @Nullable String benchmarkSource,
    @Nullable Double activeShare,
    int names,
    @Nullable Double herfindahl,
    @Nullable Double effectiveNames,
    @Nullable Double entropyNames,
    @Nullable Double top3,
    @Nullable Double top10) {
  public Breakdown {
    lines = List.copyOf(lines);
  }

  /**
   * A line, in currency. Short sides are not above zero.
   *
   * @param kind {@code class} or {@code sector}
   * @param count positions in it
   * @param benchmarkWeight a fraction; null for what is no sector
   */
  public record Line(
      String kind,
      String name,
      int count,
      double longValue,
      double shortValue,
      double deltaLong,
      double deltaShort,
      @Nullable Double benchmarkWeight) {}
}
