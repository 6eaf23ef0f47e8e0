package dev.sigmasight.market.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Sessions of the New York Stock Exchange: which days it trades, and when each session closes.
 *
 * <p>Immutable and safe to share; every lookup takes constant time. Dates outside {@link
 * #firstDay()} to {@link #lastDay()} are refused with an {@link IllegalArgumentException}, because
 * an answer there would be a guess; ask {@link #covers} first for dates that come from outside.
 */
public final class TradingCalendar {

  /** Where the exchange keeps its clock. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** How long after the close a session counts as completed, unless the caller says otherwise. */
  public static final Duration DEFAULT_BUFFER = Duration.ofMinutes(30);

  /** The close of a full session, New York time. */
  public static final LocalTime REGULAR_CLOSE = LocalTime.of(16, 0);

  /** When every session opens. */
  public static final LocalTime OPEN = LocalTime.of(9, 30);

  private final LocalDate firstDay;
  private final LocalDate lastDay;
  private final List<LocalDate> sessions;

  /** For each day since {@code firstDay}, how many sessions lie on or before it. */
  private final int[] sessionsUpTo;

  private final Map<LocalDate, LocalTime> earlyCloses;

  TradingCalendar(
      LocalDate firstDay,
      LocalDate lastDay,
      List<LocalDate> sessions,
      Map<LocalDate, LocalTime> earlyCloses) {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.sessions = List.copyOf(sessions);
    this.earlyCloses = Map.copyOf(earlyCloses);
    this.sessionsUpTo = counts(firstDay, lastDay, sessions);
  }

  /** The calendar of the New York Stock Exchange. */
  public static TradingCalendar nyse() {
    return Nyse.CALENDAR;
  }

  /** The first day this calendar knows. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** The last day this calendar knows. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** Whether this calendar knows the day. */
  public boolean covers(LocalDate date) {
    return !date.isBefore(firstDay) && !date.isAfter(lastDay);
  }

  /** Whether the exchange trades on that day. */
  public boolean isSession(LocalDate date) {
    int day = dayIndex(date);
    return sessionsUpTo[day] > (day == 0 ? 0 : sessionsUpTo[day - 1]);
  }

  /** The last session strictly before the date. */
  public LocalDate previousSession(LocalDate date) {
    return session(ordinal(date) - (isSession(date) ? 2 : 1), date);
  }

  /** The first session strictly after the date. */
  public LocalDate nextSession(LocalDate date) {
    return session(ordinal(date), date);
  }

  /** The date itself if it is a session, else the last session before it. */
  public LocalDate sessionOnOrBefore(LocalDate date) {
    return session(ordinal(date) - 1, date);
  }

  /** The date itself if it is a session, else the first session after it. */
  public LocalDate sessionOnOrAfter(LocalDate date) {
    return isSession(date) ? date : nextSession(date);
  }

  /** All sessions from {@code from} to {@code to}, both included, oldest first. */
  public List<LocalDate> sessions(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      return List.of();
    }
    int before = ordinal(from) - (isSession(from) ? 1 : 0);
    return Collections.unmodifiableList(sessions.subList(before, ordinal(to)));
  }

  /**
   * How many sessions lie after {@code from} and on or before {@code to}: the age, in sessions, of
   * a price of {@code from} seen on {@code to}. Negative when {@code to} lies before {@code from}.
   */
  public int sessionsBetween(LocalDate from, LocalDate to) {
    return ordinal(to) - ordinal(from);
  }

  /** How many sessions lie from {@link #firstDay()} to the date, both included. */
  public int ordinal(LocalDate date) {
    return sessionsUpTo[dayIndex(date)];
  }

  /** Whether the session closes before {@link #REGULAR_CLOSE}. */
  public boolean closesEarly(LocalDate session) {
    return earlyCloses.containsKey(requireSession(session));
  }

  /**
   * When the session closes.
   *
   * @throws IllegalArgumentException if the exchange does not trade on that day
   */
  public ZonedDateTime close(LocalDate session) {
    LocalTime time = earlyCloses.getOrDefault(requireSession(session), REGULAR_CLOSE);
    return session.atTime(time).atZone(ZONE);
  }

  /** The last session that closed at least {@link #DEFAULT_BUFFER} before {@code now}. */
  public LocalDate lastCompletedSession(Instant now) {
    return lastCompletedSession(now, DEFAULT_BUFFER);
  }

  /**
   * The last session {@code d} with {@code close(d) + buffer ≤ now}.
   *
   * @param buffer how long after the close its prices count as final; not negative
   */
  public LocalDate lastCompletedSession(Instant now, Duration buffer) {
    if (buffer.isNegative()) {
      throw new IllegalArgumentException("buffer must not be negative: " + buffer);
    }
    Instant latestClose = now.minus(buffer);
    LocalDate newest = sessionOnOrBefore(latestClose.atZone(ZONE).toLocalDate());
    return close(newest).toInstant().isAfter(latestClose) ? previousSession(newest) : newest;
  }

  /** The last session that has opened, whether it is over or not. */
  public LocalDate lastOpenedSession(Instant now) {
    LocalDate newest = sessionOnOrBefore(now.atZone(ZONE).toLocalDate());
    return newest.atTime(OPEN).atZone(ZONE).toInstant().isAfter(now)
        ? previousSession(newest)
        : newest;
  }

  private LocalDate requireSession(LocalDate date) {
    if (!isSession(date)) {
      throw new IllegalArgumentException(date + " is not a session of the exchange");
    }
    return date;
  }

  private LocalDate session(int index, LocalDate asked) {
    if (index < 0 || index >= sessions.size()) {
      throw outside(asked);
    }
    return sessions.get(index);
  }

  private int dayIndex(LocalDate date) {
    if (!covers(date)) {
      throw outside(date);
    }
    return Math.toIntExact(date.toEpochDay() - firstDay.toEpochDay());
  }

  private IllegalArgumentException outside(LocalDate date) {
    return new IllegalArgumentException(
        "The trading calendar covers " + firstDay + " to " + lastDay + ", not " + date);
  }

  private static int[] counts(LocalDate first, LocalDate last, List<LocalDate> sessions) {
    int[] counts = new int[Math.toIntExact(last.toEpochDay() - first.toEpochDay()) + 1];
    for (LocalDate session : sessions) {
      counts[Math.toIntExact(session.toEpochDay() - first.toEpochDay())] = 1;
    }
    Arrays.parallelPrefix(counts, Integer::sum);
    return counts;
  }
}
