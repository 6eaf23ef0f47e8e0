package dev.sigmasight.server.stage;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a portfolio stands; nobody else changes it until the transaction ends.
 *
 * @param ledgerVersion counts the changes of its ledger
 * @param recomputeFrom what was computed on and after this date is out of date; null if nothing is
 * @param newestSnapshot day of the newest that is not, as it was when the transaction began; null
 *     if there is none
 */
public record LockedPortfolio(
    long ledgerVersion, @Nullable LocalDate recomputeFrom, @Nullable LocalDate newestSnapshot) {

  /** Whether snapshots go on from a day, null for none. */
  public boolean continues(@Nullable LocalDate last) {
    return Objects.equals(newestSnapshot, last);
  }
}
