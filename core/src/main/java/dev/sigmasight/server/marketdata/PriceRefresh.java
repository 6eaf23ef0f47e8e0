package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fetches the prices that are missing from the configured sources. Asks for nothing that is stored
 * as final unless a {@link Wish} says so, and a second refresh changes nothing. The price of a
 * session under way is stored as provisional; it stays missing until the session is over.
 */
@Component
public class PriceRefresh {
  /** Bounds the memory, and what is lost when a refresh breaks off. */
  private static final int SYMBOLS_PER_TRANSACTION = 40;

  private final TradingCalendar calendar;
  private final Clock clock;
  private final Gaps gaps;
  private final PriceSources sources;
  private final PriceQuestions questions;
  private final UnknownSymbols unknown;
  private final EmptyGaps empty;
  private final FetchedStore store;

  PriceRefresh(
      TradingCalendar calendar,
      Clock clock,
      Gaps gaps,
      PriceQuestions questions,
      UnknownSymbols unknown,
      EmptyGaps empty,
      FetchedStore store) {
    this.calendar = calendar;
    this.clock = clock;
    this.gaps = gaps;
    this.questions = questions;
    this.sources = questions.sources();
    this.unknown = unknown;
    this.empty = empty;
    this.store = store;
  }

  /**
   * What a refresh came to.
   *
   * @param outcomes by symbol, one for each symbol asked for
   * @param changedFrom by symbol the earliest date that was added or changed
   */
  public record Report(Map<String, RefreshOutcome> outcomes, Map<String, LocalDate> changedFrom) {}

  /** Fetches what these symbols miss from one session to another, both included. */
  public Report refresh(Collection<String> symbols, LocalDate from, LocalDate to) {
    Map<String, LocalDate> neededFrom = new TreeMap<>();
    symbols.forEach(symbol -> neededFrom.put(symbol, from));
    return refresh(neededFrom, to);
  }

  /** Fetches what each symbol misses since its own first day. */
  public Report refresh(Map<String, LocalDate> neededFrom, LocalDate to) {
    return refresh(new Wish(neededFrom, to, null), stored -> {});
  }

  /**
   * What is to be there after a refresh.
   *
   * @param neededFrom by symbol the first day of interest
   * @param to the last session at most; one that has not opened yet means the one before
   * @param recheckFrom the first session of which final prices, dividends and splits are asked for
   *     again; null asks for nothing that is stored as final
   */
  public record Wish(
      Map<String, LocalDate> neededFrom, LocalDate to, @Nullable LocalDate recheckFrom) {}

  /**
   * Fetches what each symbol misses since its own first day. A few symbols at a time are asked for
   * at once and stored in one transaction, which publishes {@link PricesChanged}.
   *
   * @param stored told of each few symbols once they are stored
   */
  public Report refresh(Wish wish, Consumer<Map<String, RefreshOutcome>> stored) {
    Instant now = clock.instant();
    LocalDate opened = calendar.lastOpenedSession(now);
    LocalDate target = calendar.sessionOnOrBefore(wish.to().isAfter(opened) ? opened : wish.to());
    Job job = new Job(target, calendar.lastCompletedSession(now), stored);
    job.run(new TreeMap<>(wish.neededFrom()), wish.recheckFrom());
    return new Report(job.outcomes, job.changedFrom);
  }

  /** One refresh. */
  private final class Job {
    private final LocalDate target;
    private final LocalDate lastFinal;
    private final Consumer<Map<String, RefreshOutcome>> stored;
    private final Map<String, RefreshOutcome> outcomes = new TreeMap<>();
    private final Map<String, LocalDate> changedFrom = new TreeMap<>();
    private Recheck recheck = Recheck.NOTHING;

    Job(LocalDate target, LocalDate lastFinal, Consumer<Map<String, RefreshOutcome>> stored) {
      this.target = target;
      this.lastFinal = lastFinal;
      this.stored = stored;
    }

    void run(Map<String, LocalDate> neededFrom, @Nullable LocalDate recheckFrom) {
      Map<String, RefreshOutcome> atOnce = new TreeMap<>();
      unknown
          .waiting(neededFrom.keySet(), sources)
          .forEach((symbol, known) -> atOnce.put(symbol, waiting(known)));
      Map<String, LocalDate> asked = new TreeMap<>(neededFrom);
      asked.keySet().removeAll(atOnce.keySet());
      List<Gap> missing = empty.without(gaps.of(asked, target), sources);
      if (recheckFrom != null) {
        recheck = Recheck.of(gaps.closes(asked.keySet(), recheckFrom, target));
      }
      Map<String, List<Gap>> bySymbol =
          recheck.with(missing).stream()
              .collect(Collectors.groupingBy(Gap::symbol, TreeMap::new, Collectors.toList()));
      asked.keySet().stream()
          .filter(symbol -> !bySymbol.containsKey(symbol))
          .forEach(symbol -> atOnce.put(symbol, new RefreshOutcome.UpToDate()));
      tell(atOnce);
      Map<String, SourceQueue.Early> early = questions.ofSession(missing, target);
      List<String> symbols = List.copyOf(bySymbol.keySet());
      for (int i = 0; i < symbols.size(); i += SYMBOLS_PER_TRANSACTION) {
        chunk(
            symbols.subList(i, Math.min(symbols.size(), i + SYMBOLS_PER_TRANSACTION)),
            bySymbol,
            early);
      }
    }

    private void chunk(
        List<String> symbols,
        Map<String, List<Gap>> bySymbol,
        Map<String, SourceQueue.Early> early) {
      Map<String, List<PriceGate.Question>> asked =
          questionsOf(
              symbols.stream()
                  .flatMap(symbol -> Objects.requireNonNull(bySymbol.get(symbol)).stream())
                  .toList());
      List<PriceQuestions.Asking> askings =
          symbols.stream()
              .map(
                  symbol ->
                      new PriceQuestions.Asking(
                          Objects.requireNonNull(asked.get(symbol)), early.get(symbol)))
              .toList();
      List<Fetched> fetched =
          questions.ask(askings).stream()
              .filter(recheck::isNews)
              .map(answer -> known(answer, asked))
              .toList();
      Changes.merge(changedFrom, store.store(fetched, sources, lastFinal));
      Map<String, SymbolTally> tallies = new TreeMap<>();
      symbols.forEach(symbol -> tallies.put(symbol, new SymbolTally(symbol, target)));
      fetched.forEach(each -> Objects.requireNonNull(tallies.get(each.gap().symbol())).add(each));
      Map<String, RefreshOutcome> done = new TreeMap<>();
      tallies.forEach((symbol, tally) -> done.put(symbol, tally.outcome()));
      tell(done);
    }

    /** A symbol is unknown where nobody has one price of its whole history; otherwise it is not. */
    private Fetched known(Fetched answer, Map<String, List<PriceGate.Question>> asked) {
      Gap gap = answer.gap();
      boolean isWhole =
          gap.to().equals(target)
              && Objects.requireNonNull(asked.get(gap.symbol())).stream()
                  .allMatch(
                      each ->
                          each.gap().equals(gap)
                              && each.before() == null
                              && each.settled().isEmpty()
                              && each.stored().isEmpty());
      return switch (answer) {
        case Fetched.Nothing(Gap _, String reason) when isWhole && !sources.inOrder().isEmpty() ->
            new Fetched.Unknown(gap, reason, false);
        case Fetched.Unknown(Gap _, String reason, var _) when !isWhole ->
            new Fetched.Nothing(gap, reason);
        default -> answer;
      };
    }

    private Map<String, List<PriceGate.Question>> questionsOf(List<Gap> asked) {
      Map<Gap, Quote> before = gaps.closesBefore(asked);
      Map<Gap, NavigableMap<LocalDate, Quote>> within = gaps.closesWithin(asked);
      return asked.stream()
          .map(
              gap -> {
                Map<LocalDate, Quote> again = recheck.stored(gap.symbol());
                Map<LocalDate, Quote> settled =
                    new TreeMap<>(within.getOrDefault(gap, new TreeMap<>()));
                settled.keySet().removeAll(again.keySet());
                return new PriceGate.Question(gap, before.get(gap), again, settled);
              })
          .collect(Collectors.groupingBy(question -> question.gap().symbol()));
    }

    private void tell(Map<String, RefreshOutcome> done) {
      if (!done.isEmpty()) {
        outcomes.putAll(done);
        stored.accept(done);
      }
    }

    private static RefreshOutcome waiting(UnknownSymbols.Unknown known) {
      return new RefreshOutcome.NoPrices(
          "No prices of %s: %s; asked again on %s."
              .formatted(
                  known.symbol(),
                  known.reason(),
                  known.askAgainAt().atZone(TradingCalendar.ZONE).toLocalDate()));
    }
  }
}
