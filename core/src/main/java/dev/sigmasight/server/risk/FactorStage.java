package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The phase FACTORS: what is known of each symbol's risk, once for all portfolios. */
@Component
class FactorStage implements SymbolStage {
  private static final int SYMBOLS_AT_A_TIME = 50;

  private final CoreDb db;
  private final RiskRows rows;
  private final SymbolRisks risks;

  FactorStage(CoreDb db, RiskRows rows, SymbolRisks risks) {
    this.db = db;
    this.rows = rows;
    this.risks = risks;
  }

  @Override
  public Phase phase() {
    return Phase.FACTORS;
  }

  @Override
  public SortedSet<String> due(Universe universe, Window window) {
    List<LocalDate> sessions = rows.sessionsWithoutRisk(window.target());
    TreeSet<String> due = new TreeSet<>();
    if (!sessions.isEmpty()) {
      universe
          .firstHeld()
          .forEach(
              (symbol, first) -> {
                if (!first.isAfter(sessions.getLast())) {
                  due.add(symbol);
                }
              });
    }
    return due;
  }

  @Override
  public void run(SortedSet<String> symbols, Universe universe, Window window, SymbolLog log) {
    List<LocalDate> sessions = rows.sessionsWithoutRisk(window.target());
    List<String> all = List.copyOf(symbols);
    for (int from = 0; from < all.size(); from += SYMBOLS_AT_A_TIME) {
      List<String> some =
          new ArrayList<>(all.subList(from, Math.min(from + SYMBOLS_AT_A_TIME, all.size())));
      db.inTransaction(
          () -> {
            var _ = risks.of(some, sessions);
            Map<String, Outcome> outcomes = new TreeMap<>();
            some.forEach(symbol -> outcomes.put(symbol, new Outcome.Done()));
            log.keep(outcomes);
          });
    }
  }
}
