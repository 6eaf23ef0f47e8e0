package dev.sigmasight.server.analytics;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.ReturnSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Daily total returns from stored prices, over as many sessions as are asked for. */
@Component
class RecentReturns {
  private final Prices prices;
  private final TradingCalendar calendar;

  RecentReturns(Prices prices, TradingCalendar calendar) {
    this.prices = prices;
    this.calendar = calendar;
  }

  /** By symbol the returns of the last sessions up to a day, oldest first; NaN where is none. */
  Map<String, double[]> of(Collection<String> symbols, LocalDate day, int sessions) {
    List<LocalDate> days = sessions(day, sessions + 1);
    PriceHistory history = prices.load(symbols, days.getFirst(), day);
    Map<String, double[]> returns = new HashMap<>();
    symbols.forEach(symbol -> returns.put(symbol, row(history.totalReturns(symbol), days)));
    return returns;
  }

  private List<LocalDate> sessions(LocalDate day, int count) {
    LocalDate from = day.minusDays(count * 3L / 2 + 20);
    List<LocalDate> all =
        calendar.sessions(from.isBefore(calendar.firstDay()) ? calendar.firstDay() : from, day);
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private static double[] row(ReturnSeries series, List<LocalDate> days) {
    double[] row = new double[days.size() - 1];
    Arrays.fill(row, Double.NaN);
    int first = Math.toIntExact(days.getFirst().toEpochDay());
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 1; i < days.size(); i++) {
      places.put(Math.toIntExact(days.get(i).toEpochDay()), i - 1);
    }
    for (int i = 0; i < series.size(); i++) {
      Integer place = series.epochDay(i) > first ? places.get(series.epochDay(i)) : null;
      if (place != null) {
        row[place] = series.value(i);
      }
    }
    return row;
  }
}
