package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.performance.BenchmarkRelative;
import dev.sigmasight.server.analytics.MarketComparisonView.Line;
import dev.sigmasight.server.analytics.MarketComparisonView.Period;
import dev.sigmasight.server.analytics.PerformanceView.Day;
import dev.sigmasight.server.analytics.PerformanceView.PeriodReturn;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.ReturnSeries;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.SymbolRisks;
import dev.sigmasight.server.snapshot.OwnerValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the returns of a portfolio with those of the fund that stands for the market. */
@Component
class MarketComparisons {
  private static final int SCALE = 8;
  private static final int DAYS_BEFORE = 10;

  private final Standings standings;
  private final Performances performances;
  private final Prices prices;
  private final TradingCalendar calendar;

  MarketComparisons(
      Standings standings, Performances performances, Prices prices, TradingCalendar calendar) {
    this.standings = standings;
    this.performances = performances;
    this.prices = prices;
    this.calendar = calendar;
  }

  /**
   * Over the periods of {@link PerformanceView}, each from the same close for both, and the line of
   * the daily returns of the last year.
   */
  MarketComparisonView of(AccountId owner, UUID portfolio) {
    PerformanceView shown = performances.of(standings.of(owner, portfolio), null, null);
    boolean isStated = OwnerValues.NO_MARKET_PRICE.equals(shown.reason());
    boolean isAvailable = shown.available() && !isStated;
    Compared both = isAvailable ? compared(shown) : null;
    return new MarketComparisonView(
        isAvailable,
        portfolio,
        shown.asOf(),
        shown.dataThrough(),
        shown.quality(),
        shown.qualityReason(),
        isAvailable ? null : shown.reason(),
        SymbolRisks.MARKET,
        both == null ? List.of() : shown.returns().stream().map(both::period).toList(),
        both == null ? null : both.line());
  }

  private Compared compared(PerformanceView shown) {
    List<Day> days = shown.series();
    LocalDate first = days.getFirst().date();
    ReturnSeries market =
        prices
            .load(List.of(SymbolRisks.MARKET), first.minusDays(DAYS_BEFORE), days.getLast().date())
            .totalReturns(SymbolRisks.MARKET);
    return new Compared(days, market, calendar);
  }

  /** The days of a portfolio, oldest first and at least one, and the returns of the market. */
  private record Compared(List<Day> days, ReturnSeries market, TradingCalendar calendar) {

    Period period(PeriodReturn asked) {
      if (asked.periodReturn() == null) {
        return new Period(asked.period(), null, null, null, null, null, asked.reason());
      }
      Day base = base(asked.from());
      LocalDate to = days.getLast().date();
      BigDecimal own = growth(base.twrIndex(), days.getLast().twrIndex());
      BigDecimal others = market(base.date(), to);
      return new Period(
          asked.period(),
          base.date(),
          to,
          own,
          others,
          own == null || others == null ? null : own.subtract(others),
          own == null
              ? "The time-weighted index is unknown at one end."
              : others == null
                  ? "Not every day since " + base.date() + " has a return of the market."
                  : null);
    }

    /** Of that date, or the first. */
    private Day base(@Nullable LocalDate from) {
      return days.stream()
          .filter(day -> day.date().equals(from))
          .findFirst()
          .orElse(days.getFirst());
    }

    private static @Nullable BigDecimal growth(@Nullable BigDecimal from, @Nullable BigDecimal to) {
      return from == null || to == null || from.signum() <= 0
          ? null
          : to.divide(from, MathContext.DECIMAL128)
              .subtract(BigDecimal.ONE)
              .setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    /** Linked over every session after the first date; null if one of them has no return. */
    private @Nullable BigDecimal market(LocalDate after, LocalDate to) {
      ReturnSeries stretch = market.between(after, to);
      if (stretch.size() != calendar.sessionsBetween(after, to)) {
        return null;
      }
      double index = 1;
      for (double each : stretch.values()) {
        index *= 1 + each;
      }
      return BigDecimal.valueOf(index - 1).setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    Line line() {
      Map<LocalDate, Double> others = new TreeMap<>();
      for (int i = 0; i < market.size(); i++) {
        others.put(market.date(i), market.value(i));
      }
      List<Day> common = new ArrayList<>();
      for (int i = 1; i < days.size(); i++) {
        Day day = days.get(i);
        boolean isOneSession = calendar.sessionsBetween(days.get(i - 1).date(), day.date()) == 1;
        if (isOneSession && day.dailyReturn() != null && others.containsKey(day.date())) {
          common.add(day);
        }
      }
      List<Day> used =
          common.subList(Math.max(0, common.size() - SymbolRisks.WINDOW), common.size());
      return used.size() < SymbolRisks.FEWEST
          ? new Line(
              null,
              null,
              used.size(),
              null,
              null,
              "Only %d of %d daily returns.".formatted(used.size(), SymbolRisks.FEWEST))
          : line(used, others);
    }

    private static Line line(List<Day> used, Map<LocalDate, Double> others) {
      BenchmarkRelative relative =
          new BenchmarkRelative(
              used.stream()
                  .map(Day::dailyReturn)
                  .mapToDouble(each -> each == null ? Double.NaN : each.doubleValue())
                  .toArray(),
              used.stream().mapToDouble(day -> others.getOrDefault(day.date(), 0.0)).toArray(),
              0,
              SymbolRisks.WINDOW);
      return new Line(
          used.getFirst().date(),
          used.getLast().date(),
          used.size(),
          value(relative.beta()),
          value(relative.jensenAlpha()),
          relative.beta() instanceof Estimate.Degenerate(String why) ? why : null);
    }

    private static @Nullable BigDecimal value(Estimate estimate) {
      return estimate instanceof Estimate.Of(double value, int _) ? Rounded.figure(value) : null;
    }
  }
}
