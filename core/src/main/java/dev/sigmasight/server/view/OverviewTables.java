package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.analytics.PerformanceView;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.SymbolRisks;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Series with the benchmark beside it, and what moved on the day. */
@Component
class OverviewTables {
  private static final int MOVERS = 5;
  private static final int DAYS_BEFORE = 10;
  private static final int SCALE = 8;

  private final Prices prices;
  private final HoldingLines lines;

  OverviewTables(Prices prices, HoldingLines lines) {
    this.prices = prices;
    this.lines = lines;
  }

  /**
   * In two statements.
   *
   * @param closes oldest first; none if they do not add up
   * @param points of a series at most
   */
  void add(
      Page page, List<Snapshot> closes, List<PortfolioId> portfolios, int points, Numbers numbers) {
    if (!closes.isEmpty()) {
      List<Integer> shown = shown(closes, points);
      page.table("series", series(closes, shown, numbers));
      LocalDate first = closes.getFirst().date();
      LocalDate last = closes.getLast().date();
      String market = SymbolRisks.MARKET;
      List<@Nullable Double> index =
          PerformancePages.index(
              closes.stream().map(Snapshot::date).toList(),
              prices
                  .loadAtOnce(List.of(market), first.minusDays(DAYS_BEFORE), last)
                  .totalReturns(market));
      page.table("benchmark", benchmark(closes, shown, index, numbers));
    }
    List<HeldLine> held = lines.of(portfolios, Objects.requireNonNull(numbers.asOf()));
    page.table("movers", movers(held, numbers));
    UnpricedShare.add(page, held.stream().map(HeldLine::open).toList(), numbers);
  }

  /**
   * At most so many places: evenly spaced, and those that the returns of periods begin at, so that
   * a chart of a period shows the same return. With few points only the former.
   */
  static List<Integer> shown(List<Snapshot> closes, int points) {
    List<LocalDate> days = closes.stream().map(Snapshot::date).toList();
    List<Integer> bases =
        OverviewPages.performance(closes).returns().stream()
            .map(PerformanceView.PeriodReturn::from)
            .filter(Objects::nonNull)
            .map(days::indexOf)
            .distinct()
            .toList();
    if (closes.size() <= points || points < 2 * bases.size()) {
      return thinned(closes.size(), points);
    }
    return Stream.concat(thinned(closes.size(), points - bases.size()).stream(), bases.stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** At most so many places, the last among them. */
  private static List<Integer> thinned(int days, int points) {
    int step = Math.ceilDiv(days, points);
    return IntStream.range(0, days).filter(i -> (days - 1 - i) % step == 0).boxed().toList();
  }

  /** What flowed and was gained since the point before is in a point, so that they add up. */
  private static List<ViewPage.Row> series(
      List<Snapshot> closes, List<Integer> shown, Numbers numbers) {
    List<ViewPage.Row> rows = new ArrayList<>();
    int from = 0;
    BigDecimal highest = null;
    for (int place : shown) {
      BigDecimal flow = BigDecimal.ZERO;
      BigDecimal pnl = BigDecimal.ZERO;
      for (Snapshot each : closes.subList(from, place + 1)) {
        flow = flow.add(each.flow());
        pnl = pnl.add(each.pnl());
        BigDecimal index = each.twrIndex();
        if (index != null) {
          highest = highest == null ? index : highest.max(index);
        }
      }
      from = place + 1;
      Snapshot close = closes.get(place);
      rows.add(
          new Page.Row(close.date().toString())
              .number("nav", numbers.money(Rounded.money(close.nav()), Method.LEDGER))
              .number("flow", numbers.money(Rounded.money(flow), Method.LEDGER))
              .number("pnl", numbers.money(Rounded.money(pnl), Method.LEDGER))
              .number(
                  "pnl_total", numbers.money(Rounded.money(close.cumulativePnl()), Method.LEDGER))
              .number("twr_index", numbers.ratio(scaled(close.twrIndex()), Method.RETURNS))
              .number("drawdown", numbers.ratio(fall(highest, close.twrIndex()), Method.RETURNS))
              .done());
    }
    return rows;
  }

  private static @Nullable BigDecimal fall(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    return from == null || to == null || from.signum() <= 0
        ? null
        : scaled(to.divide(from, MathContext.DECIMAL128).subtract(BigDecimal.ONE));
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal ratio) {
    return ratio == null ? null : ratio.setScale(SCALE, RoundingMode.HALF_EVEN);
  }

  private static List<ViewPage.Row> benchmark(
      List<Snapshot> closes, List<Integer> shown, List<@Nullable Double> index, Numbers numbers) {
    return shown.stream()
        .map(
            place ->
                new Page.Row(closes.get(place).date().toString())
                    .text("symbol", SymbolRisks.MARKET)
                    .number(
                        "index",
                        PerformancePages.benchmark(index.get(place), SymbolRisks.MARKET, numbers))
                    .done())
        .toList();
  }

  /** The largest gains of the day, then the largest losses. */
  private static List<ViewPage.Row> movers(List<HeldLine> held, Numbers numbers) {
    List<HeldLine> known = held.stream().filter(line -> sign(line) != 0).toList();
    Comparator<HeldLine> byGain =
        Comparator.comparing(line -> Objects.requireNonNull(line.dayGain()));
    return Stream.concat(
            known.stream().filter(line -> sign(line) > 0).sorted(byGain.reversed()).limit(MOVERS),
            known.stream().filter(line -> sign(line) < 0).sorted(byGain).limit(MOVERS))
        .map(
            line ->
                HoldingRows.mover(line, numbers)
                    .text("portfolio_id", line.portfolio().toString())
                    .done())
        .toList();
  }

  private static int sign(HeldLine line) {
    BigDecimal gain = line.dayGain();
    return gain == null ? 0 : gain.signum();
  }
}
