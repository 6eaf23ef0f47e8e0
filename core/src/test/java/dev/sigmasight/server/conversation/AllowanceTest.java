package dev.sigmasight.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.kernel.conversation.Allowance.Left;
import dev.sigmasight.kernel.conversation.Allowance.Spent;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account may use of models, and all together may spend. */
class AllowanceTest {
  private static final Instant EVENING = Instant.parse("2026-01-31T23:00:00Z");
  private static CoreContext core;

  private AccountId account = new AccountId(UUID.randomUUID());

  @BeforeAll
  static void open() {
    core = CoreContext.at(EVENING.toString());
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void startAfresh() {
    account = core.newAccount();
    for (String table : List.of("model_spending", "answer_reservation", "answer_allowance")) {
      db().sql("delete from " + table).update();
    }
  }

  private static CoreDb db() {
    return core.get(CoreDb.class);
  }

  private static StoredAllowance allowance(int answers, String daily, String monthly) {
    return allowance(answers, daily, monthly, EVENING);
  }

  private static StoredAllowance allowance(int answers, String daily, String monthly, Instant now) {
    return new StoredAllowance(
        db(),
        new AllowanceSettings(true, answers, new BigDecimal(daily), new BigDecimal(monthly)),
        Clock.fixed(now, ZoneOffset.ofHours(9)));
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static BigDecimal spent(String period) {
    return db().sql("select sum(spent) from model_spending where period = :period")
        .param("period", period)
        .query(BigDecimal.class)
        .single();
  }

  @Test
  void isAPartOfTheApplicationWithTheUsualLimits() {
    assertThat(core.get(Allowance.class).left(account)).isEqualTo(new Left(100, 0));
  }

  @Test
  void countsAnswersUntilTheMonthIsUsedUp() {
    Allowance allowance = allowance(2, "-1", "-1");
    allowance.reserve(account, BigDecimal.ZERO);
    allowance.reserve(account, BigDecimal.ZERO);

    Problem refused =
        catchThrowableOfType(
                ProblemException.class, () -> allowance.reserve(account, BigDecimal.ZERO))
            .problem();

    assertThat(refused)
        .isEqualTo(
            new Problem.TooManyRequests(
                "The 2 answers of this month are used up; the next ones are there on 2026-02-01.",
                Duration.ofHours(1)));
    assertThat(allowance.left(account)).isEqualTo(new Left(2, 2));
    assertThat(allowance.left(core.newAccount())).isEqualTo(new Left(2, 0));
  }

  @Test
  void startsAgainWithTheMonthInUtc() {
    allowance(1, "-1", "-1").reserve(account, BigDecimal.ZERO);

    Allowance next = allowance(1, "-1", "-1", EVENING.plus(Duration.ofHours(1)));

    assertThat(next.left(account).used()).isZero();
    assertThat(next.reserve(account, BigDecimal.ZERO)).isNotNull();
  }

  @Test
  void letsNobodyAskWithALimitOfNothing() {
    assertThatThrownBy(() -> allowance(0, "-1", "-1").reserve(account, BigDecimal.ZERO))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void countsWithoutALimit() {
    Allowance allowance = allowance(-1, "-1", "-1");
    allowance.reserve(account, money("1000000"));
    allowance.reserve(account, money("1000000"));

    assertThat(allowance.left(account)).isEqualTo(new Left(-1, 2));
    assertThat(spent("day")).isEqualByComparingTo("2000000");
  }

  @Test
  void neverTakesMoreThanThereIsWhenManyAskAtOnce() throws InterruptedException {
    Allowance allowance = allowance(10, "5", "100");
    Callable<UUID> ask = () -> allowance.reserve(account, BigDecimal.ONE);
    List<Future<UUID>> asked;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked = threads.invokeAll(Collections.nCopies(16, ask));
    }

    assertThat(asked.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(5);
    assertThat(spent("day")).isEqualByComparingTo("5");
    assertThat(spent("month")).isEqualByComparingTo("5");
    assertThat(allowance.left(account).used()).isEqualTo(5);
  }

  @Test
  void neverCountsMoreAnswersThanThereAreWhenManyAskAtOnce() throws InterruptedException {
    Allowance allowance = allowance(7, "-1", "-1");
    Callable<UUID> ask = () -> allowance.reserve(account, BigDecimal.ZERO);
    List<Future<UUID>> asked;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked = threads.invokeAll(Collections.nCopies(16, ask));
    }

    assertThat(asked.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(7);
    assertThat(allowance.left(account).used()).isEqualTo(7);
  }

  @Test
  void leavesOnlyWorkWithoutCostWhenTheMoneyOfTheDayIsSpent() {
    Allowance allowance = allowance(10, "1", "100");
    allowance.reserve(account, money("0.6"));

    assertThatThrownBy(() -> allowance.reserve(account, money("0.5")))
        .isInstanceOf(Spent.class)
        .hasMessageContaining("day");

    assertThat(allowance.left(account).used()).isOne();
    assertThat(allowance.reserve(account, money("0.4"))).isNotNull();
    assertThat(allowance.reserve(account, BigDecimal.ZERO)).isNotNull();
  }

  @Test
  void leavesTheDayAloneWhenTheMoneyOfTheMonthIsSpent() {
    Allowance allowance = allowance(10, "10", "1");

    assertThatThrownBy(() -> allowance.reserve(core.newAccount(), money("1.5")))
        .isInstanceOf(Spent.class)
        .hasMessageContaining("month");
    allowance.reserve(account, money("1"));

    assertThat(spent("day")).isEqualByComparingTo("1");
  }

  @Test
  void spendsNothingWhenModelsAreSwitchedOff() {
    var off =
        new StoredAllowance(
            db(),
            new AllowanceSettings(false, 10, money("-1"), money("-1")),
            Clock.fixed(EVENING, ZoneOffset.UTC));

    assertThatThrownBy(() -> off.reserve(account, money("0.01"))).isInstanceOf(Spent.class);
    assertThat(off.reserve(account, BigDecimal.ZERO)).isNotNull();
  }

  @Test
  void replacesWhatWasTakenByWhatWasUsedOnce() {
    Allowance allowance = allowance(10, "5", "5");
    UUID reserved = allowance.reserve(account, money("3"));

    allowance.settle(reserved, 1, money("0.123456789"));
    allowance.settle(reserved, 0, money("0"));

    assertThat(allowance.left(account).used()).isOne();
    assertThat(spent("day")).isEqualByComparingTo("0.12345679");
    assertThat(spent("month")).isEqualByComparingTo("0.12345679");
  }

  @Test
  void givesBackTheAnswerOfATurnThatFailed() {
    Allowance allowance = allowance(1, "5", "5");
    UUID reserved = allowance.reserve(account, money("3"));

    allowance.settle(reserved, 0, money("0.5"));

    assertThat(allowance.left(account).used()).isZero();
    assertThat(spent("day")).isEqualByComparingTo("0.5");
  }

  @Test
  void settlesOnTheDayThatItWasTakenFrom() {
    UUID reserved = allowance(10, "5", "5").reserve(account, money("3"));

    allowance(10, "5", "5", EVENING.plus(Duration.ofHours(2))).settle(reserved, 1, money("1"));

    assertThat(
            db().sql("select period || ' ' || starts_on || ' ' || round(spent) from model_spending")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("day 2026-01-31 1", "month 2026-01-01 1");
  }

  @Test
  void givesBackAnswersThatNobodySettles() {
    StoredAllowance allowance = allowance(1, "5", "5");
    allowance.reserve(account, money("3"));

    assertThat(allowance.giveUp(EVENING)).isZero();
    assertThat(allowance.giveUp(EVENING.plusSeconds(1))).isOne();

    assertThat(allowance.left(account).used()).isZero();
    assertThat(spent("day")).isEqualByComparingTo("3");
  }
}
