package dev.sigmasight.server.risk;

import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.ReturnSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Daily total returns of many symbols on the same sessions, in memory once for a whole run, and
 * where their prices come from. NaN marks a session without a return of its own. Immutable and safe
 * to share.
 */
final class ReturnMatrix {
  /** Sessions that a figure may look back: some more than its observations, to bridge gaps. */
  static final int SESSIONS = 275;

  /** Calendar days that hold so many sessions and the one before, whatever the holidays. */
  static final int CALENDAR_DAYS = 410;

  private final int[] days;
  private final Map<String, double[]> returns;
  private final Map<String, @Nullable PriceOrigin[]> origins;

  private ReturnMatrix(
      int[] days, Map<String, double[]> returns, Map<String, @Nullable PriceOrigin[]> origins) {
    this.days = days;
    this.returns = returns;
    this.origins = origins;
  }

  /** The returns of these symbols on these sessions, oldest first. */
  static ReturnMatrix of(
      PriceHistory history, Collection<String> symbols, List<LocalDate> sessions) {
    return new Builder(symbols, sessions).add(history).build();
  }

  /** Collects returns of symbols from histories of different days. */
  static final class Builder {
    private final Collection<String> symbols;
    private final int[] days;
    private final Map<String, double[]> returns = new HashMap<>();
    private final Map<String, @Nullable PriceOrigin[]> origins = new HashMap<>();

    /** For these sessions, oldest first. */
    Builder(Collection<String> symbols, List<LocalDate> sessions) {
      this.symbols = symbols;
      days = sessions.stream().mapToInt(session -> Math.toIntExact(session.toEpochDay())).toArray();
    }

    Builder add(PriceHistory history) {
      symbols.forEach(symbol -> add(symbol, history));
      return this;
    }

    private void add(String symbol, PriceHistory history) {
      ReturnSeries series = history.totalReturns(symbol);
      if (series.size() == 0) {
        return;
      }
      double[] row = returns.computeIfAbsent(symbol, _ -> unknown(days.length));
      for (int i = 0; i < series.size(); i++) {
        int at = Arrays.binarySearch(days, series.epochDay(i));
        if (at >= 0) {
          row[at] = series.value(i);
        }
      }
      @Nullable PriceOrigin[] own =
          origins.computeIfAbsent(symbol, _ -> new PriceOrigin[days.length]);
      @Nullable PriceOrigin[] found = history.origins(symbol, days);
      for (int i = 0; i < days.length; i++) {
        own[i] = found[i] == null ? own[i] : found[i];
      }
    }

    ReturnMatrix build() {
      return new ReturnMatrix(days, Map.copyOf(returns), Map.copyOf(origins));
    }
  }

  /** How many sessions are in memory. */
  int sessions() {
    return days.length;
  }

  /**
   * Where the prices behind the last {@link #SESSIONS} returns of a symbol up to a day come from.
   */
  Set<PriceOrigin> origins(String symbol, LocalDate day) {
    @Nullable PriceOrigin[] own = origins.get(symbol);
    if (own == null) {
      return Set.of();
    }
    int end = countUpTo(day);
    return Arrays.stream(own, Math.max(0, end - SESSIONS - 1), end)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PriceOrigin.class)));
  }

  /**
   * The last {@code sessions} returns of a symbol up to a day, or as many sessions as there are;
   * all NaN if nothing is known of it.
   */
  double[] window(String symbol, LocalDate day, int sessions) {
    int end = countUpTo(day);
    int from = Math.max(0, end - sessions);
    double[] row = returns.get(symbol);
    return row == null ? unknown(end - from) : Arrays.copyOfRange(row, from, end);
  }

  private static double[] unknown(int sessions) {
    double[] unknown = new double[sessions];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
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
