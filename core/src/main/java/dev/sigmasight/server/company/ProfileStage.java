package dev.sigmasight.server.company;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.server.company.Misses.DataKind;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.ReferenceFunds;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The phase PROFILES: fetches the profile of everything held, and of the reference funds, when it
 * is missing or three days old.
 */
@Component
class ProfileStage implements SymbolStage {
  private final CoreDb db;
  private final ProfileSources sources;
  private final ProfileRows rows;
  private final Misses misses;
  private final Clock clock;

  ProfileStage(CoreDb db, ProfileSources sources, ProfileRows rows, Misses misses, Clock clock) {
    this.db = db;
    this.sources = sources;
    this.rows = rows;
    this.misses = misses;
    this.clock = clock;
  }

  @Override
  public Phase phase() {
    return Phase.PROFILES;
  }

  @Override
  public SortedSet<String> due(Universe universe, Window window) {
    if (sources.inOrder().isEmpty()) {
      return Collections.emptySortedSet();
    }
    Set<String> wanted = new TreeSet<>(universe.firstHeld().keySet());
    wanted.addAll(ReferenceFunds.SYMBOLS);
    return rows.due(wanted, clock.instant());
  }

  @Override
  public void run(SortedSet<String> symbols, Universe universe, Window window, SymbolLog log) {
    Chunks.work(symbols, this::ask, this::store, log);
  }

  private Answer<CompanyProfile> ask(String symbol) {
    return Answer.first(sources.inOrder(), ProfileSource::name, source -> source.profile(symbol));
  }

  private Map<String, Outcome> store(SortedMap<String, Answer<CompanyProfile>> answers) {
    Instant now = clock.instant();
    List<ProfileRows.Fetched> found = new ArrayList<>();
    Map<String, Outcome> outcomes = new TreeMap<>();
    return db.inTransaction(
        () -> {
          answers.forEach(
              (symbol, answer) -> outcomes.put(symbol, outcome(symbol, answer, found, now)));
          rows.store(found, sources.inOrder().stream().map(ProfileSource::name).toList(), now);
          misses.forget(DataKind.PROFILE, found.stream().map(ProfileRows.Fetched::symbol).toList());
          return outcomes;
        });
  }

  private Outcome outcome(
      String symbol, Answer<CompanyProfile> answer, List<ProfileRows.Fetched> found, Instant now) {
    return switch (answer) {
      case Answer.Found<CompanyProfile>(String source, CompanyProfile profile) -> {
        found.add(new ProfileRows.Fetched(symbol, source, ProfileValues.of(profile)));
        yield new Outcome.Done();
      }
      case Answer.Nothing<CompanyProfile>(String reason) -> {
        misses.remember(DataKind.PROFILE, symbol, reason, now);
        yield new Outcome.Skipped(reason);
      }
      case Answer.NotEntitled<CompanyProfile>(String reason) -> new Outcome.Skipped(reason);
      case Answer.Broken<CompanyProfile>(String reason) -> new Outcome.Failed(reason);
    };
  }
}
