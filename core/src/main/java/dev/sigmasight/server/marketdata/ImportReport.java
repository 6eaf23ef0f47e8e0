package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceFileReport;
import java.util.List;

/**
 * How an import went.
 *
 * @param result what became of the file
 * @param file what was read and what is wrong with it; {@code accepted} counts the prices in it
 * @param written what was stored, or what would be by a dry run; nothing for a refused file
 * @param remarks what is remarkable beside the stored prices; none for a refused file
 */
public record ImportReport(
    Result result, PriceFileReport file, Written written, List<Remark> remarks) {

  public ImportReport {
    remarks = List.copyOf(remarks);
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
