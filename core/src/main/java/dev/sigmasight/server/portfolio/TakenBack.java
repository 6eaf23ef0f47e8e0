package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.OwnerValuations;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes back what {@link Openings} opened, as if it had never been. */
@Service
public class TakenBack {
  private final CoreDb db;
  private final Ledger ledger;
  private final OwnerValuations valuations;
  private final StartingCapital capital;

  TakenBack(CoreDb db, Ledger ledger, OwnerValuations valuations, StartingCapital capital) {
    this.db = db;
    this.ledger = ledger;
    this.valuations = valuations;
    this.capital = capital;
  }

  /**
   * What was opened together.
   *
   * @param capitalDay when the starting capital was deposited before; null if that was not moved
   */
  public record Opened(List<PositionId> positions, @Nullable LocalDate capitalDay) {
    /** Copies the list. */
    public Opened {
      positions = List.copyOf(positions);
    }
  }

  /**
   * Takes positions back with their lines, with what private assets were worth when they were
   * opened, and with what the starting capital was moved. The positions are kept, marked deleted.
   *
   * @throws ProblemException Conflict if the ledger would contradict itself
   */
  public void takeBack(Portfolio portfolio, Opened opened, Origin origin, Instant now) {
    db.inTransaction(
        () -> {
          var _ = ledger.lockedHead(portfolio.id());
          valuations.forgetFirst(opened.positions(), origin.name());
          ledger.remove(portfolio.id(), opened.positions(), now);
          LocalDate day = opened.capitalDay();
          if (day != null) {
            capital.backTo(portfolio, day, origin);
          }
        });
  }
}
