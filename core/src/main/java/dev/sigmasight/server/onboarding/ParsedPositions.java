package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.server.portfolio.NewHolding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says.
 *
 * @param holdings the rows without a fault, in the order of the file
 * @param lines every row, faulty or not, in the order of the file
 * @param faults all that is wrong, in the order of the file, as far as {@link FaultList#MOST} go
 * @param faultCount how many there are, kept or not
 * @param ignoredColumns titles of columns that mean nothing here
 */
record ParsedPositions(
    List<NewHolding> holdings,
    List<Line> lines,
    List<Fault> faults,
    int faultCount,
    List<String> ignoredColumns) {

  /**
   * A row.
   *
   * @param symbol as it is written, empty if unknown
   * @param holding null if it has a fault
   */
  record Line(int line, String symbol, @Nullable NewHolding holding) {}
}
