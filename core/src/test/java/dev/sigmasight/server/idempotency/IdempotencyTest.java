package dev.sigmasight.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
  private static CoreContext core;
  private static Idempotency idempotency;

  private final AtomicInteger created = new AtomicInteger();
  private AccountId account = new AccountId(UUID.randomUUID());

  record Thing(int number, BigDecimal price) {}

  @BeforeAll
  static void open() {
    core = CoreContext.at("2026-01-15T15:00:00Z");
    idempotency = core.get(Idempotency.class);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void signUp() {
    account = core.newAccount();
  }

  private Created<Thing> create(@Nullable String key, String content) {
    return idempotency.once(
        new CreateRequest(account, key, "POST /things", content), Thing.class, this::thing);
  }

  private Created<Thing> thing() {
    int number = created.incrementAndGet();
    return new Created<>(new Thing(number, new BigDecimal("1.50")), "/things/" + number);
  }

  @Test
  void createsAgainWithoutAKey() {
    create(null, "a");

    assertThat(create(null, "a").location()).isEqualTo("/things/2");
  }

  @Test
  void answersARepeatAsTheFirstTime() {
    Created<Thing> first = create("key", "a");

    assertThat(create("key", "a")).isEqualTo(first);
    assertThat(created).hasValue(1);
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    create("key", "a");

    assertThat(catchThrowableOfType(ProblemException.class, () -> create("key", "b")).problem())
        .isEqualTo(
            new Problem.Conflict(
                "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key came with another request before; use a new key."));
  }

  @Test
  void keepsTheKeysOfTwoAccountsApart() {
    create("key", "a");
    account = core.newAccount();

    assertThat(create("key", "b").location()).isEqualTo("/things/2");
  }

  @Test
  void forgetsAKeyWhoseRequestFailed() {
    CreateRequest request = new CreateRequest(account, "key", "POST /things", "a");

    assertThatThrownBy(
            () ->
                idempotency.once(
                    request,
                    Thing.class,
                    () -> {
                      throw new IllegalStateException("not today");
                    }))
        .hasMessage("not today");

    assertThat(create("key", "a").location()).isEqualTo("/things/1");
  }

  @Test
  void createsOnceForSimultaneousRepeats() throws InterruptedException {
    Callable<Created<Thing>> request = () -> create("key", "a");
    List<Future<Created<Thing>>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(List.of(request, request, request, request));
    }

    assertThat(answers).extracting(Future::resultNow).containsOnly(answers.getFirst().resultNow());
    assertThat(created).hasValue(1);
  }

  @Test
  void forgetsAKeyAfterAWeek() {
    create("key", "a");
    core.get(CoreDb.class)
        .sql("update idempotency_key set created_at = created_at - interval '8 days'")
        .update();

    assertThat(create("key", "b").location()).isEqualTo("/things/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesABlankKey(String key) {
    assertThatThrownBy(() -> create(key, "a")).isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesALongKey() {
    assertThat(create("k".repeat(200), "a").location()).isEqualTo("/things/1");
    assertThatThrownBy(() -> create("k".repeat(201), "a")).isInstanceOf(ProblemException.class);
  }
}
