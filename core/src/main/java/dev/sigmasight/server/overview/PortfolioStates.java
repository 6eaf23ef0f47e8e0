package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.valuation.LiveBook;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.Marks;
import dev.sigmasight.server.valuation.PriceQuality;
import dev.sigmasight.server.valuation.ValuedBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Values portfolios for reading. The day is that of the newest snapshot, so that every answer
 * agrees with the history; without snapshots it is the last completed session.
 */
@Component
public class PortfolioStates {
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final MarkSource marks;
  private final TradingCalendar calendar;
  private final Clock clock;

  PortfolioStates(
      Ledger ledger, Snapshots snapshots, MarkSource marks, TradingCalendar calendar, Clock clock) {
    this.ledger = ledger;
    this.snapshots = snapshots;
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
    return at(portfolio, snapshots.newestDayOfAny(portfolio).orElse(lastSession()));
  }

  /** A portfolio on a day: the newest one up to it, if there are any, otherwise its session. */
  public PortfolioState onOrBefore(PortfolioId portfolio, LocalDate day) {
    LocalDate session =
        calendar.sessionOnOrBefore(day.isAfter(lastSession()) ? lastSession() : day);
    return snapshots
        .newestDayOfAny(portfolio)
        .filter(newest -> newest.isBefore(session))
        .map(newest -> at(portfolio, newest))
        .orElseGet(() -> at(portfolio, session));
  }

  private PortfolioState at(PortfolioId portfolio, LocalDate day) {
    LedgerView view = ledger.view(portfolio);
    boolean computed =
        snapshots.newestDay(portfolio).filter(newest -> !newest.isBefore(day)).isPresent();
    LocalDate first = computed ? day : view.firstDay().filter(day::isAfter).orElse(day);
    Marks loaded = marks.load(view.instruments().values(), first, day);
    ValuedBook valued = LiveBook.on(day, view, loaded);
    LocalDate through = dataThrough(valued.marks());
    boolean provisional =
        valued.marks().values().stream()
            .anyMatch(mark -> mark.qualityOn(day) == PriceQuality.PROVISIONAL);
    Verdict verdict =
        verdict(
            new Basis(day, computed, view.firstDay().isPresent(), provisional),
            through,
            valued.missing());
    return new PortfolioState(
        portfolio, day, through, verdict.quality(), verdict.reason(), view, valued);
  }

  private static @Nullable LocalDate dataThrough(Map<String, Mark> marks) {
    return marks.values().stream()
        .filter(mark -> !mark.source().equals("owner"))
        .map(Mark::date)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private record Verdict(Quality quality, @Nullable String reason) {}

  /**
   * @param computed whether the batch has computed this day from the ledger as it is now
   * @param used whether the ledger has any line
   * @param provisional whether a price is of a session that was not over
   */
  private record Basis(LocalDate day, boolean computed, boolean used, boolean provisional) {}

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
