package dev.sigmasight.market.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyExpiryTest {

  private static final MonthlyExpiry EXPIRY = new MonthlyExpiry(TradingCalendar.nyse());

  @ParameterizedTest
  @CsvSource({
    "2025-08-01,2025-08-15",
    "2025-08-15,2025-08-15",
    "2025-08-16,2025-09-19",
    "2025-12-20,2026-01-16",
    // Good Friday
    "2025-04-01,2025-04-17",
    "2025-04-17,2025-04-17",
    "2025-04-18,2025-05-16",
    // Juneteenth on a Friday
    "2026-06-01,2026-06-18",
    "2026-06-19,2026-07-17"
  })
  void findsTheThirdFriday(LocalDate date, LocalDate expiry) {
    assertThat(EXPIRY.thirdFridayOnOrAfter(date)).isEqualTo(expiry);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-30,2026-01-16",
    "2025-11-10,2026-05-15",
    "2025-11-15,2026-05-15",
    "2025-11-16,2026-06-18",
    // there is no 31 February
    "2025-08-31,2026-03-20"
  })
  void leavesAtLeastSixMonths(LocalDate date, LocalDate expiry) {
    assertThat(EXPIRY.sixMonthsAfter(date)).isEqualTo(expiry);
  }
}
