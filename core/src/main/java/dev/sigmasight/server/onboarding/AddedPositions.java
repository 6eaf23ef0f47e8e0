package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import added to a portfolio, or would add.
 *
 * @param positions number of positions, closed ones included
 * @param closedPositions how many of them came with an exit
 * @param firstDay of the earliest entry
 * @param capitalMovedFrom when the starting capital was deposited before it moved back to the first
 *     day; null if it stays
 * @param cashBefore what the ledger held before, in dollars
 * @param cash what it holds after all trades of the file
 * @param heldAlready symbols of the file that the portfolio held, in their order
 * @param ignoredColumns titles of columns of the file that mean nothing here
 * @param importId names the import; null after a dry run
 * @param same an earlier import of the same content that still stands; null if there is none
 */
record AddedPositions(
    Portfolio portfolio,
    int positions,
    int closedPositions,
    LocalDate firstDay,
    @Nullable LocalDate capitalMovedFrom,
    BigDecimal cashBefore,
    BigDecimal cash,
    List<String> heldAlready,
    List<String> ignoredColumns,
    @Nullable UUID importId,
    @Nullable ImportRecord same) {

  /** The same, which was tried and taken back. */
  AddedPositions tried() {
    return new AddedPositions(
        portfolio,
        positions,
        closedPositions,
        firstDay,
        capitalMovedFrom,
        cashBefore,
        cash,
        heldAlready,
        ignoredColumns,
        null,
        same);
  }
}
