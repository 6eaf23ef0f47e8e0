package dev.sigmasight.market.file;

import java.util.List;
import java.util.Optional;

/**
 * How the reading of a price file went.
 *
 * @param format the layout read, or empty when the header could not be understood
 * @param accepted prices handed over
 * @param errors values and rows left out, all of them counted
 * @param warnings remarks on accepted values, all of them counted
 * @param problems the first problems in file order, errors and warnings
 */
public record PriceFileReport(
    Optional<PriceFileFormat> format,
    long accepted,
    long errors,
    long warnings,
    List<PriceProblem> problems) {

  public PriceFileReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing was left out. Warnings do not count. */
  public boolean isClean() {
    return errors == 0;
  }
}
