package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.provider.DailyBudget.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 3);
  private static final Account FMP = new Account("fmp", "0a1b2c3d");

  private final MarketDb market = MarketDb.fresh();

  @AfterEach
  void close() {
    market.close();
  }

  /** Two processes, as two budgets on one database. */
  @Test
  void neverGivesMoreThanTheLimitHoweverManyAsk() throws InterruptedException {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (CallBudget budget : List.of(new CallBudget(market.db()), new CallBudget(market.db()))) {
      for (int i = 0; i < 40; i++) {
        calls.add(() -> budget.take(FMP, DAY, 25));
      }
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(calls).stream().filter(Future::resultNow)).hasSize(25);
    }
  }

  @Test
  void countsEachDayAndAccountForItself() {
    CallBudget budget = new CallBudget(market.db());

    assertThat(budget.take(FMP, DAY, 1)).isTrue();
    assertThat(budget.take(FMP, DAY, 1)).isFalse();
    assertThat(budget.take(FMP, DAY.plusDays(1), 1)).isTrue();
    assertThat(budget.take(new Account("fmp", "ffffffff"), DAY, 1)).isTrue();
    assertThat(budget.take(new Account("polygon", "0a1b2c3d"), DAY, 1)).isTrue();
    assertThat(budget.take(new Account("polygon", "0a1b2c3d"), DAY, 0)).isFalse();
  }
}
