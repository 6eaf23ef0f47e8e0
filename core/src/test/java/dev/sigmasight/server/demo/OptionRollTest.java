package dev.sigmasight.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.option.OptionSymbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionRollTest {

  private static OptionSymbol rolled(String documented, String then, String now, String seeding) {
    return new OptionRoll(TradingCalendar.nyse(), LocalDate.parse(seeding))
        .roll(OptionSymbol.parse(documented), new BigDecimal(then), new BigDecimal(now));
  }

  @Test
  void keepsRightUnderlyingAndMoneyness() {
    // 200 / 204.94 × 255.20 = 249.05, to the nearest 5
    assertThat(rolled("AAPL250815P00200000", "204.94", "255.20", "2026-01-14"))
        .hasToString("AAPL260717P00250000");
  }

  @ParameterizedTest
  @CsvSource({
    // third Friday at least six months later
    "2026-01-14, 2026-07-17",
    "2026-01-16, 2026-07-17",
    "2026-01-20, 2026-08-21",
    // 19 June is a holiday and a Friday in 2026
    "2025-12-15, 2026-06-18",
    "2026-11-20, 2027-05-21"
  })
  void expiresOnTheThirdFridayAtLeastSixMonthsAfter(String seeding, LocalDate expiry) {
    assertThat(rolled("SPY250919C00460000", "616.14", "616.14", seeding).expiry())
        .isEqualTo(expiry);
  }

  @ParameterizedTest
  @CsvSource({
    "0.10, 0.5",
    "0.74, 0.5",
    "0.76, 1",
    "24.70, 24.5",
    "24.90, 25",
    "25.40, 25",
    "199.60, 200",
    "201.00, 200",
    "202.60, 205",
    "1199.67, 1200"
  })
  void roundsToStrikesThatAreListed(String strike, String listed) {
    assertThat(OptionRoll.listed(new BigDecimal(strike))).isEqualByComparingTo(listed);
  }
}
