package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.Extent;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.valuation.LiveBook;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.Marks;
import dev.sigmasight.server.valuation.PriceQuality;
import dev.sigmasight.server.valuation.ValuedBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Values portfolios for reading. The day is that of the newest snapshot, so that every answer
 * agrees with the history; without snapshots it is the last completed session.
 */
@Component
public class PortfolioStates {
  private final Ledger ledger;
  private final MarkSource marks;
  private final TradingCalendar calendar;
  private final Clock clock;

  PortfolioStates(Ledger ledger, MarkSource marks, TradingCalendar calendar, Clock clock) {
    this.ledger = ledger;
    this.marks = marks;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The last session that is over for good. */
  public LocalDate lastSession() {
    return calendar.lastCompletedSession(clock.instant());
  }

  /** A portfolio as of its newest day. */
  public PortfolioState newest(PortfolioId portfolio) {
    return Objects.requireNonNull(newest(List.of(portfolio)).get(portfolio));
  }

  /** Portfolios as of their newest days, in two statements however many there are. */
  public Map<PortfolioId, PortfolioState> newest(Collection<PortfolioId> portfolios) {
    return portfolios.isEmpty()
        ? Map.of()
        : at(
            portfolios,
            extent -> Objects.requireNonNullElseGet(extent.newestOfAny(), this::lastSession));
  }

  /** A portfolio on a day: the newest one up to it, if there are any, otherwise its session. */
  public PortfolioState onOrBefore(PortfolioId portfolio, LocalDate day) {
    LocalDate session =
        calendar.sessionOnOrBefore(day.isAfter(lastSession()) ? lastSession() : day);
    return Objects.requireNonNull(
        at(
                List.of(portfolio),
                extent -> {
                  LocalDate newest = extent.newestOfAny();
                  return newest != null && newest.isBefore(session) ? newest : session;
                })
            .get(portfolio));
  }

  /** A portfolio to be valued at a day. */
  private record Wanted(LocalDate day, boolean computed, LedgerView view) {

    /** The first day whose prices count: what follows from a ledger since is not kept yet. */
    LocalDate first() {
      return computed ? day : view.firstDay().filter(day::isAfter).orElse(day);
    }
  }

  private Map<PortfolioId, PortfolioState> at(
      Collection<PortfolioId> portfolios, Function<Extent, LocalDate> days) {
    Map<PortfolioId, Wanted> wanted = new HashMap<>();
    ledger
        .whole(portfolios)
        .forEach(
            (portfolio, whole) -> {
              LocalDate day = days.apply(whole.extent());
              wanted.put(portfolio, new Wanted(day, whole.extent().covers(day), whole.view()));
            });
    Marks loaded = load(wanted.values());
    Map<PortfolioId, PortfolioState> states = new HashMap<>();
    wanted.forEach((portfolio, each) -> states.put(portfolio, state(portfolio, each, loaded)));
    return states;
  }

  private Marks load(Collection<Wanted> wanted) {
    Map<Long, Instrument> instruments = new HashMap<>();
    wanted.forEach(each -> instruments.putAll(each.view().instruments()));
    return marks.loadFew(
        instruments.values(),
        wanted.stream().map(Wanted::first).min(LocalDate::compareTo).orElseThrow(),
        wanted.stream().map(Wanted::day).max(LocalDate::compareTo).orElseThrow());
  }

  private PortfolioState state(PortfolioId portfolio, Wanted wanted, Marks loaded) {
    LocalDate day = wanted.day();
    LedgerView view = wanted.view();
    ValuedBook valued = LiveBook.on(day, view, loaded);
    LocalDate through = dataThrough(valued.marks());
    boolean provisional =
        valued.marks().values().stream()
            .anyMatch(mark -> mark.qualityOn(day) == PriceQuality.PROVISIONAL);
    Verdict verdict =
        verdict(
            new Basis(
                day,
                wanted.computed(),
                view.firstDay().isPresent(),
                provisional,
                OwnerValues.staleOn(day, stated(valued.marks()))),
            through,
            valued.missing());
    return new PortfolioState(
        portfolio, day, through, verdict.quality(), verdict.reason(), view, valued);
  }

  private static @Nullable LocalDate dataThrough(Map<String, Mark> marks) {
    return marks.values().stream()
        .filter(mark -> !mark.source().equals(OwnerValues.SOURCE))
        .map(Mark::date)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private static List<LocalDate> stated(Map<String, Mark> marks) {
    return marks.values().stream()
        .filter(mark -> mark.source().equals(OwnerValues.SOURCE))
        .map(Mark::date)
        .toList();
  }

  private record Verdict(Quality quality, @Nullable String reason) {}

  /**
   * @param computed whether the batch has computed this day from the ledger as it is now
   * @param used whether the ledger has any line
   * @param provisional whether a price is of a session that was not over
   * @param outdated why what owners stated is too old; null if it is not
   */
  private record Basis(
      LocalDate day,
      boolean computed,
      boolean used,
      boolean provisional,
      @Nullable String outdated) {}

  private Verdict verdict(Basis basis, @Nullable LocalDate through, SortedSet<String> unpriced) {
    LocalDate day = basis.day();
    LocalDate last = lastSession();
    if (!unpriced.isEmpty()) {
      return new Verdict(
          Quality.PARTIAL, "No usable price for " + String.join(", ", unpriced) + ".");
    }
    if (day.isBefore(last)) {
      return new Verdict(Quality.STALE, Trust.computedThrough(day, last));
    }
    if (through != null && through.isBefore(day)) {
      return new Verdict(Quality.STALE, "Some prices are carried from " + through + ".");
    }
    if (basis.outdated() != null) {
      return new Verdict(Quality.STALE, basis.outdated());
    }
    if (basis.provisional()) {
      return new Verdict(Quality.PROVISIONAL, "Prices of the session may still be corrected.");
    }
    if (!basis.computed() && basis.used()) {
      return new Verdict(
          Quality.PROVISIONAL,
          "Valued as the ledger is now; the next run of the batch computes history and risk.");
    }
    return new Verdict(Quality.FINAL, null);
  }
}
