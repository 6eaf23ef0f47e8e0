package dev.sigmasight.server.risk;

import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.ReturnSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Daily total returns of many symbols on the same sessions, in memory once for a whole run. NaN
 * marks a session without a return of its own. Immutable and safe to share.
 */
final class ReturnMatrix {
  /** Sessions that a figure may look back: some more than its observations, to bridge gaps. */
  static final int SESSIONS = 275;

  /** Calendar days that hold so many sessions and the one before, whatever the holidays. */
  static final int CALENDAR_DAYS = 410;

  private final int[] days;
  private final Map<String, double[]> returns;

  private ReturnMatrix(int[] days, Map<String, double[]> returns) {
    this.days = days;
    this.returns = returns;
  }

  /** The returns of these symbols on these sessions, oldest first. */
  static ReturnMatrix of(
      PriceHistory history, Collection<String> symbols, List<LocalDate> sessions) {
    int[] days =
        sessions.stream().mapToInt(session -> Math.toIntExact(session.toEpochDay())).toArray();
    Map<String, double[]> returns = new HashMap<>();
    for (String symbol : symbols) {
      ReturnSeries series = history.totalReturns(symbol);
      double[] row = new double[days.length];
      Arrays.fill(row, Double.NaN);
      for (int i = 0; i < series.size(); i++) {
        int at = Arrays.binarySearch(days, series.epochDay(i));
        if (at >= 0) {
          row[at] = series.value(i);
        }
      }
      if (series.size() > 0) {
        returns.put(symbol, row);
      }
    }
    return new ReturnMatrix(days, Map.copyOf(returns));
  }

  /**
   * The last {@code sessions} returns of a symbol up to a day, or as many sessions as there are;
   * all NaN if nothing is known of it.
   */
  double[] window(String symbol, LocalDate day, int sessions) {
    int end = countUpTo(day);
    int from = Math.max(0, end - sessions);
    double[] row = returns.get(symbol);
    if (row == null) {
      double[] unknown = new double[end - from];
      Arrays.fill(unknown, Double.NaN);
      return unknown;
    }
    return Arrays.copyOfRange(row, from, end);
  }

  /** The known returns of a symbol among its last {@link #SESSIONS}, at most so many. */
  double[] known(String symbol, LocalDate day, int most) {
    double[] all =
        Arrays.stream(window(symbol, day, SESSIONS)).filter(each -> !Double.isNaN(each)).toArray();
    return all.length > most ? Arrays.copyOfRange(all, all.length - most, all.length) : all;
  }

  private int countUpTo(LocalDate day) {
    int at = Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
    return at >= 0 ? at + 1 : -at - 1;
  }
}
