package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The phase PRICES: fetches what is missing of everything held, and of the benchmark and factor
 * funds.
 */
@Component
class PriceStage implements SymbolStage {
  /** Calendar days of prices before the first holding: enough for 252 returns. */
  private static final int LOOK_BACK_DAYS = 400;

  /** Sources correct prices, and add dividends and splits, within a few days. */
  private static final int RECHECKED_SESSIONS = 5;

  private final PriceRefresh refresh;
  private final PriceSources sources;
  private final TradingCalendar calendar;

  PriceStage(PriceRefresh refresh, PriceSources sources, TradingCalendar calendar) {
    this.refresh = refresh;
    this.sources = sources;
    this.calendar = calendar;
  }

  @Override
  public Phase phase() {
    return Phase.PRICES;
  }

  @Override
  public SortedSet<String> due(Universe universe, Window window) {
    return new TreeSet<>(needed(universe, window.target()).keySet());
  }

  @Override
  public void run(SortedSet<String> symbols, Universe universe, Window window, SymbolLog log) {
    Map<String, LocalDate> needed = needed(universe, window.target());
    needed.keySet().retainAll(symbols);
    PriceRefresh.Report _ =
        refresh.refresh(
            new PriceRefresh.Wish(needed, window.target(), recheckFrom(window)),
            stored -> log.keep(outcomes(stored)));
  }

  private @Nullable LocalDate recheckFrom(Window window) {
    if (!window.recheck()) {
      return null;
    }
    LocalDate from = window.target();
    for (int i = 1; i < RECHECKED_SESSIONS; i++) {
      from = calendar.previousSession(from);
    }
    return from;
  }

  private static Map<String, Outcome> outcomes(Map<String, RefreshOutcome> stored) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    stored.forEach((symbol, outcome) -> outcomes.put(symbol, outcome(outcome)));
    return outcomes;
  }

  /**
   * The symbols needed and the first day from which each is. Where all prices come from files, the
   * benchmark and factor funds are not missed unless somebody holds them.
   */
  private Map<String, LocalDate> needed(Universe universe, LocalDate target) {
    Map<String, LocalDate> firstHeld = universe.firstHeld();
    LocalDate earliest = firstHeld.values().stream().min(LocalDate::compareTo).orElse(target);
    Map<String, LocalDate> from = new TreeMap<>();
    if (!sources.inOrder().isEmpty()) {
      ReferenceFunds.SYMBOLS.forEach(symbol -> from.put(symbol, lookBack(earliest)));
    }
    firstHeld.forEach((symbol, day) -> from.merge(symbol, lookBack(day), PriceStage::earlier));
    return from;
  }

  private LocalDate lookBack(LocalDate day) {
    LocalDate from = day.minusDays(LOOK_BACK_DAYS);
    return from.isBefore(calendar.firstDay()) ? calendar.firstDay() : from;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static Outcome outcome(RefreshOutcome outcome) {
    return switch (outcome) {
      case RefreshOutcome.Stored _, RefreshOutcome.UpToDate _ -> new Outcome.Done();
      case RefreshOutcome.NoPrices none -> new Outcome.Skipped(none.reason());
      case RefreshOutcome.Quarantined held -> new Outcome.Skipped(held.reason());
      case RefreshOutcome.Failed failed -> new Outcome.Failed(failed.reason());
    };
  }
}
