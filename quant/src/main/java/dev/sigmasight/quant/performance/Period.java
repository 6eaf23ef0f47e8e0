package dev.sigmasight.quant.performance;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * A stretch of the calendar that ends on a given day. Its base is the last value on or before its
 * boundary.
 */
public enum Period {
  /** From the value before the last. */
  ONE_DAY,
  ONE_WEEK,
  ONE_MONTH,
  THREE_MONTHS,
  SIX_MONTHS,
  ONE_YEAR,
  THREE_YEARS,
  FIVE_YEARS,
  /** From the end of the previous month. */
  MONTH_TO_DATE,
  /** From the end of the previous quarter. */
  QUARTER_TO_DATE,
  /** From the end of the previous year. */
  YEAR_TO_DATE;

  /**
   * The last day before the period. For {@link #ONE_DAY} the calendar day before, which need not be
   * a session.
   */
  public LocalDate boundary(LocalDate asOf) {
    return switch (this) {
      case ONE_DAY -> asOf.minusDays(1);
      case ONE_WEEK -> asOf.minusWeeks(1);
      case ONE_MONTH -> asOf.minusMonths(1);
      case THREE_MONTHS -> asOf.minusMonths(3);
      case SIX_MONTHS -> asOf.minusMonths(6);
      case ONE_YEAR -> asOf.minusYears(1);
      case THREE_YEARS -> asOf.minusYears(3);
      case FIVE_YEARS -> asOf.minusYears(5);
      case MONTH_TO_DATE -> asOf.withDayOfMonth(1).minusDays(1);
      case QUARTER_TO_DATE ->
          asOf.with(asOf.getMonth().firstMonthOfQuarter()).withDayOfMonth(1).minusDays(1);
      case YEAR_TO_DATE -> asOf.with(TemporalAdjusters.firstDayOfYear()).minusDays(1);
    };
  }
}
