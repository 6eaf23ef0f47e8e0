package dev.sigmasight.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On SIGTERM a process finishes what it can, lets go of the rest at once, and ends. */
class StopTest {
  private static final String PORTFOLIO = "1d8ddd95-3b45-0ac5-35bf-cf81af94a5fe";
  private static final int TERMINATED = 143;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Pattern SERVES = Pattern.compile("serves http://localhost:(\\d+) ");
  private static final String SIGN_IN =
      "{\"email\":\"demo_individual@sigmasight.com\",\"password\":\"demo12345\"}";

  @TempDir private Path folder;

  /** Holds every run up where it writes, so that it surely is under way. */
  private record Barrier(Shell shell, Connection connection) implements AutoCloseable {
    static Barrier before(Shell shell) throws SQLException {
      DatabaseUrl url = shell.core();
      Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table position_snapshot in share mode");
      }
      return new Barrier(shell, connection);
    }

    void awaitRun() {
      String waits = "pg_locks where not granted and relation = 'position_snapshot'::regclass";
      await(() -> shell.count(waits) > 0);
    }

    void lift() throws SQLException {
      connection.close();
    }

    @Override
    public void close() throws SQLException {
      lift();
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant limit = Instant.now().plus(LONGEST);
    while (!condition.getAsBoolean() && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static String run(Shell shell) {
    return shell.ask(
        db ->
            db.sql("select concat_ws(' ', state, owner, lease_until) from batch_run")
                .query(String.class)
                .single());
  }

  private static int endOf(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void aCommandLetsGoOfItsRunAndAnotherGoesOnAtOnce() throws Exception {
    Shell shell = Shell.seeded();
    Path output = folder.resolve("output.txt");
    String[] command = {"batch", "run", "--date", "2025-07-03"};
    try (Barrier barrier = Barrier.before(shell)) {
      Process process = shell.start(output, command);
      try {
        barrier.awaitRun();

        process.destroy();

        await(() -> run(shell).equals("QUEUED"));
        barrier.lift();
        assertThat(endOf(process)).as(Files.readString(output)).isEqualTo(TERMINATED);
        assertThat(output)
            .content()
            .contains(
                "the run is not over: a server that runs goes on with it",
                "`sigmasight batch cancel ")
            .doesNotContain("QUEUED in");
      } finally {
        process.destroyForcibly();
      }
    }
    Shell.Said said = shell.run(command);
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(shell.count("batch_run where state = 'SUCCEEDED' and attempt = 2")).isOne();
  }

  @Test
  void aServerFinishesItsRequestsAndLetsGoOfItsRuns() throws Exception {
    Shell shell = Shell.seeded().with("PORT", "0");
    try (Barrier barrier = Barrier.before(shell);
        Served server = Served.start(shell)) {
      String token = server.post("/api/v1/auth/login", "", SIGN_IN).get("access_token").asString();
      JsonNode asked = server.post("/api/v1/portfolios/" + PORTFOLIO + "/calculate", token, "");
      String events =
          "/api/v1/portfolios/%s/batch-status/%s/events"
              .formatted(PORTFOLIO, asked.get("batch_run_id").asString());
      CompletableFuture<List<String>> stream = server.follow(events, token);
      barrier.awaitRun();
      try (Socket half = server.half("/api/v1/auth/login", SIGN_IN)) {
        server.process().destroy();

        await(() -> server.status("/readyz") == 503);
        await(() -> run(shell).equals("QUEUED"));
        assertThat(server.status("/livez")).isEqualTo(200);
        barrier.lift();
        List<String> lines = stream.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        assertThat(lines).contains("retry: 2000").anyMatch(line -> line.startsWith("id: "));
        assertThat(lines).as("a reader comes back and goes on").doesNotContain("event: end");
        half.getOutputStream().write(SIGN_IN.substring(10).getBytes(UTF_8));
        assertThat(new String(half.getInputStream().readAllBytes(), UTF_8))
            .startsWith("HTTP/1.1 200")
            .contains("access_token");
      }
      assertThat(endOf(server.process())).isEqualTo(TERMINATED);
    }
    assertThat(run(shell)).isEqualTo("QUEUED");
  }

  @Test
  void aServerWhoseLogIsJsonSaysNothingElse() throws Exception {
    Shell shell = Shell.migrated().with("PORT", "0").with("SIGMASIGHT_LOG_FORMAT", "json");
    Path errors = folder.resolve("errors.txt");
    Process process =
        withoutTests(shell.process("serve", "--sigmasight.schedule.enabled=false"))
            .redirectErrorStream(false)
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      List<String> messages = new ArrayList<>();
      while (messages.stream().noneMatch(said -> SERVES.matcher(said).find())) {
        messages.add(message(output.readLine()));
      }
      boolean _ = process.toHandle().destroy(); // which leaves its output open
      output.lines().forEach(line -> messages.add(message(line)));

      assertThat(messages).doesNotContain("");
      assertThat(endOf(process)).isEqualTo(TERMINATED);
      assertThat(errors).isEmptyFile();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The classes of the tests bring a log of their own. */
  private static ProcessBuilder withoutTests(ProcessBuilder process) {
    List<String> command = new ArrayList<>(process.command());
    int path = command.indexOf("-cp") + 1;
    command.set(
        path,
        Stream.of(command.get(path).split(File.pathSeparator, -1))
            .filter(each -> !each.endsWith("test-classes") && !each.endsWith("-tests.jar"))
            .collect(Collectors.joining(File.pathSeparator)));
    return process.command(command);
  }

  private static String message(String line) {
    return new JsonMapper().readTree(line).get("message").asString();
  }

  /** A server in a process of its own. */
  private record Served(Process process, int port, HttpClient http) implements AutoCloseable {
    static Served start(Shell shell) throws IOException {
      Process process = shell.process("serve", "--sigmasight.schedule.enabled=false").start();
      BufferedReader output = process.inputReader(UTF_8);
      StringBuilder said = new StringBuilder();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher found = SERVES.matcher(line);
        if (found.find()) {
          Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
          return new Served(process, Integer.parseInt(found.group(1)), HttpClient.newHttpClient());
        }
        said.append(line).append('\n');
      }
      throw new IllegalStateException("The server did not start:\n" + said);
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(LONGEST);
    }

    JsonNode post(String path, String token, String body) throws Exception {
      HttpRequest.Builder request =
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return new JsonMapper().readTree(answer.body());
    }

    /** All lines until the server ends the answer as it should. */
    CompletableFuture<List<String>> follow(String path, String token) throws Exception {
      HttpRequest request = request(path).header("Authorization", "Bearer " + token).build();
      InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
      return CompletableFuture.supplyAsync(
          () -> new BufferedReader(new InputStreamReader(body, UTF_8)).lines().toList(),
          task -> Thread.ofVirtual().start(task));
    }

    int status(String path) {
      try {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.discarding())
            .statusCode();
      } catch (IOException e) {
        return -1;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }

    /** A request whose first ten bytes of content are sent, and the rest is awaited. */
    Socket half(String path, String body) throws IOException {
      Socket socket = new Socket("localhost", port);
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              .formatted(path);
      String length = "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length());
      socket.getOutputStream().write((head + length + body.substring(0, 10)).getBytes(UTF_8));
      return socket;
    }

    @Override
    public void close() {
      process.destroyForcibly();
      http.close();
    }
  }
}
