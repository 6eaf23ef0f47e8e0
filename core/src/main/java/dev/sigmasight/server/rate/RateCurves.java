package dev.sigmasight.server.rate;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.rate.RateSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The curves of a range of days. The curve of a session is made of the newest yields of earlier
 * days, because a day's yields are published on the next one: so a session has the same curve
 * whenever it is computed. Yields are carried for five sessions at most; a session without any has
 * the flat curve. Safe to share.
 */
public final class RateCurves {
  /** How many sessions a yield may be carried forward. */
  public static final int CARRIED_SESSIONS = 5;

  private final TradingCalendar calendar;
  private final Map<RateSeries, NavigableMap<LocalDate, Yield>> yields;
  private final Map<LocalDate, RateCurve> known = new ConcurrentHashMap<>();

  /** A stored yield in percent. */
  public record Yield(double percent, String source) {}

  /**
   * @param yields by series, then by the day they are of
   */
  public RateCurves(
      TradingCalendar calendar, Map<RateSeries, NavigableMap<LocalDate, Yield>> yields) {
    this.calendar = calendar;
    this.yields = new EnumMap<>(RateSeries.class);
    this.yields.putAll(yields);
  }

  /** No yields at all: every curve is flat. */
  public static RateCurves none(TradingCalendar calendar) {
    return new RateCurves(calendar, Map.of());
  }

  /** The curve of a session. */
  public RateCurve on(LocalDate day) {
    return known.computeIfAbsent(day, this::curve);
  }

  private RateCurve curve(LocalDate day) {
    List<RateCurve.Point> points = new ArrayList<>();
    TreeSet<String> sources = new TreeSet<>();
    yields.forEach(
        (series, stored) -> {
          Map.Entry<LocalDate, Yield> newest = stored.lowerEntry(day);
          if (newest != null && isFresh(newest.getKey(), day)) {
            Yield yield = newest.getValue();
            points.add(new RateCurve.Point(series.years(), RateCurve.continuous(yield.percent())));
            sources.add(yield.source());
          }
        });
    return points.isEmpty() ? RateCurve.flat() : new RateCurve(points, String.join("+", sources));
  }

  private boolean isFresh(LocalDate on, LocalDate day) {
    return calendar.covers(on) && calendar.sessionsBetween(on, day) <= CARRIED_SESSIONS;
  }
}
