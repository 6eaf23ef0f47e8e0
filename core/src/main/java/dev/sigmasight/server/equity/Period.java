package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from one to another, both included.
 *
 * @param from null is open
 * @param to null is open
 */
record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
  Period {
    if (from != null && to != null && from.isAfter(to)) {
      throw new ProblemException(
          Problem.InvalidInput.of("start_date", "The start_date is after the end_date."));
    }
  }
}
