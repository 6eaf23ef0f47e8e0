package dev.sigmasight.market.file;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a price file is checked against.
 *
 * @param format how the file is laid out, or empty to tell by its header
 * @param calendar which dates are sessions
 * @param cutoff the last session a price may carry; later ones are in the future
 * @param maxBytes the largest file that is read
 * @param maxProblems how many problems are kept with their text; the rest is only counted
 */
public record PriceFileRules(
    Optional<PriceFileFormat> format,
    TradingCalendar calendar,
    LocalDate cutoff,
    long maxBytes,
    int maxProblems) {

  /** The largest file read unless the caller says otherwise: 200 MB. */
  public static final long DEFAULT_MAX_BYTES = 200_000_000;

  /** How many problems are kept unless the caller says otherwise. */
  public static final int DEFAULT_MAX_PROBLEMS = 1_000;

  /** The format is told by the header, the limits are the defaults. */
  public static PriceFileRules upTo(LocalDate cutoff, TradingCalendar calendar) {
    return new PriceFileRules(
        Optional.empty(), calendar, cutoff, DEFAULT_MAX_BYTES, DEFAULT_MAX_PROBLEMS);
  }

  /** The same rules for a file whose format is known. */
  public PriceFileRules withFormat(PriceFileFormat known) {
    return new PriceFileRules(Optional.of(known), calendar, cutoff, maxBytes, maxProblems);
  }
}
