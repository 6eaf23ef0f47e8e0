package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.server.portfolio.NewHolding;
import java.util.List;

/**
 * What a file says.
 *
 * @param holdings the rows without a fault, in the order of the file
 * @param faults all that is wrong, in the order of the file, as far as {@link FaultList#MOST} go
 * @param faultCount how many there are, kept or not
 * @param ignoredColumns titles of columns that mean nothing here
 */
record ParsedPositions(
    List<NewHolding> holdings, List<Fault> faults, int faultCount, List<String> ignoredColumns) {}
