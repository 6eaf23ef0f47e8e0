package dev.sigmasight.server.valuation;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.marketdata.PriceHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prices of a set of instruments over a range of days.
 *
 * <p>A listed security is valued at the close of the session, or at the last close if that is at
 * most {@link #CARRIED_SESSIONS} sessions old. A private asset is worth what its owner last stated,
 * however long ago. An option is valued at a price from a file, otherwise at its own quote,
 * otherwise by the model.
 */
public final class Marks {
  /** How many sessions a price may be carried forward. */
  public static final int CARRIED_SESSIONS = 5;

  private final PriceHistory history;
  private final Map<Long, NavigableMap<LocalDate, BigDecimal>> statedValues;
  private final TradingCalendar calendar;
  private final OptionModel model;

  /** Each contract is valued once a day, however many portfolios hold it. */
  private final Map<ContractDay, Optional<Mark>> options = new ConcurrentHashMap<>();

  private record ContractDay(long instrument, LocalDate day) {}

  Marks(
      PriceHistory history,
      Map<Long, NavigableMap<LocalDate, BigDecimal>> statedValues,
      TradingCalendar calendar,
      OptionModel model) {
    this.history = history;
    this.statedValues = statedValues;
    this.calendar = calendar;
    this.model = model;
  }

  /** The prices behind these marks. */
  public PriceHistory history() {
    return history;
  }

  /** What an instrument is valued at on a day; empty if nothing usable is known. */
  public Optional<Mark> on(Instrument instrument, LocalDate day) {
    return switch (instrument.investmentClass()) {
      case PUBLIC -> quoted(instrument.symbol(), day);
      case PRIVATE -> stated(instrument, day);
      case OPTIONS ->
          options.computeIfAbsent(
              new ContractDay(instrument.id(), day), _ -> option(instrument, day));
    };
  }

  /** Whether the price was carried from an earlier session. */
  public boolean isCarried(Instrument instrument, Mark mark, LocalDate day) {
    return switch (instrument.investmentClass()) {
      case PRIVATE -> false;
      case PUBLIC, OPTIONS -> mark.date().isBefore(calendar.sessionOnOrBefore(day));
    };
  }

  private Optional<Mark> quoted(String symbol, LocalDate day) {
    return history
        .carried(symbol, day, CARRIED_SESSIONS)
        .map(quote -> Mark.of(quote.close(), quote.date(), quote.source(), quote.isFinal()));
  }

  private Optional<Mark> stated(Instrument instrument, LocalDate day) {
    return Optional.ofNullable(statedValues.get(instrument.id()))
        .map(values -> values.floorEntry(day))
        .map(entry -> Mark.of(entry.getValue(), entry.getKey(), Mark.OWNER, true));
  }

  private Optional<Mark> option(Instrument instrument, LocalDate day) {
    return quoted(instrument.riskSymbol(), day)
        .flatMap(spot -> model.mark(instrument, spot, day, quoted(instrument.symbol(), day)));
  }

  /** Whether an option on this instrument settles in cash, because there is nothing to deliver. */
  static boolean settlesInCash(Instrument underlying) {
    return underlying.subtype() == Subtype.INDEX;
  }
}
