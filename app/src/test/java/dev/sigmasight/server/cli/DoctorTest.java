package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Finding.State;
import dev.sigmasight.server.cli.Shell.Said;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sigmasight doctor}. */
class DoctorTest {
  @TempDir private Path home;

  private List<String> variables(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Map.of("SIGMASIGHT_HOME", home.toString()));
    all.putAll(more);
    return new EnvironmentExamination(Surroundings.of(all))
        .findings().stream().map(each -> each.said() + " " + each.remedy()).toList();
  }

  @Test
  void findsNothingWrongBesideRunningDatabases() {
    Said said = Shell.migrated().with("PORT", freePort()).run("doctor", "--json");

    JsonNode answer = new JsonMapper().readTree(said.out());
    assertThat(said.exitCode()).as(said.out()).isZero();
    assertThat(answer.get("well").asBoolean()).isTrue();
    assertThat(answer.get("findings").valueStream().map(each -> each.get("name").asString()))
        .contains(
            "Java",
            "processors",
            "memory",
            "disk",
            "open files",
            "characters",
            "time zone",
            "port",
            "core clock",
            "AI clock",
            "variables");
  }

  @Test
  void namesADatabaseThatDoesNotAnswerAndAPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      Said said =
          Shell.migrated()
              .with("AI_DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nothing")
              .with("PORT", Integer.toString(other.getLocalPort()))
              .run("doctor");

      assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(said.out())
          .contains("is taken by something else", "127.0.0.1:1/nothing does not answer")
          .contains("what to do: choose another PORT")
          .doesNotContain("nobody:nothing");
    }
  }

  @Test
  void tellsAWrongPasswordFromAServerThatIsDown() {
    Shell shell = Shell.migrated();
    String wrong = shell.core().withUser(shell.core().user(), "wrong").withLogin();

    Said said = shell.with("DATABASE_URL", wrong).with("PORT", freePort()).run("doctor");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.out())
        .contains("The core database at " + shell.core().place() + " does not answer: it refuses")
        .contains("what to do: correct the user or the password in DATABASE_URL\n")
        .doesNotContain("core clock database", "wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "SIGMASIGHT_HOEM, x, the name is SIGMASIGHT_HOME",
    "SIGMASIGHT_SOMETHING_ELSE, x, means nothing here",
    "SIGMASIGHT_BATCH_THREDS, 4, the name is SIGMASIGHT_BATCH_THREADS",
    "SIGMASIGHT_BATCH_THREADS, four, is \"four\"",
    "SIGMASIGHT_SCHEDULE_DAILY, half past six, is \"half past six\"",
    "OPENAI_MODEL, x, the name is OPENAI_MODELS",
    "OPENAI_APIKEY, x, the name is OPENAI_API_KEY",
    "DATABSE_URL, x, the name is DATABASE_URL",
    "DB_URL, x, the name is DATABASE_URL",
    "DATABASE_URL, x, no database lies in the folder",
    "SIGMASIGHT_ENV, production, the databases are embedded",
    "SIGMASIGHT_ENV, prod, set it to development or production",
    "SIGMASIGHT_LOG_FORMAT, JSON, set it to json or text",
    "PORT, http, set it to the number of a port",
    "SIGMASIGHT_SECURITY_TOKEN_LIFETIME, -1h, set it to something that is not negative",
    "SIGMASIGHT_SECURITY_FAILURES_PER_EMAIL, 0, set it to something above 0",
    "SIGMASIGHT_DATABASE_CORE_MAX_CONNECTIONS, 0, set it to something above 0",
    "SECRET_KEY, short, of at least 32"
  })
  void namesAVariableThatDoesNotDo(String name, String value, String said) {
    assertThat(variables(Map.of(name, value))).singleElement().asString().contains(said);
  }

  @Test
  void knowsTheVariablesOfTheDocumentation() {
    assertThat(
            variables(
                Map.of(
                    "SIGMASIGHT_CACHE", "x",
                    "SIGMASIGHT_PRICES_SOURCES", "csv",
                    "SIGMASIGHT_BATCH_QUEUEWORKERS", "3",
                    "SIGMASIGHT_BATCH_RUN_DEADLINE", "90m",
                    "SIGMASIGHT_SCHEDULE_DAILY", "18:30",
                    "SIGMASIGHT_AI_MONTHLY_ANSWERS", "-1",
                    "SIGMASIGHT_PROVIDERS_FMP_PER_DAY", "0",
                    "OPENAI_BASE_URL", "x",
                    "SIGMASIGHT_SECURITY_TOKEN_LIFETIME", "1h")))
        .containsExactly("none is unknown, none contradicts another ");
  }

  @Test
  void knowsEveryVariableThatTheSettingsRead() throws IOException {
    String settings;
    try (InputStream file = DoctorTest.class.getResourceAsStream("/application.properties")) {
      settings = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> names =
        Pattern.compile("\\$\\{([A-Z][A-Z_]+):")
            .matcher(settings)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(names).contains("OPENAI_API_KEY", "SIGMASIGHT_LOG_FORMAT");
    for (String name : names) {
      assertThat(variables(Map.of(name, "1".repeat(5))))
          .as(name)
          .noneMatch(said -> said.contains("means nothing here"));
    }
  }

  @ParameterizedTest
  @CsvSource({"PT1S, OK", "PT10S, WARNING", "PT40S, FAILED"})
  void judgesClocksByTheLeaseOfTheBatch(Duration skew, State state) {
    assertThat(ServerExamination.judge("clock", skew).state()).isEqualTo(state);
  }

  /** Below a file there is no folder, whoever asks. */
  @Test
  void namesAHomeThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    Path impossible = file.resolve("home");
    Shell shell =
        new Shell(
            Shell.untouched().core(),
            Shell.untouched().ai(),
            Map.of("SIGMASIGHT_HOME", impossible.toString(), "PORT", freePort()));

    Said said = shell.run("doctor");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("failed    disk", "nothing can be written to " + file)
        .contains("what to do: set SIGMASIGHT_HOME to a folder of your own");
  }

  @Test
  void namesATimeZoneThatIsNone() {
    List<Finding> findings =
        new MachineExamination(
                Surroundings.of(Map.of("SIGMASIGHT_HOME", home.toString(), "TZ", "Moon/Sea")))
            .findings();

    assertThat(findings)
        .filteredOn(each -> each.name().equals("time zone"))
        .singleElement()
        .extracting(Finding::state)
        .isEqualTo(State.WARNING);
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
