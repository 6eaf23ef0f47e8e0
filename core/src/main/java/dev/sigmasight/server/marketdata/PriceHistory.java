package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prices, dividends and splits of some symbols over some dates, in memory. Immutable and safe to
 * share. A symbol without prices is no error: every question about it is answered empty.
 *
 * <p>Dividends and splits count only beside prices of their own kind: an invented one is left out
 * where the price of its ex-date is real, and the reverse.
 */
public final class PriceHistory {
  private final TradingCalendar calendar;
  private final Map<String, SymbolPrices> bySymbol;

  private PriceHistory(TradingCalendar calendar, Map<String, SymbolPrices> bySymbol) {
    this.calendar = calendar;
    this.bySymbol = bySymbol;
  }

  /**
   * A price as stored.
   *
   * @param close dollars per share as traded, at most eight decimals
   * @param adjustedClose adjusted for splits and dividends; only its ratio between two days of one
   *     origin means anything
   */
  public record Price(
      LocalDate on,
      BigDecimal close,
      @Nullable BigDecimal adjustedClose,
      PriceOrigin origin,
      boolean isFinal) {}

  /** Starts an empty history. */
  public static Builder builder(TradingCalendar calendar) {
    return new Builder(calendar);
  }

  /** The symbols that have at least one price here. */
  public Set<String> symbols() {
    return bySymbol.entrySet().stream()
        .filter(entry -> entry.getValue().hasPrices())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The origins of all prices here. */
  public Set<PriceOrigin> origins() {
    return bySymbol.values().stream()
        .flatMap(prices -> IntStream.range(0, prices.size()).mapToObj(prices::origin))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Where the prices of a symbol come from.
   *
   * @param days since 1970-01-01
   * @return the origin of the price of each day; null for a day without one
   */
  public @Nullable PriceOrigin[] origins(String symbol, int[] days) {
    SymbolPrices prices = bySymbol.get(symbol);
    return prices == null ? new PriceOrigin[days.length] : prices.origins(days);
  }

  /** The close of exactly this session. */
  public Optional<Quote> on(String symbol, LocalDate date) {
    return newest(symbol, date).filter(quote -> quote.date().equals(date));
  }

  /**
   * The newest close on or before a date, at most so many sessions old.
   *
   * @param maxSessions 0 takes the last session's close only
   */
  public Optional<Quote> carried(String symbol, LocalDate date, int maxSessions) {
    return newest(symbol, date)
        .filter(quote -> calendar.sessionsBetween(quote.date(), date) <= maxSessions);
  }

  /** Dividends and splits with an ex-date after one date, up to and including another, in order. */
  public List<Action> actions(String symbol, LocalDate fromExclusive, LocalDate toInclusive) {
    SymbolPrices prices = bySymbol.get(symbol);
    return prices == null ? List.of() : prices.actions(fromExclusive, toInclusive);
  }

  /**
   * Daily total returns as fractions: {@code (close_t + dividend per new share) · split ratio /
   * close_{t−1} − 1}, or the ratio of the adjusted closes less one where both days have one of the
   * same origin. A return that would span more than one session, or lead from an invented price to
   * a real one, is left out.
   */
  public ReturnSeries totalReturns(String symbol) {
    SymbolPrices prices = bySymbol.get(symbol);
    return prices == null ? ReturnSeries.EMPTY : prices.totalReturns(calendar);
  }

  private Optional<Quote> newest(String symbol, LocalDate date) {
    SymbolPrices prices = bySymbol.get(symbol);
    int index = prices == null ? -1 : prices.newestUpTo(date);
    return prices == null || index < 0 ? Optional.empty() : Optional.of(prices.quote(index));
  }

  /** Collects a history. Not safe for several threads. */
  public static final class Builder {
    private final TradingCalendar calendar;
    private final Map<String, SymbolPrices.Columns> columns = new HashMap<>();
    private final Map<String, List<Action>> actions = new HashMap<>();

    private Builder(TradingCalendar calendar) {
      this.calendar = calendar;
    }

    /** Adds a price; those of one symbol must come oldest first. */
    public Builder price(String symbol, Price price) {
      columns.computeIfAbsent(symbol, _ -> new SymbolPrices.Columns()).add(price);
      return this;
    }

    /** Adds a final close from a file. */
    public Builder close(String symbol, LocalDate on, String close) {
      return price(symbol, new Price(on, new BigDecimal(close), null, PriceOrigin.CSV, true));
    }

    /** Adds a dividend or split, in any order. */
    public Builder action(String symbol, Action action) {
      actions.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(action);
      return this;
    }

    /** The history of what was added so far. */
    public PriceHistory build() {
      Map<String, SymbolPrices> built = new HashMap<>();
      columns.forEach(
          (symbol, added) ->
              built.put(symbol, added.with(actions.getOrDefault(symbol, List.of()))));
      actions.forEach(
          (symbol, added) ->
              built.computeIfAbsent(symbol, _ -> new SymbolPrices.Columns().with(added)));
      return new PriceHistory(calendar, Map.copyOf(built));
    }
  }
}
