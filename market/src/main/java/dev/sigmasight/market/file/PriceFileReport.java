package dev.sigmasight.market.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the reading of a price file went.
 *
 * @param format the layout read, or empty when the header could not be understood
 * @param accepted how many prices were handed over
 * @param coverage what they cover, or empty when there are none
 * @param errors how many values and rows were left out
 * @param warnings how many remarks there are on what was accepted
 * @param problems the first errors and warnings in file order, as many as the rules keep
 */
public record PriceFileReport(
    Optional<PriceFileFormat> format,
    long accepted,
    Optional<Coverage> coverage,
    long errors,
    long warnings,
    List<PriceProblem> problems) {

  /**
   * What the accepted prices cover.
   *
   * @param symbols how many symbols
   * @param first the earliest session
   * @param last the latest session
   */
  public record Coverage(int symbols, LocalDate first, LocalDate last) {}

  public PriceFileReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing was left out. Warnings do not count. */
  public boolean isClean() {
    return errors == 0;
  }
}
