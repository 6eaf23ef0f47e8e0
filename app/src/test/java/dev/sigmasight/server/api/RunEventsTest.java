package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** A run is followed line by line, from one server or several, without loss and without repeats. */
class RunEventsTest {
  private static final String RUNS = "/api/v1/admin/batch/run";
  private static final Pattern ID = Pattern.compile("^id: (\\d+)$", Pattern.MULTILINE);
  private static final Pattern END = Pattern.compile("^event: end$", Pattern.MULTILINE);
  private static TestServer server;
  private static Client admin;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    admin = server.signedIn(server.account(Role.ADMIN));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String start() {
    return admin.post(RUNS).text("batch_run_id");
  }

  private static Answer follow(String run) {
    return admin.get(RUNS + "/" + run + "/events");
  }

  private static List<Long> ids(Answer stream) {
    return ID.matcher(stream.text()).results().map(found -> Long.valueOf(found.group(1))).toList();
  }

  @Test
  void sendsEveryLineOnceAndOneEnd() {
    Answer stream = follow(start());

    assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
    List<Long> ids = ids(stream);
    assertThat(ids)
        .hasSizeGreaterThan(2)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(ids.getFirst(), ids.getLast()).boxed().toList());
    assertThat(END.matcher(stream.text()).results()).hasSize(1);
    assertThat(stream.text()).contains("event: log", "\"state\": \"SUCCEEDED\"");
  }

  @Test
  void goesOnAfterTheLastLineSeen() {
    String run = start();
    List<Long> all = ids(follow(run));

    Answer rest =
        admin.with("Last-Event-ID", Long.toString(all.get(1))).get(RUNS + "/" + run + "/events");

    assertThat(ids(rest)).isEqualTo(all.subList(2, all.size()));
    Answer nothing =
        admin.with("Last-Event-ID", Long.toString(all.getLast())).get(RUNS + "/" + run + "/events");
    assertThat(nothing.status()).isEqualTo(204);
  }

  @Test
  void aNumberThatNoLineHasDoesNotCutTheStreamShort() {
    String run = start();
    follow(run);
    String path = RUNS + "/" + run + "/events";

    Answer whole = admin.with("Last-Event-ID", "-3").get(path);

    assertThat(ids(whole).getFirst()).isOne();
    assertThat(END.matcher(whole.text()).results()).isNotEmpty();
    assertThat(admin.with("Last-Event-ID", "99999999").get(path).status()).isEqualTo(204);
    Answer odd = admin.with("Last-Event-ID", "odd").get(path);
    assertThat(odd.status()).isEqualTo(400);
    assertThat(odd.header("Content-Type")).startsWith("application/problem+json");
  }

  /** The run waits on one server while another one that shares the database is asked for it. */
  @Test
  void isSentByAnyServerOfTheDatabase() {
    String core = server.part(Environment.class).getProperty("DATABASE_URL");
    try (TestServer other = TestServer.start(Map.of("DATABASE_URL", String.valueOf(core)))) {
      String run = start();

      Answer there =
          new Client("http://localhost:" + other.port(), admin.headers())
              .get(RUNS + "/" + run + "/events");

      assertThat(ids(there)).isEqualTo(ids(follow(run)));
    }
  }

  @Test
  void waitsForWhatComes() throws Exception {
    String run = start();
    long seen = ids(follow(run)).getLast();
    UUID id = UUID.fromString(run);
    server
        .core()
        .sql(
            """
            update batch_run set state = 'RUNNING', finished_at = null, owner = '1-other',
              lease_until = now() + interval '1 minute' where id = :run
            """)
        .param("run", id)
        .update();
    CompletableFuture<Answer> following =
        CompletableFuture.supplyAsync(
            () ->
                admin.with("Last-Event-ID", Long.toString(seen)).get(RUNS + "/" + run + "/events"));
    server
        .core()
        .sql("update batch_run set lease_until = now() - interval '1 second' where id = :run")
        .param("run", id)
        .update();

    assertThat(following.get().text())
        .as("taken over from the process that gives no sign of life")
        .contains("Abandoned by process 1", "event: end");
  }

  @Test
  void isNotForOthers() {
    Client user = server.signedIn(server.account(Role.USER));

    assertThat(user.get(RUNS + "/" + UUID.randomUUID() + "/events").status()).isEqualTo(403);
    assertThat(follow(UUID.randomUUID().toString()).status()).isEqualTo(404);
  }
}
