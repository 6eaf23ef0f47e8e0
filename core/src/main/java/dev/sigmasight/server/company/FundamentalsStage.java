package dev.sigmasight.server.company;

import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.ReferenceFunds;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The phase FUNDAMENTALS: fetches statements and estimates of the companies held, when they were
 * never fetched, three days after results were due, or after a month without such a date. Then
 * computes the figures by which everything held is searched, whether anything was due or not.
 */
@Component
class FundamentalsStage implements SymbolStage {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final CoreDb db;
  private final FundamentalsSources sources;
  private final FundamentalsRows rows;
  private final Metrics metrics;
  private final Clock clock;

  FundamentalsStage(
      CoreDb db, FundamentalsSources sources, FundamentalsRows rows, Metrics metrics, Clock clock) {
    this.db = db;
    this.sources = sources;
    this.rows = rows;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Phase phase() {
    return Phase.FUNDAMENTALS;
  }

  @Override
  public SortedSet<String> due(Universe universe, Window window) {
    return sources.inOrder().isEmpty()
        ? Collections.emptySortedSet()
        : rows.due(universe.firstHeld().keySet(), moment());
  }

  @Override
  public void run(SortedSet<String> symbols, Universe universe, Window window, SymbolLog log) {
    Chunks.work(symbols, this::ask, this::store, log);
    Set<String> known = new TreeSet<>(universe.firstHeld().keySet());
    known.addAll(ReferenceFunds.SYMBOLS);
    metrics.refresh(known, window.target());
  }

  private FundamentalsRows.Fetched ask(String symbol) {
    return new FundamentalsRows.Fetched(
        Answer.first(
            sources.inOrder(), FundamentalsSource::name, source -> source.statements(symbol)),
        Answer.first(
            sources.inOrder(), FundamentalsSource::name, source -> source.estimates(symbol)));
  }

  private Map<String, Outcome> store(SortedMap<String, FundamentalsRows.Fetched> answers) {
    FundamentalsRows.Moment moment = moment();
    return db.inTransaction(
        () -> {
          Map<String, Outcome> outcomes = new TreeMap<>();
          answers.forEach(
              (symbol, fetched) -> outcomes.put(symbol, rows.store(symbol, fetched, moment)));
          return outcomes;
        });
  }

  private FundamentalsRows.Moment moment() {
    Instant now = clock.instant();
    return new FundamentalsRows.Moment(
        sources.inOrder().stream().map(FundamentalsSource::name).toList(),
        now,
        LocalDate.ofInstant(now, NEW_YORK));
  }
}
