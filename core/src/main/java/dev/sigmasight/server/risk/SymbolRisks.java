package dev.sigmasight.server.risk;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.marketdata.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is known of symbols' risk. */
@Component
public class SymbolRisks {
  /** The symbol whose returns stand for the market. */
  public static final String MARKET = Factors.MARKET.proxy();

  /** Common returns a beta rests on, at most. */
  public static final int WINDOW = 252;

  /** A phase that has to do more sessions does so many at a time, for the sake of memory. */
  static final int MOST_SESSIONS = 260;

  /** Common returns a beta needs. */
  public static final int FEWEST = 60;

  private final SymbolRiskRows rows;
  private final Prices prices;
  private final TradingCalendar calendar;
  private final SharedReturns shared = new SharedReturns();

  SymbolRisks(SymbolRiskRows rows, Prices prices, TradingCalendar calendar) {
    this.rows = rows;
    this.prices = prices;
    this.calendar = calendar;
  }

  /** A symbol on a day. */
  record Key(String symbol, LocalDate date) {}

  /** What was computed for these symbols on these days. */
  Map<Key, SymbolRisk> known(Collection<String> symbols, List<LocalDate> dates) {
    Map<Key, SymbolRisk> known = new HashMap<>();
    if (!symbols.isEmpty() && !dates.isEmpty()) {
      rows.read(symbols, dates).forEach(row -> known.put(new Key(row.symbol(), row.date()), row));
    }
    return known;
  }

  /**
   * Loads returns of symbols and of the factors' funds, enough for every figure of these days,
   * oldest first. Of days far apart only what each looks back on is loaded.
   */
  ReturnMatrix load(Collection<String> symbols, List<LocalDate> days) {
    TreeSet<String> all = new TreeSet<>(symbols);
    all.addAll(Funds.ALL);
    List<Range> ranges = ranges(days);
    List<LocalDate> sessions =
        ranges.stream()
            .flatMap(range -> calendar.sessions(range.first(), range.last()).stream())
            .toList();
    ReturnMatrix.Builder returns = new ReturnMatrix.Builder(all, sessions);
    ranges.forEach(range -> returns.add(prices.load(all, range.first(), range.last())));
    return returns.build();
  }

  /** Returns of symbols enough for the last {@link #WINDOW} sessions up to a day. */
  ReturnMatrix window(Collection<String> symbols, LocalDate day) {
    LocalDate from = start(day);
    return ReturnMatrix.of(
        prices.loadAtOnce(symbols, from, day), symbols, calendar.sessions(from, day));
  }

  /** As {@link #load}, for a phase after which another may ask for the same. */
  ReturnMatrix loadForRun(Collection<String> symbols, List<LocalDate> days, LoadedPrices prices) {
    ReturnMatrix returns = load(symbols, days);
    shared.leave(symbols, days, prices, returns);
    return returns;
  }

  /** What the phase before has loaded if that is enough and still stands, otherwise loaded anew. */
  ReturnMatrix loadedInRun(Collection<String> symbols, List<LocalDate> days, LoadedPrices prices) {
    return shared.take(symbols, days, prices).orElseGet(() -> load(symbols, days));
  }

  private record Range(LocalDate first, LocalDate last) {}

  /** What the days look back on, joined where it meets. */
  private List<Range> ranges(List<LocalDate> days) {
    List<Range> ranges = new ArrayList<>();
    for (LocalDate day : days) {
      Range range = new Range(start(day), day);
      if (!ranges.isEmpty() && !range.first().isAfter(ranges.getLast().last())) {
        range = new Range(ranges.removeLast().first(), day);
      }
      ranges.add(range);
    }
    return ranges;
  }

  /** One session before the first whose return counts, or the first the calendar knows. */
  private LocalDate start(LocalDate first) {
    LocalDate start = first.minusDays(ReturnMatrix.CALENDAR_DAYS);
    return start.isBefore(calendar.firstDay())
        ? calendar.firstDay()
        : calendar.sessions(start, first).getFirst();
  }
}
