package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.marketdata.PriceRevisions;
import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The phase FACTORS: betas, factor betas and volatility of each symbol, once for all portfolios,
 * and the correlations of the factors.
 */
@Component
class FactorStage implements SymbolStage {
  private static final Logger LOG = LoggerFactory.getLogger(FactorStage.class);

  /** Keeps a transaction short and a thread busy. */
  private static final int ROWS_AT_A_TIME = 500;

  private final CoreDb db;
  private final RiskRows risks;
  private final SymbolRiskRows rows;
  private final SymbolRisks symbols;
  private final FactorMatrices matrices;
  private final PriceRevisions revisions;

  FactorStage(
      CoreDb db,
      RiskRows risks,
      SymbolRiskRows rows,
      SymbolRisks symbols,
      FactorMatrices matrices,
      PriceRevisions revisions) {
    this.db = db;
    this.risks = risks;
    this.rows = rows;
    this.symbols = symbols;
    this.matrices = matrices;
    this.revisions = revisions;
  }

  @Override
  public Phase phase() {
    return Phase.FACTORS;
  }

  @Override
  public SortedSet<String> due(Universe universe, Window window) {
    List<LocalDate> sessions = risks.sessionsWithoutRisk(window.target());
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
  public void run(SortedSet<String> due, Universe universe, Window window, SymbolLog log) {
    List<LocalDate> sessions = risks.sessionsWithoutRisk(window.target());
    if (sessions.isEmpty()) {
      return;
    }
    List<String> complete = rows.complete(due, sessions);
    TreeSet<String> missing = new TreeSet<>(due);
    complete.forEach(missing::remove);
    if (!complete.isEmpty()) {
      log.keep(done(complete));
    }
    List<List<LocalDate>> windows =
        sessions.stream().gather(Gatherers.windowFixed(SymbolRisks.MOST_SESSIONS)).toList();
    for (List<LocalDate> few : windows) {
      LoadedPrices prices = revisions.loading();
      ReturnMatrix returns = symbols.loadForRun(missing, few, prices);
      matrices.keep(few, returns, prices);
      Map<LocalDate, SymbolModel> models = new LinkedHashMap<>();
      few.forEach(session -> models.put(session, new SymbolModel(session, returns)));
      boolean last = few.getLast().equals(sessions.getLast());
      missing.removeAll(compute(List.copyOf(missing), new Ready(models, prices, last), log));
    }
  }

  /**
   * What symbols are computed from, and whether it still stands.
   *
   * @param last whether a symbol is done with these sessions
   */
  private record Ready(Map<LocalDate, SymbolModel> models, LoadedPrices prices, boolean last) {

    boolean stands(SymbolRisk risk) {
      Set<String> behind = new HashSet<>(Funds.ALL);
      behind.add(risk.symbol());
      return !prices.changed(risk.date(), () -> behind);
    }
  }

  /** Computes these symbols, and gives back those that are over. */
  private Set<String> compute(List<String> missing, Ready ready, SymbolLog log) {
    int chunk = Math.max(1, ROWS_AT_A_TIME / ready.models().size());
    Set<String> over = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> running = new ArrayList<>();
      for (int from = 0; from < missing.size(); from += chunk) {
        List<String> some = missing.subList(from, Math.min(from + chunk, missing.size()));
        running.add(threads.submit(() -> over.addAll(chunk(some, ready, log))));
      }
      try {
        running.forEach(FactorStage::await);
      } catch (RuntimeException e) {
        running.forEach(each -> each.cancel(false));
        throw e;
      }
    }
    return over;
  }

  private Set<String> chunk(List<String> some, Ready ready, SymbolLog log) {
    List<SymbolRisk> computed = new ArrayList<>();
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (String symbol : some) {
      try {
        computed.addAll(ready.models().values().stream().map(model -> model.risk(symbol)).toList());
        if (ready.last()) {
          outcomes.put(symbol, new Outcome.Done());
        }
      } catch (RuntimeException e) {
        LOG.error("the risk of {} cannot be computed", symbol, e);
        outcomes.put(symbol, new Outcome.Failed("Its risk cannot be computed: " + e.getMessage()));
      }
    }
    db.inTransaction(
        () -> {
          ready.prices().hold();
          computed.removeIf(
              risk -> {
                boolean stands = ready.stands(risk);
                if (!stands) {
                  outcomes.put(risk.symbol(), new Outcome.Skipped(LoadedPrices.CHANGED));
                }
                return !stands;
              });
          if (!computed.isEmpty()) {
            rows.write(computed);
          }
          log.keep(outcomes);
        });
    return outcomes.keySet();
  }

  private static Map<String, Outcome> done(List<String> symbols) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    symbols.forEach(symbol -> outcomes.put(symbol, new Outcome.Done()));
    return outcomes;
  }

  private static void await(Future<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunLost("The run was interrupted.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
