package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.cli.Main;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.web.SecurityFilterChain;

/** A start that cannot succeed ends in one sentence. */
class StartTest {

  private static String refusal(Map<String, String> properties) {
    return String.valueOf(
        catchThrowableOfType(
                StartRefused.class, () -> SigmaSight.serve(TestServer.arguments(properties)))
            .getMessage());
  }

  @Test
  void namesATakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(refusal(Map.of("PORT", port)))
          .isEqualTo(
              "Port "
                  + port
                  + " is taken by another program: stop it, or choose another port with PORT.");
    }
  }

  @Test
  void namesAMissingCoreDatabase() throws IOException {
    String url;
    try (ServerSocket free = new ServerSocket(0)) {
      url =
          TestServer.withLogin(
              DatabaseUrl.of("127.0.0.1", free.getLocalPort(), "core").withUser("me", "hush"));
    }

    assertThat(refusal(Map.of("DATABASE_URL", url)))
        .startsWith("The core database at 127.0.0.1:")
        .contains("does not answer")
        .doesNotContain("hush", "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', SECRET_KEY is not set",
    "short, SECRET_KEY has 5 bytes and needs at least 32",
    "your-secret-key-here-change-in-production, SECRET_KEY is a well-known or repetitive text",
    "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbb, SECRET_KEY is a well-known or repetitive text",
  })
  void refusesAMissingOrWeakKey(String key, String start) {
    assertThat(refusal(Map.of("SECRET_KEY", key))).startsWith(start).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "80x", "70000"})
  void saysWhatAPortIs(String port) {
    assertThat(refusal(Map.of("PORT", port)))
        .isEqualTo("PORT must be the number of a port, from 0 to 65535.");
  }

  @Test
  void touchesNoDatabaseWithAWeakKey() {
    DatabaseUrl url = TestDatabases.empty();

    refusal(Map.of("SECRET_KEY", "short", "DATABASE_URL", TestServer.withLogin(url)));

    try (CoreDb db = new CoreDb(CoreDbSettings.of(url))) {
      assertThat(
              db.sql("select count(*) from pg_tables where schemaname = 'public'")
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }

  @Test
  void namesAVariableThatIsMissing() {
    assertThat(refusal(Map.of("AI_DATABASE_URL", "")))
        .startsWith("DATABASE_URL is set but AI_DATABASE_URL is not");
  }

  @Test
  void refusesASchemaOfAnotherVersionInsteadOfMigratingIt() {
    assertThat(refusal(Map.of("sigmasight.database.at-start", "VALIDATE")))
        .startsWith("The core database lacks");
  }

  @Test
  void givesACommandThePartsWithoutTheWebEdge() {
    try (ConfigurableApplicationContext parts =
        SigmaSight.withoutWeb(TestServer.arguments(Map.of("SECRET_KEY", "")))) {
      assertThat(parts.getBean(Accounts.class).byEmail("nobody@example.com")).isEmpty();
      assertThat(parts.getBeansOfType(SecurityFilterChain.class)).isEmpty();
    }
  }

  @Test
  void endsTheProcessWithOneSentenceAndCodeOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Process process =
          start(
              Map.of("PORT", Integer.toString(taken.getLocalPort()), "logging.level.root", "off"));
      String said =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isOne();
      assertThat(said.lines()).hasSize(1);
      assertThat(said).startsWith("sigmasight: Port ").contains("is taken");
    }
  }

  private static Process start(Map<String, String> properties) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("serve");
    command.addAll(List.of(TestServer.arguments(properties)));
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Test
  void namesASettingThatCannotBeRead() {
    assertThat(refusal(Map.of("sigmasight.security.window", "soon")))
        .isEqualTo("The setting sigmasight.security.window has a value that cannot be read.");
  }
}
