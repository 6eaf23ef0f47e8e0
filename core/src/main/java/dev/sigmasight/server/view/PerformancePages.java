package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.performance.DatedSeries;
import dev.sigmasight.quant.performance.Drawdown;
import dev.sigmasight.quant.performance.ReturnGrid;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.aggregate.PoolTrust;
import dev.sigmasight.server.aggregate.Valued;
import dev.sigmasight.server.analytics.PerformanceView;
import dev.sigmasight.server.analytics.Performances;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.ReturnSeries;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a portfolio did, by day, month and fall, beside a benchmark. */
@Component
class PerformancePages {
  private static final int INDEX_SCALE = 8;
  private static final int FALLS = 5;

  private final Performances performances;
  private final Snapshots snapshots;
  private final Prices prices;
  private final TradingCalendar calendar;
  private final WindowProfits profits;

  PerformancePages(
      Performances performances,
      Snapshots snapshots,
      Prices prices,
      TradingCalendar calendar,
      WindowProfits profits) {
    this.performances = performances;
    this.snapshots = snapshots;
    this.prices = prices;
    this.calendar = calendar;
    this.profits = profits;
  }

  /**
   * @param benchmark symbol; none if it is blank
   */
  ViewPage of(
      Standing standing, @Nullable LocalDate from, @Nullable LocalDate to, String benchmark) {
    Page page = Page.of(standing, "performance");
    PerformanceView shown = performances.of(standing, from, to);
    Numbers numbers = new Numbers(shown.asOf(), shown.quality(), shown.qualityReason());
    if (shown.available()) {
      fill(page, shown, benchmark, numbers);
      contributions(page, shown.series(), Books.of(standing), numbers);
    }
    return page.done(
        shown.asOf(),
        shown.dataThrough(),
        shown.quality(),
        shown.qualityReason(),
        shown.available() ? null : shown.reason());
  }

  /** Of all that are valued: of the sums of their closes. */
  @Nullable String ofAll(Page page, Pool pool, @Nullable LocalDate from, String benchmark) {
    Map<PortfolioId, List<Snapshot>> closes = snapshots.upTo(pool.ids(), pool.session());
    SummedCloses.Summed summed = SummedCloses.of(pool, closes);
    if (summed.reason() != null) {
      return summed.reason();
    }
    Trust trust = PoolTrust.of(pool);
    PerformanceView shown = Performances.of(new UUID(0, 0), trust, summed.days(), from);
    Numbers numbers = new Numbers(trust.asOf(), trust.quality(), trust.reason());
    fill(page, shown, benchmark, numbers);
    contributions(page, shown.series(), Books.of(pool, closes), numbers);
    return null;
  }

  /**
   * Whose profit is shared out.
   *
   * @param starts first close of each
   * @param names only where there may be several
   */
  private record Books(Map<PortfolioId, LocalDate> starts, Map<PortfolioId, String> names) {

    static Books of(Standing standing) {
      return new Books(Map.of(standing.portfolio(), LocalDate.MIN), Map.of());
    }

    static Books of(Pool pool, Map<PortfolioId, List<Snapshot>> closes) {
      return new Books(
          closes.entrySet().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getFirst().date())),
          pool.valued().stream()
              .collect(Collectors.toMap(Valued::id, each -> each.member().name())));
    }
  }

  /** Who made the profit of the days that are shown. */
  private void contributions(
      Page page, List<PerformanceView.Day> days, Books books, Numbers numbers) {
    if (days.size() < 2) {
      ProfitTables.none(page, numbers);
      return;
    }
    WindowProfits.Window window =
        new WindowProfits.Window(days.getFirst().date(), days.getLast().date(), books.starts());
    new ProfitTables(days, numbers).add(page, profits.of(window), books.names());
  }

  private void fill(Page page, PerformanceView shown, String benchmark, Numbers numbers) {
    returns(page, shown, numbers);
    page.table("series", series(shown.series(), numbers));
    index(shown.series()).ifPresent(index -> grids(page, index, numbers));
    benchmark(page, shown.series(), benchmark.strip().toUpperCase(Locale.ROOT), numbers);
  }

  /** Over the usual periods. */
  static void returns(Page page, PerformanceView shown, Numbers numbers) {
    for (PerformanceView.PeriodReturn each : shown.returns()) {
      page.figure(
          "return_" + each.period(),
          numbers.of(
              "ratio", each.periodReturn(), Method.RETURNS, each.reason(), Numbers.Beside.NOTHING));
    }
  }

  /** Days as rows. */
  static List<ViewPage.Row> series(List<PerformanceView.Day> days, Numbers numbers) {
    return days.stream()
        .map(
            day ->
                new Page.Row(day.date().toString())
                    .number("nav", numbers.money(day.nav(), Method.LEDGER))
                    .number("flow", numbers.money(day.flow(), Method.LEDGER))
                    .number("pnl", numbers.money(day.pnl(), Method.LEDGER))
                    .number("return", numbers.ratio(day.dailyReturn(), Method.RETURNS))
                    .number("twr_index", numbers.ratio(day.twrIndex(), Method.RETURNS))
                    .number("drawdown", numbers.ratio(day.drawdown(), Method.RETURNS))
                    .done())
        .toList();
  }

  private static Optional<DatedSeries> index(List<PerformanceView.Day> days) {
    SortedMap<LocalDate, Double> index = new TreeMap<>();
    for (PerformanceView.Day day : days) {
      BigDecimal value = day.twrIndex();
      if (value == null || value.signum() <= 0) {
        return Optional.empty();
      }
      index.put(day.date(), value.doubleValue());
    }
    return index.isEmpty() ? Optional.empty() : Optional.of(DatedSeries.of(index));
  }

  private void grids(Page page, DatedSeries index, Numbers numbers) {
    List<ViewPage.Row> months = new ArrayList<>();
    ReturnGrid.of(index, calendar::isSession)
        .years()
        .forEach(
            year -> {
              year.months()
                  .forEach(
                      month ->
                          months.add(
                              period(
                                  month.month().toString(),
                                  month.value(),
                                  month.whole(),
                                  numbers)));
              months.add(
                  period(Integer.toString(year.year()), year.value(), year.whole(), numbers));
            });
    page.table("months", months);
    List<LocalDate> days = new ArrayList<>();
    double[] values = new double[index.size()];
    for (int i = 0; i < values.length; i++) {
      days.add(index.date(i));
      values[i] = index.value(i);
    }
    page.table(
        "drawdowns",
        Drawdown.of(values).deepest(FALLS).stream()
            .map(fall -> fall.dated(days))
            .map(
                fall ->
                    new Page.Row(fall.peak().toString())
                        .text("trough", fall.trough().toString())
                        .text("recovery", fall.recovery().map(LocalDate::toString).orElse(null))
                        .number(
                            "depth", numbers.ratio(Rounded.figure(fall.depth()), Method.RETURNS))
                        .number(
                            "length",
                            numbers.of(
                                "sessions",
                                BigDecimal.valueOf(fall.length()),
                                Method.RETURNS,
                                null,
                                Numbers.Beside.NOTHING))
                        .done())
            .toList());
  }

  private static ViewPage.Row period(String key, double value, boolean whole, Numbers numbers) {
    return new Page.Row(key)
        .text("whole", Boolean.toString(whole))
        .number("return", numbers.ratio(Rounded.figure(value), Method.RETURNS))
        .done();
  }

  /** The benchmark over the same days, from 1 on the first. */
  private void benchmark(
      Page page, List<PerformanceView.Day> days, String symbol, Numbers numbers) {
    if (symbol.isEmpty() || days.isEmpty()) {
      return;
    }
    List<LocalDate> dates = days.stream().map(PerformanceView.Day::date).toList();
    List<@Nullable Double> index =
        index(
            dates,
            prices
                .loadAtOnce(List.of(symbol), dates.getFirst().minusDays(10), dates.getLast())
                .totalReturns(symbol));
    List<ViewPage.Row> rows = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      rows.add(
          new Page.Row(dates.get(i).toString())
              .number("index", benchmark(index.get(i), symbol, numbers))
              .done());
    }
    page.table("benchmark", rows);
    Double last = index.getLast();
    page.figure(
        "benchmark_return",
        numbers.of(
            "ratio",
            scaled(last == null ? null : last - 1),
            Method.RETURNS,
            "Not every day has a return of " + symbol + ".",
            Numbers.Beside.observations(days.size() - 1)));
  }

  /** Linked returns from 1 on the first day; null from the first day on that has none. */
  static List<@Nullable Double> index(List<LocalDate> days, ReturnSeries returns) {
    SortedMap<LocalDate, Double> byDay = new TreeMap<>();
    for (int i = 0; i < returns.size(); i++) {
      byDay.put(LocalDate.ofEpochDay(returns.epochDay(i)), returns.value(i));
    }
    List<@Nullable Double> values = new ArrayList<>();
    Double index = 1.0;
    for (LocalDate day : days) {
      Double gain = day.equals(days.getFirst()) ? Double.valueOf(0) : byDay.get(day);
      index = index == null || gain == null ? null : Double.valueOf(index * (1 + gain));
      values.add(index);
    }
    return values;
  }

  /** The benchmark on a day. */
  static ViewNumber benchmark(@Nullable Double index, String symbol, Numbers numbers) {
    return numbers.of(
        "ratio",
        scaled(index),
        Method.RETURNS,
        "No return of " + symbol + " is stored on this day, or on one before.",
        Numbers.Beside.NOTHING);
  }

  private static @Nullable BigDecimal scaled(@Nullable Double value) {
    return value == null
        ? null
        : Objects.requireNonNull(BigDecimal.valueOf(value))
            .setScale(INDEX_SCALE, RoundingMode.HALF_EVEN);
  }
}
