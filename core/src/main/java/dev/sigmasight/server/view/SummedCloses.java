package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The closes of several portfolios added up by day. The return of a day is that of the sum with
 * flows at its end, as for one portfolio: {@code r = (V_end − F)/V_start − 1 = P&L/V_start}. A
 * portfolio that opens on a later day comes in as a flow.
 */
final class SummedCloses {
  private static final int RATIO_SCALE = 12;

  private SummedCloses() {}

  /**
   * The sums, oldest first.
   *
   * @param reason why there are none
   */
  record Summed(List<Snapshot> days, @Nullable String reason) {
    Summed {
      days = List.copyOf(days);
    }
  }

  static Summed of(Pool pool, Map<PortfolioId, List<Snapshot>> closes) {
    SortedMap<LocalDate, List<Snapshot>> byDay = new TreeMap<>();
    closes
        .values()
        .forEach(
            all ->
                all.forEach(
                    close ->
                        byDay.computeIfAbsent(close.date(), _ -> new ArrayList<>()).add(close)));
    String gap = gap(pool, closes, new TreeSet<>(byDay.keySet()));
    if (gap != null || byDay.isEmpty()) {
      return new Summed(List.of(), gap == null ? pool.whyNone() : gap);
    }
    if (closes.size() == 1) {
      return new Summed(closes.values().iterator().next(), null);
    }
    List<Snapshot> sums = new ArrayList<>();
    for (Map.Entry<LocalDate, List<Snapshot>> day : byDay.entrySet()) {
      Snapshot before = sums.isEmpty() ? null : sums.getLast();
      sums.add(sum(day.getKey(), day.getValue(), before));
    }
    return new Summed(sums, null);
  }

  /** Names a portfolio that lacks a day after its first; null if none does. */
  private static @Nullable String gap(
      Pool pool, Map<PortfolioId, List<Snapshot>> closes, SortedSet<LocalDate> days) {
    for (var valued : pool.valued()) {
      List<Snapshot> own = closes.getOrDefault(valued.id(), List.of());
      int since = own.isEmpty() ? 1 : days.tailSet(own.getFirst().date()).size();
      if (own.size() != since) {
        return "The closes cannot be added up: "
            + valued.member().accountName()
            + " lacks one of a day on which another has one.";
      }
    }
    return null;
  }

  private static Snapshot sum(LocalDate day, List<Snapshot> closes, @Nullable Snapshot before) {
    BigDecimal pnl = sum(closes, Snapshot::pnl);
    BigDecimal start =
        sum(closes, Snapshot::nav).subtract(pnl).subtract(sum(closes, Snapshot::flow));
    boolean opening = before == null && start.signum() == 0;
    BigDecimal change = change(pnl, opening ? sum(closes, Snapshot::flow) : start);
    Snapshot worst =
        closes.stream()
            .max(Comparator.comparing(close -> Quality.valueOf(close.quality())))
            .orElseThrow();
    boolean costs = closes.stream().allMatch(close -> close.unrealizedPnl() != null);
    return new Snapshot(
        day,
        sum(closes, Snapshot::nav),
        sum(closes, Snapshot::cash),
        sum(closes, Snapshot::longValue),
        sum(closes, Snapshot::shortValue),
        sum(closes, Snapshot::flow),
        pnl,
        sum(closes, Snapshot::holdingPnl),
        sum(closes, Snapshot::tradingPnl),
        sum(closes, Snapshot::income),
        sum(closes, Snapshot::fees),
        sum(closes, Snapshot::realizedPnl),
        costs ? sum(closes, SummedCloses::unrealized) : null,
        sum(closes, Snapshot::pnlSinceEntry),
        sum(closes, Snapshot::cumulativePnl),
        sum(closes, Snapshot::cumulativeFlow),
        opening ? null : change,
        index(before, change),
        closes.stream().mapToInt(Snapshot::positionCount).sum(),
        closes.stream().mapToInt(Snapshot::longCount).sum(),
        closes.stream().mapToInt(Snapshot::shortCount).sum(),
        worst.quality(),
        worst.qualityReason(),
        List.of(),
        closes.stream().mapToInt(Snapshot::staleCount).sum(),
        "");
  }

  private static BigDecimal unrealized(Snapshot close) {
    BigDecimal known = close.unrealizedPnl();
    return known == null ? BigDecimal.ZERO : known;
  }

  /** P&L over what they were worth before; on an opening over what was put in. */
  private static @Nullable BigDecimal change(BigDecimal pnl, BigDecimal base) {
    return base.signum() <= 0
        ? null
        : pnl.divide(base, MathContext.DECIMAL128).setScale(RATIO_SCALE, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal index(
      @Nullable Snapshot before, @Nullable BigDecimal change) {
    if (before == null && change == null) {
      return BigDecimal.ONE.setScale(RATIO_SCALE);
    }
    BigDecimal base = before == null ? BigDecimal.ONE : before.twrIndex();
    return base == null || change == null
        ? null
        : base.multiply(BigDecimal.ONE.add(change), MathContext.DECIMAL128)
            .setScale(RATIO_SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal sum(List<Snapshot> closes, Function<Snapshot, BigDecimal> amount) {
    return closes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
