package dev.sigmasight.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyBudgetTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final DailyBudget.Account ACCOUNT = new DailyBudget.Account("fmp", "anonymous");

  @Test
  void givesEveryCallOfADayOnceWhoeverAsks() {
    DailyBudget budget = DailyBudget.inMemory();

    long given =
        IntStream.range(0, 1000).parallel().filter(_ -> budget.take(ACCOUNT, DAY, 250)).count();

    assertThat(given).isEqualTo(250);
  }

  @Test
  void startsAnewTheNextDayAndForAnotherAccount() {
    DailyBudget budget = DailyBudget.inMemory();
    budget.take(ACCOUNT, DAY, 1);

    assertThat(budget.take(ACCOUNT, DAY, 1)).isFalse();
    assertThat(budget.take(new DailyBudget.Account("fmp", "0a1b2c3d"), DAY, 1)).isTrue();
    assertThat(budget.take(ACCOUNT, DAY.plusDays(1), 1)).isTrue();
  }
}
