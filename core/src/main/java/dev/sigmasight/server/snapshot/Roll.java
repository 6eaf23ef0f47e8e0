package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.stage.LockedPortfolio;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.valuation.DayWalk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One portfolio's way through its sessions. */
final class Roll {
  private final PortfolioId portfolio;
  private final LedgerView view;
  private final BookInput loaded;
  private final DayRows rows;
  private final DayWalk walk;
  private @Nullable BigDecimal index;
  private @Nullable LocalDate last;
  private @Nullable LockedPortfolio checked;

  Roll(
      PortfolioId portfolio,
      LedgerView view,
      BookInput loaded,
      Optional<Snapshot> newest,
      DayRows rows) {
    this.portfolio = portfolio;
    this.view = view;
    this.loaded = loaded;
    this.rows = rows;
    walk = new DayWalk(view, loaded.marks());
    newest.ifPresent(this::resume);
  }

  private void resume(Snapshot snapshot) {
    if (!walk.resume(snapshot.date())) {
      throw new IllegalStateException(
          "the prices of " + snapshot.date() + " are gone; compute again from before");
    }
    index = snapshot.twrIndex();
    last = snapshot.date();
  }

  /** The next close, not yet kept. */
  DayWalk.Step next(LocalDate session) {
    return walk.next(session);
  }

  @SuppressWarnings("ReferenceEquality") // one object per transaction
  private Optional<Outcome.Skipped> obstacle(LocalDate session, LockedPortfolio locked) {
    if (!loaded.isLedgerOf(portfolio, locked.ledgerVersion())) {
      return Optional.of(
          new Outcome.Skipped("The ledger changed meanwhile; the next run takes it in."));
    }
    if (locked.recomputeFrom() != null || rows.pricesChanged(portfolio, session, loaded)) {
      return Optional.of(new Outcome.Skipped(LoadedPrices.CHANGED));
    }
    boolean same = locked == checked; // what this transaction kept itself is no obstacle
    checked = locked;
    return same || locked.continues(last)
        ? Optional.empty()
        : Optional.of(new Outcome.Skipped("Another run is working on this portfolio."));
  }

  /** Keeps a valued close, inside the transaction of its checkpoint. */
  Outcome keep(LocalDate session, DayWalk.Step step, LockedPortfolio locked) {
    Optional<Outcome.Skipped> obstacle = obstacle(session, locked);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    return switch (step) {
      case DayWalk.Step.Unpriced unpriced ->
          new Outcome.Skipped(
              "No price within 5 sessions for " + String.join(", ", unpriced.symbols()) + ".");
      case DayWalk.Step.Valued valued -> {
        Snapshot row = rows.keep(portfolio, view, valued, index);
        index = row.twrIndex();
        last = row.date();
        yield new Outcome.Done();
      }
    };
  }
}
