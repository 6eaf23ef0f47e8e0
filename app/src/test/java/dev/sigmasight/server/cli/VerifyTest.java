package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sigmasight verify}. */
class VerifyTest {

  private static List<String> failed(Said said) {
    return said.out()
        .lines()
        .filter(line -> line.contains("  failed  "))
        .map(line -> line.replaceAll("^\\d  failed  (.*?)  +.*$", "$1"))
        .toList();
  }

  @Test
  void passesEightChecksBesideARunningServer() {
    Shell shell = Shell.seeded();
    try (TestServer server = TestServer.start(shell.environment())) {
      Said said = shell.run("verify", "--port", Integer.toString(server.port()));

      assertThat(said.exitCode()).as(said.out()).isZero();
      assertThat(said.out().lines()).hasSize(9).last().isEqualTo("8 of 8 checks passed");
    }
  }

  @Test
  void wantsNoDemoAccountsWhereThereIsNoDemo() {
    Shell shell = Shell.migrated();
    Said none = shell.run("verify", "--port", "1");
    int _ =
        shell.ask(
            db ->
                db.sql("insert into account (id, email, full_name) values (:id, 'a@x.io', 'A')")
                    .param("id", DemoAccount.all().getFirst().id().value())
                    .update());
    Said one = shell.run("verify", "--port", "1");

    assertThat(failed(none)).containsExactly("API");
    assertThat(none.out()).contains("no demo accounts: this is no demo installation");
    assertThat(failed(one)).containsExactly("demo users", "API");
    assertThat(one.out()).contains("1 of 4", "run `sigmasight seed`");
  }

  @Test
  void wantsTheDatabaseMendedBeforeAnythingElse() {
    Said said =
        Shell.migrated()
            .with("DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nothing")
            .run("verify", "--port", "1");

    assertThat(failed(said))
        .containsExactly("core database", "migrations", "demo users", "factor definitions", "API");
    assertThat(said.out()).contains("mend the core database first").doesNotContain("seed");
  }

  @Test
  void saysWhatToDoOnAnUntouchedMachine() {
    Said said = Shell.untouched().run("verify", "--port", "1");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed(said)).containsExactly("migrations", "factor definitions", "API");
    assertThat(said.out()).contains("sigmasight migrate", "sigmasight serve");
  }

  @Test
  void namesTheDatabaseThatIsDown() {
    Said said =
        Shell.seeded()
            .with("AI_DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nothing")
            .run("verify", "--port", "1");

    assertThat(failed(said)).containsExactly("AI database", "migrations", "API");
    assertThat(said.out()).contains("127.0.0.1:1").doesNotContain("nothing:");
  }

  @Test
  void wantsNoAccountInProductionThatEverybodyCanSignInTo() {
    Shell seeded = Shell.seeded().with("SIGMASIGHT_ENV", "production");
    Said open = seeded.run("verify", "--port", "1");
    int closing = seeded.ask(db -> db.sql("update account set deactivated_at = now()").update());
    Said closed = seeded.run("verify", "--port", "1");

    assertThat(failed(open)).contains("demo users");
    assertThat(open.out()).contains("4 in production", "deactivate them");
    assertThat(closing).isEqualTo(4);
    assertThat(failed(closed)).doesNotContain("demo users");
  }

  @Test
  void saysForEachFailureWhatToDo() {
    Said said = Shell.untouched().run("verify", "--port", "1");

    assertThat(said.out().lines().filter(line -> line.startsWith("           what to do: ")))
        .hasSize(3);
  }

  @Test
  void doesNotSendToAnAddressThatNobodySet(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Shell seeded = Shell.untouched();
    Shell embedded =
        new Shell(
            seeded.core(), seeded.ai(), Map.of("SIGMASIGHT_HOME", file.resolve("home").toString()));

    Said said = embedded.run("verify", "--port", "1");

    assertThat(failed(said)).contains("core database", "AI database");
    assertThat(said.out())
        .contains("what to do: start the database that comes with the program")
        .doesNotContain("DATABASE_URL");
  }

  @Test
  void tellsPrograms() {
    JsonNode answer =
        new JsonMapper().readTree(Shell.seeded().run("verify", "--port", "1", "--json").out());

    assertThat(answer.get("passed").asInt()).isEqualTo(7);
    assertThat(answer.get("of").asInt()).isEqualTo(8);
    assertThat(answer.get("checks")).hasSize(8);
    assertThat(answer.get("checks").get(7).get("remedy").asString()).contains("sigmasight serve");
  }

  @Test
  void namesAConfigurationThatDoesNotDo() {
    Said said =
        Shell.seeded().with("DATABASE_URL", "http://example.com").run("verify", "--port", "1");

    assertThat(failed(said)).contains("configuration", "core database");
    assertThat(said.out()).contains("DATABASE_URL");
  }
}
