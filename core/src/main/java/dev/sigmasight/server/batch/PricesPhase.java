package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.marketdata.PriceRefresh;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.marketdata.RefreshOutcome;
import dev.sigmasight.server.stage.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The phase PRICES: fetches what is missing of everything held, and of the benchmark and factor
 * funds.
 */
@Component
class PricesPhase {
  /** Funds that stand for markets and factors. */
  static final Set<String> REFERENCE_SYMBOLS =
      Set.of(
          "SPY", "QQQ", "IWM", "VTI", "TLT", "IEF", "SHY", "HYG", "LQD", "VTV", "VUG", "MTUM",
          "QUAL", "USMV", "DJP", "VNQ", "GLD");

  /** Calendar days of prices before the first holding: enough for 252 returns. */
  private static final int LOOK_BACK_DAYS = 400;

  private final PriceRefresh refresh;
  private final Scopes scopes;
  private final PriceSources sources;
  private final TradingCalendar calendar;

  PricesPhase(PriceRefresh refresh, Scopes scopes, PriceSources sources, TradingCalendar calendar) {
    this.refresh = refresh;
    this.scopes = scopes;
    this.sources = sources;
    this.calendar = calendar;
  }

  /**
   * The symbols needed and the first day from which each is. Where all prices come from files, the
   * benchmark and factor funds are not missed unless somebody holds them.
   */
  Map<String, LocalDate> needed(List<PortfolioId> portfolios, LocalDate target) {
    Map<String, LocalDate> firstHeld = scopes.symbols(portfolios);
    LocalDate earliest = firstHeld.values().stream().min(LocalDate::compareTo).orElse(target);
    Map<String, LocalDate> from = new TreeMap<>();
    if (!sources.inOrder().isEmpty()) {
      REFERENCE_SYMBOLS.forEach(symbol -> from.put(symbol, lookBack(earliest)));
    }
    firstHeld.forEach((symbol, day) -> from.merge(symbol, lookBack(day), PricesPhase::earlier));
    return from;
  }

  private LocalDate lookBack(LocalDate day) {
    LocalDate from = day.minusDays(LOOK_BACK_DAYS);
    return from.isBefore(calendar.firstDay()) ? calendar.firstDay() : from;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  /** Fetches, and says by symbol what became of it. */
  Map<String, Outcome> run(Map<String, LocalDate> needed, LocalDate target) {
    PriceRefresh.Report report = refresh.refresh(needed, target);
    Map<String, Outcome> outcomes = new TreeMap<>();
    report.outcomes().forEach((symbol, outcome) -> outcomes.put(symbol, outcome(outcome)));
    return outcomes;
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
