package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceFileReport;
import dev.sigmasight.market.file.PriceProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How an import went.
 *
 * @param result what became of the file
 * @param file what was read and what is wrong with it; {@code accepted} counts the prices in it
 * @param written what was stored, or what would be by a dry run; nothing for a refused file
 * @param symbols how many symbols the accepted prices are of
 * @param first their oldest session
 * @param last their newest session
 * @param warnings what is remarkable beside the stored prices, and is stored all the same
 */
public record ImportReport(
    Result result,
    PriceFileReport file,
    Written written,
    int symbols,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    List<PriceProblem> warnings) {

  public ImportReport {
    warnings = List.copyOf(warnings);
  }

  /** What became of a file. */
  public enum Result {
    STORED,
    /** Nothing is stored, because that was asked for. */
    DRY_RUN,
    /** Nothing is stored, because something in the file is wrong. */
    REFUSED
  }
}
