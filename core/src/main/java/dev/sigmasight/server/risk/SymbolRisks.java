package dev.sigmasight.server.risk;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.Prices;
import java.time.LocalDate;
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

  /** Common returns a beta needs. */
  public static final int FEWEST = 60;

  private final SymbolRiskRows rows;
  private final Prices prices;
  private final TradingCalendar calendar;

  SymbolRisks(SymbolRiskRows rows, Prices prices, TradingCalendar calendar) {
    this.rows = rows;
    this.prices = prices;
    this.calendar = calendar;
  }

  /** A symbol on a day. */
  record Key(String symbol, LocalDate date) {}

  /**
   * Returns of symbols and of the factors' funds, enough for every figure of these days.
   *
   * @param sources of all prices behind them
   */
  record Loaded(ReturnMatrix returns, List<String> sources) {}

  /** What was computed for these symbols on these days. */
  Map<Key, SymbolRisk> known(Collection<String> symbols, List<LocalDate> dates) {
    Map<Key, SymbolRisk> known = new HashMap<>();
    if (!symbols.isEmpty() && !dates.isEmpty()) {
      rows.read(symbols, dates).forEach(row -> known.put(new Key(row.symbol(), row.date()), row));
    }
    return known;
  }

  /** Loads returns for figures of the days from one to another. */
  Loaded load(Collection<String> symbols, LocalDate first, LocalDate last) {
    TreeSet<String> all = new TreeSet<>(symbols);
    all.addAll(Funds.ALL);
    List<LocalDate> sessions = calendar.sessions(start(first), last);
    PriceHistory history = prices.load(all, sessions.getFirst(), last);
    return new Loaded(
        ReturnMatrix.of(history, all, sessions),
        history.origins().stream().map(PriceOrigin::key).toList());
  }

  /** One session before the first whose return counts, or the first the calendar knows. */
  private LocalDate start(LocalDate first) {
    LocalDate start = first.minusDays(ReturnMatrix.CALENDAR_DAYS);
    return start.isBefore(calendar.firstDay()) ? calendar.firstDay() : start;
  }
}
