package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong, a command ends with one sentence and the right code. */
class MisuseTest {
  private static Shell shell;

  @TempDir private Path folder;

  @BeforeAll
  static void migrate() {
    shell = Shell.migrated();
  }

  private static void isOneSentence(Said said, int exitCode, String about) {
    assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
    assertThat(said.err()).startsWith("sigmasight: ").contains(about);
    assertThat(said.err().lines().filter(line -> line.startsWith("sigmasight: "))).hasSize(1);
    assertThat(said.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "bogus, bogus",
    "demo --prot 80, --prot",
    "serve --prot 80, --prot",
    "serve --sigmasight.batch.thread=4, there is sigmasight.batch.threads",
    "serve --sigmasight.something=4, no setting sigmasight.something",
    "serve --SIGMASIGHT_BATCH_THREADS=4, say --sigmasight.batch.threads=4",
    "serve --sigmasight.batch.heartbeat=0s, set it to something above 0",
    "serve --batch.threads=4, no setting batch.threads",
    "serve --DATABSE_URL=x, there is DATABASE_URL",
    "serve --SIGMASIGHT_LOG_FORMAT=JSON, json or text",
    "batch run --date yesterday, --date",
    "batch run --date 2999-01-01, last completed session",
    "batch run --recompute, --from",
    "batch run --from 2026-02-03 --date 2026-01-05, 2026-02-03",
    "migrate everything, everything",
    "prices import, FILE",
    "portfolio import x.csv, --user",
    "admin create --email a@example.com --name A, --password-stdin",
    "batch cancel nonsense, is no id",
    "batch history --days 2000000000, --days must be from 1 to 36500.",
    "batch history --days 0, --days must be from 1 to 36500.",
    "batch history --days -1, --days must be from 1 to 36500.",
    "batch status --last 0, --last must be from 1 to 1000.",
    "verify --port 99999, --port must be from 1 to 65535.",
    "verify --port 0, --port must be from 1 to 65535.",
    "serve --port 99999, --port must be from 1 to 65535.",
    "demo --port -1, --port must be from 1 to 65535.",
    "token create --email a@example.com --name A --days 0, --days must be from 1 to 365",
    "reset, --confirm"
  })
  void refusesWhatItDoesNotUnderstand(String typed, String about) {
    isOneSentence(shell.run(typed.split(" ", -1)), ExitCode.USAGE, about);
  }

  @ParameterizedTest
  @CsvSource({
    "prices import nowhere.csv, nowhere.csv",
    "portfolio import nowhere.csv --user a@example.com --name A --equity 1, nowhere.csv",
    "portfolio show nothing, no portfolio",
    "batch run --portfolio nothing, no portfolio"
  })
  void saysWhatIsNotThere(String typed, String about) {
    isOneSentence(shell.run(typed.split(" ", -1)), ExitCode.FAILED, about);
  }

  @ParameterizedTest
  @CsvSource({
    "prices import /, / is a folder; name a file in it.",
    "portfolio import / --user a@example.com --name A --equity 1, / is a folder; name a file",
    "eval --cases /, / is a folder; name a file in it.",
    "audit portfolios --output /, / cannot be written: it is a folder; name a file in it.",
    "audit portfolios --output /proc/x, /proc/x cannot be written: nothing can be made in /proc",
    "db export --to /dev/null, /dev/null cannot be written: /dev/null is a file and no folder",
    "db import /dev/null, /dev/null is a file; name the folder of an export."
  })
  void namesTheFileThatDoesNotDo(String typed, String about) {
    isOneSentence(shell.run(typed.split(" ", -1)), ExitCode.FAILED, about);
  }

  /** Nothing fits on this device of Linux. */
  @Test
  void failsWhereItsAnswerCannotBeWritten() throws Exception {
    Path said = folder.resolve("said");
    Process process =
        shell
            .process("--version")
            .redirectErrorStream(false)
            .redirectOutput(Path.of("/dev/full").toFile())
            .redirectError(said.toFile())
            .start();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.FAILED);
    assertThat(said)
        .content()
        .startsWith("sigmasight: Standard output cannot be written (No space left on device)");
  }

  @Test
  void isSilentToAReaderWhoWantsNoMore() throws Exception {
    Process process = shell.process("--help").start();
    process.getInputStream().close();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void saysThatADatabaseDoesNotAnswer() {
    Shell broken = shell.with("DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nothing");
    isOneSentence(broken.run("portfolio", "list"), ExitCode.FAILED, "127.0.0.1:1");
  }

  @Test
  void saysThatADatabaseWasNotMigrated() {
    isOneSentence(Shell.untouched().run("portfolio", "list"), ExitCode.FAILED, "migrate");
  }

  @ParameterizedTest
  @CsvSource({
    "SIGMASIGHT_ENV, prod, production",
    "SIGMASIGHT_LOG_FORMAT, xml, json or text",
    "SIGMASIGHT_BATCH_THREADS, four, a whole number",
    "PORT, 80000, the number of a port"
  })
  void doesNothingUnderAVariableThatMeansNothing(String name, String value, String about) {
    Shell wrong = shell.with(name, value);
    isOneSentence(wrong.run("portfolio", "list"), ExitCode.USAGE, about);
    assertThat(wrong.run("portfolio", "list", "--help").exitCode()).isZero();
  }

  @Test
  void saysThatAnAddressIsNone() {
    Shell broken = shell.with("DATABASE_URL", "http://example.com");
    isOneSentence(broken.run("portfolio", "list"), ExitCode.FAILED, "DATABASE_URL");
  }

  @Test
  void showsWhereAFailureComesFromIfAsked() {
    Said said = shell.run("portfolio", "show", "nothing", "--verbose");
    assertThat(said.err()).contains("CommandFailed").contains("\tat ");
  }

  @Test
  void namesEveryFaultOfAFile() throws Exception {
    Path file = folder.resolve("portfolio.csv");
    Files.writeString(
        file,
        """
        Symbol,Quantity,Entry Price Per Share,Entry Date
        AAPL,0,200.00,2024-01-02
        MSFT,10,-1,2024-01-02
        """);
    assertThat(shell.run("admin", "list").exitCode()).isZero();
    Said said =
        withAccount()
            .run(
                "portfolio",
                "import",
                file.toString(),
                "--user",
                "owner@example.com",
                "--name",
                "Faulty",
                "--equity",
                "1000");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err().lines()).hasSize(3);
    assertThat(said.err()).contains("line 2", "ERR_POS_006", "line 3", "ERR_POS_010");
  }

  private static Shell withAccount() {
    Shell fresh = Shell.migrated();
    assertThat(AccountsTest.create(fresh, "create-user", "owner@example.com").exitCode()).isZero();
    return fresh;
  }
}
