package dev.sigmasight.server.option;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.rate.RateRefresh;
import dev.sigmasight.server.rate.Rates;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The phase OPTIONS: interest rates by the name of their series, then the quotes of the contracts
 * held, with one question per underlying. Chains are only to be had of now, so an earlier session
 * is never asked for.
 */
@Component
class OptionStage implements SymbolStage {
  private static final int AT_ONCE = 8;
  private static final int DAYS_FOR_DIVIDENDS = 400;

  private final CoreDb db;
  private final Clock clock;
  private final TradingCalendar calendar;
  private final OptionSources sources;
  private final HeldContracts held;
  private final OptionQuoteStore store;
  private final OptionValues values;
  private final Prices prices;
  private final Rates rates;
  private final RateRefresh rateRefresh;

  OptionStage(
      CoreDb db,
      Clock clock,
      TradingCalendar calendar,
      OptionSources sources,
      HeldContracts held,
      OptionQuoteStore store,
      OptionValues values,
      Prices prices,
      Rates rates,
      RateRefresh rateRefresh) {
    this.db = db;
    this.clock = clock;
    this.calendar = calendar;
    this.sources = sources;
    this.held = held;
    this.store = store;
    this.values = values;
    this.prices = prices;
    this.rates = rates;
    this.rateRefresh = rateRefresh;
  }

  @Override
  public Phase phase() {
    return Phase.OPTIONS;
  }

  @Override
  public SortedSet<String> due(Universe universe, Window window) {
    SortedSet<String> due = new TreeSet<>(unquoted(universe, window.target()).keySet());
    for (RateSeries series : RateSeries.values()) {
      if (rateRefresh.isDue(series, ratesFrom(universe, window), window.target())) {
        due.add(series.name());
      }
    }
    return due;
  }

  private static LocalDate ratesFrom(Universe universe, Window window) {
    return universe.firstHeld().values().stream()
        .min(LocalDate::compareTo)
        .orElse(window.target())
        .minusDays(DAYS_FOR_DIVIDENDS);
  }

  @Override
  public void run(SortedSet<String> symbols, Universe universe, Window window, SymbolLog log) {
    Set<String> series =
        Arrays.stream(RateSeries.values()).map(Enum::name).collect(Collectors.toSet());
    for (String symbol : symbols) {
      if (series.contains(symbol)) {
        RateSeries known = RateSeries.valueOf(symbol);
        log.keep(
            Map.of(
                symbol, rateRefresh.refresh(known, ratesFrom(universe, window), window.target())));
      }
    }
    Map<String, List<Instrument>> unquoted = unquoted(universe, window.target());
    unquoted.keySet().retainAll(symbols);
    quotes(unquoted, window.target(), log);
  }

  /** By underlying the contracts that have no final quote of the session. */
  private Map<String, List<Instrument>> unquoted(Universe universe, LocalDate session) {
    Instant now = clock.instant();
    if (sources.inOrder().isEmpty() || !session.equals(calendar.lastOpenedSession(now))) {
      return new TreeMap<>();
    }
    List<Instrument> contracts = held.on(universe.firstHeld().keySet(), session);
    Set<Long> quoted = store.quoted(ids(contracts), session);
    return contracts.stream()
        .filter(contract -> !quoted.contains(contract.id()))
        .collect(
            Collectors.groupingBy(
                contract -> contract.option().orElseThrow().underlying(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static Collection<Long> ids(List<Instrument> contracts) {
    return contracts.stream().map(Instrument::id).toList();
  }

  private void quotes(Map<String, List<Instrument>> unquoted, LocalDate session, SymbolLog log) {
    if (unquoted.isEmpty()) {
      return;
    }
    PriceHistory history =
        prices.load(unquoted.keySet(), session.minusDays(DAYS_FOR_DIVIDENDS), session);
    Marking marking =
        new Marking(session, history, rates.load(session, session).on(session), values);
    List<String> underlyings = List.copyOf(unquoted.keySet());
    for (int i = 0; i < underlyings.size(); i += AT_ONCE) {
      Map<String, List<Instrument>> some = new LinkedHashMap<>();
      underlyings
          .subList(i, Math.min(underlyings.size(), i + AT_ONCE))
          .forEach(
              underlying -> some.put(underlying, unquoted.getOrDefault(underlying, List.of())));
      log.keep(chunk(some, session, marking));
    }
  }

  /** Asks for some underlyings at once, then stores what came in one transaction. */
  private Map<String, Outcome> chunk(
      Map<String, List<Instrument>> some, LocalDate session, Marking marking) {
    boolean isFinal = !session.isAfter(calendar.lastCompletedSession(clock.instant()));
    List<Asked> asked = ask(some, marking);
    db.inTransaction(() -> store.tell(store(asked, session, isFinal), session));
    Map<String, Outcome> outcomes = new TreeMap<>();
    asked.forEach(each -> outcomes.put(each.underlying(), each.outcome()));
    return outcomes;
  }

  /** The symbols of the contracts whose quote is new or another. */
  private Set<String> store(List<Asked> asked, LocalDate session, boolean isFinal) {
    Set<String> changed = new TreeSet<>();
    for (Asked each : asked) {
      each.marked()
          .forEach(
              (quoted, marked) -> {
                Instrument option = quoted.option();
                if (store.store(option.id(), session, marked, quoted.origin(), isFinal)) {
                  changed.add(option.symbol());
                }
              });
    }
    return changed;
  }

  private record Asked(
      String underlying, ChainQuestions.Answer answer, Map<ChainQuestions.Quoted, Marked> marked) {

    Outcome outcome() {
      if (answer.without().isEmpty()) {
        return new Outcome.Done();
      }
      String reason = "Options on " + underlying + ": " + String.join("; ", answer.without()) + ".";
      return answer.broken() && answer.quoted().isEmpty()
          ? new Outcome.Failed(reason)
          : new Outcome.Skipped(reason);
    }
  }

  private List<Asked> ask(Map<String, List<Instrument>> some, Marking marking) {
    ChainQuestions questions = new ChainQuestions(sources);
    List<Callable<Asked>> tasks = new ArrayList<>();
    some.forEach(
        (underlying, contracts) -> tasks.add(() -> ask(questions, underlying, contracts, marking)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while asking for quotes of options");
    }
  }

  private static Asked ask(
      ChainQuestions questions, String underlying, List<Instrument> contracts, Marking marking) {
    ChainQuestions.Answer answer = questions.ask(underlying, contracts);
    Map<ChainQuestions.Quoted, Marked> marked = new LinkedHashMap<>();
    answer
        .quoted()
        .forEach(quoted -> marked.put(quoted, marking.of(quoted.option(), quoted.quote())));
    return new Asked(underlying, answer, marked);
  }
}
