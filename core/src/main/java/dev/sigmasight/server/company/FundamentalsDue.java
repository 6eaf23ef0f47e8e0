package dev.sigmasight.server.company;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a company's statements are asked for again. */
final class FundamentalsDue {
  /** Providers need a few days to take a report in. */
  static final int DAYS_AFTER_EARNINGS = 3;

  private static final int DAYS_WITHOUT_EARNINGS_DATE = 30;

  /** A date further off is not believed. */
  private static final int LONGEST_WAIT_DAYS = 200;

  private FundamentalsDue() {}

  /** After the next earnings if their date is known, otherwise after a month. */
  static LocalDate after(LocalDate fetched, @Nullable LocalDate nextEarnings) {
    if (nextEarnings != null) {
      LocalDate reported = nextEarnings.plusDays(DAYS_AFTER_EARNINGS);
      if (reported.isAfter(fetched) && !reported.isAfter(fetched.plusDays(LONGEST_WAIT_DAYS))) {
        return reported;
      }
    }
    return fetched.plusDays(DAYS_WITHOUT_EARNINGS_DATE);
  }
}
