package dev.sigmasight.server.risk;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.stress.HistoricalReplay;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.server.marketdata.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The actual moves of the factors over the days of the historical scenarios. */
@Component
class Replays {
  private final Prices prices;
  private final TradingCalendar calendar;

  Replays(Prices prices, TradingCalendar calendar) {
    this.prices = prices;
    this.calendar = calendar;
  }

  /**
   * @param moves by scenario, where every fund has returns
   * @param reasons by scenario, where one has not: its stipulated shocks stand
   */
  record Known(Map<String, Shocks> moves, Map<String, String> reasons) {}

  Known load() {
    return load(Scenarios.all());
  }

  /** Of these scenarios. */
  Known load(List<Scenario> scenarios) {
    Map<String, Shocks> moves = new HashMap<>();
    Map<String, String> reasons = new HashMap<>();
    for (Scenario scenario : scenarios) {
      scenario.window().ifPresent(window -> replay(scenario.id(), window, moves, reasons));
    }
    return new Known(moves, reasons);
  }

  private void replay(
      String id, Scenario.Window window, Map<String, Shocks> moves, Map<String, String> reasons) {
    if (!calendar.covers(window.from())) {
      reasons.put(id, "Stipulated shocks: no prices of " + window.from() + ".");
      return;
    }
    List<LocalDate> sessions = calendar.sessions(window.from().minusDays(7), window.to());
    ReturnMatrix returns =
        ReturnMatrix.of(
            prices.load(Set.copyOf(Funds.SYMBOLS), sessions.getFirst(), sessions.getLast()),
            Funds.SYMBOLS,
            sessions);
    Map<String, double[]> byShock = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Factor factor : Funds.FACTORS) {
      double[] series = returns.window(factor.proxy(), sessions.getLast(), sessions.size());
      if (factor.equals(Factors.INTEREST_RATE)) {
        for (int t = 0; t < series.length; t++) {
          series[t] /= -Funds.BONDS.duration();
        }
      }
      names.add(Stresses.shock(factor));
      byShock.put(Stresses.shock(factor), series);
    }
    var history = HistoricalReplay.History.of(sessions, byShock, calendar::isSession);
    switch (HistoricalReplay.of(names, window, history, Map.of())) {
      case HistoricalReplay.Of found -> moves.put(id, found.moves());
      case HistoricalReplay.Missing missing ->
          reasons.put(
              id,
              "Stipulated shocks: no returns of the funds of "
                  + String.join(", ", missing.factors())
                  + " on those days.");
    }
  }
}
