package dev.sigmasight.server.option;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Stored quotes of some contracts over some days, in memory. Immutable and safe to share. */
public final class OptionQuotes {
  private final TradingCalendar calendar;
  private final Map<Long, NavigableMap<LocalDate, StoredQuote>> byContract;

  /**
   * @param byContract by instrument, then by session
   */
  public OptionQuotes(
      TradingCalendar calendar, Map<Long, NavigableMap<LocalDate, StoredQuote>> byContract) {
    this.calendar = calendar;
    this.byContract = byContract;
  }

  /** The quote of exactly this session. */
  public Optional<StoredQuote> on(long contract, LocalDate session) {
    return Optional.ofNullable(byContract.get(contract)).map(quotes -> quotes.get(session));
  }

  /**
   * The newest quote with a volatility on or before a day.
   *
   * @param maxSessions how old it may be
   */
  public Optional<StoredQuote> withVolatility(long contract, LocalDate day, int maxSessions) {
    NavigableMap<LocalDate, StoredQuote> quotes = byContract.get(contract);
    return quotes == null
        ? Optional.empty()
        : quotes.headMap(day, true).descendingMap().values().stream()
            .takeWhile(quote -> calendar.sessionsBetween(quote.on(), day) <= maxSessions)
            .filter(quote -> quote.volatility().isPresent())
            .findFirst();
  }
}
