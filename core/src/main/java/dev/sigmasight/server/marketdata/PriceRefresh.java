package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Fetches the prices that are missing from the configured sources. Asks for nothing that is stored,
 * so that a second refresh changes nothing.
 */
@Component
public class PriceRefresh {
  /** Bounds the memory, and what is lost when a refresh breaks off. */
  private static final int PRICES_PER_TRANSACTION = 20_000;

  private final TradingCalendar calendar;
  private final Gaps gaps;
  private final SourceQueue sources;
  private final FetchedStore store;

  PriceRefresh(CoreDb db, TradingCalendar calendar, PriceSources sources, FetchedStore store) {
    this.calendar = calendar;
    this.store = store;
    gaps = new Gaps(db, calendar);
    this.sources = new SourceQueue(sources, new PriceGate(calendar));
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

  /**
   * Fetches what each symbol misses since its own first day. A few symbols at a time are stored in
   * one transaction, which publishes {@link PricesChanged}.
   *
   * @param to the last completed session at most, because no later price is final
   */
  public Report refresh(Map<String, LocalDate> neededFrom, LocalDate to) {
    LocalDate target = calendar.sessionOnOrBefore(to);
    Map<String, SymbolTally> tallies = new TreeMap<>();
    neededFrom.keySet().forEach(symbol -> tallies.put(symbol, new SymbolTally(symbol, target)));
    Map<String, LocalDate> changedFrom = new TreeMap<>();
    List<Fetched.Found> pending = new ArrayList<>();
    int pendingPrices = 0;
    List<Gap> missing = gaps.of(neededFrom, target);
    Map<Gap, Quote> before = gaps.closesBefore(missing);
    for (Gap gap : missing) {
      Fetched fetched = sources.ask(new PriceGate.Question(gap, before.get(gap)));
      Objects.requireNonNull(tallies.get(gap.symbol())).add(fetched);
      if (fetched instanceof Fetched.Found found) {
        pending.add(found);
        pendingPrices += found.verdict().bars().size();
      }
      if (pendingPrices > PRICES_PER_TRANSACTION) {
        Changes.merge(changedFrom, store.store(pending));
        pending.clear();
        pendingPrices = 0;
      }
    }
    Changes.merge(changedFrom, store.store(pending));
    Map<String, RefreshOutcome> outcomes = new TreeMap<>();
    tallies.forEach((symbol, tally) -> outcomes.put(symbol, tally.outcome()));
    return new Report(outcomes, changedFrom);
  }
}
