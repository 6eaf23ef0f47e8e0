package dev.sigmasight.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.testing.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;

class DatabaseTest {
  static final Chain CHAIN = new Chain("db/base", "history");
  static final Pool SMALL =
      new Pool(
          2,
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofSeconds(10),
          Duration.ofMinutes(30),
          Duration.ofMinutes(2),
          "test");

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private DatabaseUrl url;
  private Database database;

  @BeforeEach
  void open() {
    url =
        TestDatabases.copyOf(
            "things",
            template -> {
              try (var fresh = new Database("test", template, SMALL, CHAIN)) {
                fresh.migrate();
              }
            });
    database = new Database("test", url, SMALL, CHAIN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sessionsRunInUtcWhateverTheRoleAndThisMachineSay() {
    assertThat(database.sql("show timezone").query(String.class).single()).isEqualTo("UTC");
    assertThat(
            database
                .sql("select now()::timestamp = now() at time zone 'UTC'")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void keepsInstantsExact() {
    Instant at = Instant.parse("2026-03-29T01:30:00.123456Z");
    database
        .sql("insert into thing (name, at) values ('a', :at)")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    assertThat(
            database.sql("select at from thing").query(OffsetDateTime.class).single().toInstant())
        .isEqualTo(at);
    assertThat(database.sql("select at::text from thing").query(String.class).single())
        .isEqualTo("2026-03-29 01:30:00.123456+00");
  }

  @Test
  void keepsWhatATransactionFinished() {
    database.inTransaction(() -> insert("a"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void rollsBackOnAnyException() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      insert("a");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(count()).isZero();
  }

  @Test
  void joinsTheTransactionOfItsCaller() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      database.inTransaction(() -> insert("a"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(count()).isZero();
  }

  @Test
  void lendsTheTransactionsOwnConnection() {
    int session =
        database.inTransaction(
            () -> {
              int outer = backend();
              assertThat(database.<Integer>withConnection(connection -> backend()))
                  .isEqualTo(outer);
              return outer;
            });
    assertThat(session).isPositive();
  }

  @Test
  void copiesRowsInsideTheTransaction() {
    long rows =
        database.inTransaction(
            () ->
                database.copyIn(
                    "copy thing (name) from stdin", out -> out.write("a\nb\nc\n".getBytes(UTF_8))));
    assertThat(rows).isEqualTo(3);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void keepsNothingOfACopyThatFails() {
    assertThatThrownBy(
            () ->
                database.copyIn(
                    "copy thing (name) from stdin",
                    out -> {
                      out.write("a\n".getBytes(UTF_8));
                      throw new IOException("file broken");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("file broken");
    assertThat(count()).isZero();
  }

  @Test
  void stopsAStatementThatTakesTooLong() {
    assertThatThrownBy(() -> sleep("0.5")).isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void letsOneTransactionTakeLonger() {
    assertThat(database.<String>inTransaction(Duration.ofSeconds(5), () -> sleep("0.5"))).isEmpty();
    assertThatThrownBy(() -> sleep("0.5")).isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void tellsBrokenRulesFromBrokenConnections() {
    insert("a");
    assertThatThrownBy(() -> insert("a")).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void saysThatNothingListens() {
    DatabaseUrl nowhere = DatabaseUrl.parse("postgres://ann:s3cret@127.0.0.1:1/risk");
    try (var dead = new Database("AI", nowhere, SMALL, CHAIN)) {
      assertThatThrownBy(() -> dead.sql("select 1").query().listOfRows())
          .isInstanceOfSatisfying(
              DatabaseUnavailable.class, e -> assertThat(e.database()).isEqualTo("AI"))
          .hasMessage(
              "The AI database at 127.0.0.1:1/risk does not answer: nothing listens there.");
      assertThatThrownBy(() -> dead.inTransaction(() -> {}))
          .isInstanceOf(DatabaseUnavailable.class);
      assertThatThrownBy(dead::migrate).isInstanceOf(DatabaseUnavailable.class);
      assertThatThrownBy(() -> dead.ping(Duration.ofSeconds(1)))
          .isInstanceOf(DatabaseUnavailable.class);
    }
  }

  @Test
  void saysThatThePasswordIsRefused() {
    DatabaseUrl wrong = url.withUser(url.user(), "s3cret");
    try (var closed = new Database("test", wrong, SMALL, CHAIN)) {
      assertThatThrownBy(() -> closed.sql("select 1").query().listOfRows())
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageEndingWith("it refuses user tester.")
          .message()
          .doesNotContain("s3cret");
      assertThatThrownBy(closed::migrate).hasMessageEndingWith("it refuses user tester.");
    }
  }

  @Test
  void saysThatTheDatabaseIsNotThere() {
    try (var closed = new Database("test", url.withDatabase("nowhere"), SMALL, CHAIN)) {
      assertThatThrownBy(() -> closed.ping(Duration.ofSeconds(1)))
          .hasMessageEndingWith("there is no database nowhere.");
    }
  }

  @Test
  void saysThatNoConnectionCouldBeMadeInTime() throws Exception {
    try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var slow =
            new Database(
                "test",
                DatabaseUrl.parse(
                    "postgresql://u:p@127.0.0.1:%d/slow".formatted(deaf.getLocalPort())),
                SMALL,
                CHAIN)) {
      assertThatThrownBy(() -> slow.sql("select 1").query().singleRow())
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageEndingWith("no answer in time.");
    }
  }

  @Test
  void saysThatAllConnectionsAreBusy() throws SQLException {
    Connection one = database.dataSource().getConnection();
    Connection two = database.dataSource().getConnection();
    assertThatThrownBy(this::count)
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageEndingWith("all 2 connections are busy.");
    one.close();
    two.close();
    assertThat(count()).isZero();
  }

  @Test
  void waitsOnWhileOthersAreGivenConnections() {
    try (var narrow = new Database("test", url, SMALL.withMaxConnections(1), CHAIN);
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> reads =
          IntStream.range(0, 10)
              .<Future<?>>mapToObj(
                  i ->
                      readers.submit(
                          () -> narrow.sql("select pg_sleep(0.06)").query().listOfRows()))
              .toList();

      assertThat(reads).allSatisfy(read -> assertThat(read).succeedsWithin(TEN_SECONDS));
    }
  }

  @Test
  @Timeout(60)
  void servesWhoeverHasWaitedLongest() throws SQLException {
    List<Integer> served = new CopyOnWriteArrayList<>();
    List<Long> waits = new CopyOnWriteArrayList<>();
    try (var narrow = new Database("test", url, SMALL.withMaxConnections(1), CHAIN);
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      narrow.whenGiven(waits::add);
      List<Future<?>> reads = new ArrayList<>();
      try (Connection _ = narrow.dataSource().getConnection()) {
        for (int i = 0; i < 5; i++) {
          int reader = i;
          AtomicReference<Thread> thread = new AtomicReference<>();
          reads.add(
              readers.submit(
                  () -> {
                    thread.set(Thread.currentThread());
                    narrow.inTransaction(() -> served.add(reader));
                  }));
          while (!waits(thread.get())) {
            Thread.onSpinWait();
          }
        }
        assertThat(narrow.waiting()).isEqualTo(5);
      }
      assertThat(reads).allSatisfy(read -> assertThat(read).succeedsWithin(TEN_SECONDS));
    }
    assertThat(served).containsExactly(0, 1, 2, 3, 4);
    assertThat(waits).hasSize(6).allMatch(nanos -> nanos > 0);
  }

  private static boolean waits(@Nullable Thread thread) {
    return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void failsForThoseBehindAsForThoseInFront() {
    DatabaseUrl nowhere = DatabaseUrl.parse("postgres://ann:s3cret@127.0.0.1:1/risk");
    try (var dead = new Database("AI", nowhere, SMALL.withMaxConnections(1), CHAIN);
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> reads =
          IntStream.range(0, 20)
              .<Future<?>>mapToObj(
                  i -> readers.submit(() -> dead.sql("select 1").query().listOfRows()))
              .toList();

      assertThat(reads)
          .allSatisfy(
              read ->
                  assertThat(read)
                      .failsWithin(TEN_SECONDS)
                      .withThrowableOfType(ExecutionException.class)
                      .withCauseInstanceOf(DatabaseUnavailable.class)
                      .withMessageContaining("nothing listens there"));
    }
  }

  @Test
  void recoversByItselfAfterTheServerEndedItsSessions() {
    int session = backend();
    assertThatThrownBy(
            () ->
                database.sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows())
        .isInstanceOf(DatabaseUnavailable.class);
    assertThat(backend()).isNotEqualTo(session);
  }

  private void insert(String name) {
    database.sql("insert into thing (name) values (:name)").param("name", name).update();
  }

  private int count() {
    return database.sql("select count(*) from thing").query(Integer.class).single();
  }

  private int backend() {
    return database.sql("select pg_backend_pid()").query(Integer.class).single();
  }

  private String sleep(String seconds) {
    return database.sql("select pg_sleep(" + seconds + ")::text").query(String.class).single();
  }

  private void later(String name) {
    database
        .later("insert into thing (name, at) values (:name, :at)")
        .param("name", name)
        .param("at", OffsetDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC))
        .keep();
  }

  private long things() {
    return database.sql("select count(*) from thing").query(Long.class).single();
  }

  @Test
  void rowsForLaterGoInOneMessageWhenTheTransactionEnds() {
    StatementCount.begin();
    database.inTransaction(
        () -> {
          later("a");
          database.inTransaction(() -> later("b"));
          assertThat(things()).isZero();
        });
    assertThat(StatementCount.end()).isEqualTo(2);
    assertThat(things()).isEqualTo(2);
  }

  @Test
  void aRowThatIsRefusedLaterFailsTheTransaction() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      later("a");
                      later("a");
                    }))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(things()).isZero();
  }

  @Test
  void aRowForLaterNeedsATransaction() {
    assertThatThrownBy(() -> later("a")).isInstanceOf(IllegalStateException.class);
  }
}
