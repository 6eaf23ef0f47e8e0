package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.Pool;
import dev.sigmasight.server.cli.Shell.Said;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sigmasight batch}. */
class BatchTest {
  private static final String INDIVIDUAL = "1d8ddd95-3b45-0ac5-35bf-cf81af94a5fe";

  /** May hold a lock for as long as two processes need to start on a busy machine. */
  private static final Pool PATIENT =
      new Pool(
          1,
          Duration.ofSeconds(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(30),
          Duration.ofMinutes(2),
          "test");

  @TempDir private Path folder;

  @Test
  void computesWhatIsMissingShowsItAndDoesNothingTwice() {
    Shell shell = Shell.seeded();
    String[] run = {
      "batch", "run", "--portfolio", "Demo Individual Investor Portfolio", "--date", "2025-08-01"
    };

    Said first = shell.run(run);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("Computing up to 2025-08-01 for 1 portfolio.")
        .containsPattern("PNL_SNAPSHOT +24 of 24")
        .containsPattern("RISK +SUCCEEDED +24 +24 +0 +0")
        .contains("SUCCEEDED in ");

    assertThat(shell.run(run).out()).containsPattern("PNL_SNAPSHOT +nothing to do");
    assertThat(shell.run("batch", "status").out())
        .containsPattern("2025-08-01 +" + INDIVIDUAL + " +SUCCEEDED +2 ");
    showsThePortfolio(shell);
    tellsPrograms(shell);
    isInTheHistoryAndOver(shell);
  }

  private static void tellsPrograms(Shell shell) {
    JsonNode status = new JsonMapper().readTree(shell.run("batch", "status", "--json").out());
    JsonNode run = status.get("runs").get(0);
    assertThat(run.get("business_date").asString()).isEqualTo("2025-08-01");
    assertThat(run.get("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(run.get("phases").get(0).has("finished_at")).isTrue();
    assertThat(status.get("remarks").isArray()).isTrue();
    JsonNode history = new JsonMapper().readTree(shell.run("batch", "history", "--json").out());
    assertThat(history.get("runs").get(0).get("id")).isEqualTo(run.get("id"));
  }

  private static void isInTheHistoryAndOver(Shell shell) {
    Said history = shell.run("batch", "history", "--days", "2");
    assertThat(history.out()).containsPattern("PORTFOLIO +2025-08-01 +" + INDIVIDUAL);
    String id = history.out().lines().skip(1).findFirst().orElse("").strip().substring(0, 36);
    assertThat(shell.run("batch", "cancel").err()).contains("No run is under way.");
    assertThat(shell.run("batch", "cancel", id).err()).contains("is over already: SUCCEEDED");
    Said retried = shell.run("batch", "retry", id);
    assertThat(retried.exitCode()).as(retried.err()).isZero();
    assertThat(retried.out()).containsPattern("PNL_SNAPSHOT +nothing to do");
  }

  private static void showsThePortfolio(Shell shell) {
    Said said = shell.run("portfolio", "show", INDIVIDUAL);
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("as of 2025-08-01", "prices from synthetic")
        .containsPattern("NAV +[0-9,.]+\\n")
        .containsPattern("volatility 252 days +— ")
        .containsPattern(
            "AAPL +81 +[0-9.]+ +2025-08-01 +[0-9,.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +synthetic");
    assertThat(shell.run("portfolio", "show", INDIVIDUAL, "--date", "2025-07-05").out())
        .contains("as of 2025-07-03");
  }

  @Test
  void countsWhatIsKeptTooLongBeforeItDeletesIt() {
    Shell shell = Shell.migrated();
    int _ =
        shell.ask(
            db ->
                db.sql("insert into activity_event (type, at) values ('auth.logout', '2020-01-01')")
                    .update());

    Said counted = shell.run("batch", "cleanup", "--dry-run");
    assertThat(counted.exitCode()).as(counted.err()).isZero();
    assertThat(counted.out())
        .containsPattern("activity_event +1\\n")
        .containsPattern("access_token +0\\n")
        .contains("To be deleted: 1 in all.");
    assertThat(shell.count("activity_event")).isOne();
    assertThat(shell.run("batch", "cleanup").out()).contains("Deleted: 1 in all.");
    assertThat(shell.count("activity_event")).isZero();
  }

  @Test
  void saysThatTheProcessOfARunIsGone() {
    Shell shell = Shell.migrated();
    int _ =
        shell.ask(
            db ->
                db.sql(
                        """
                        insert into batch_run (kind, business_date, scope, state, triggered_by, owner,
                          lease_until)
                        values
                          ('DAILY', '2025-07-03', 'all', 'RUNNING', 'test', '1-x', '2025-07-04T01:02:03Z'),
                          ('DAILY', '2025-07-02', 'all', 'RUNNING', 'test', '2-x', now() + interval '1 hour')
                        """)
                    .update());

    for (String command : List.of("status", "history")) {
      assertThat(shell.run("batch", command).out().lines())
          .filteredOn(line -> line.contains("no sign of life"))
          .singleElement()
          .asString()
          .startsWith("The process of the run for 2025-07-03 (all) ")
          .contains("its lease ended at 2025-07-04T01:02:03Z. A server that runs takes it over")
          .contains("`sigmasight batch retry ");
      JsonNode runs =
          new JsonMapper().readTree(shell.run("batch", command, "--json").out()).get("runs");
      assertThat(runs.valueStream().map(run -> run.get("lease_ended_at").asString()))
          .containsExactlyInAnyOrder("2025-07-04T01:02:03Z", "");
    }
  }

  @Test
  void saysThatNothingHasRunYet() {
    Shell shell = Shell.migrated();

    assertThat(shell.run("batch", "status").out()).startsWith("No run yet");
    assertThat(shell.run("batch", "status", "--json").out().strip())
        .isEqualTo("{\"runs\":[],\"remarks\":[]}");
    assertThat(shell.run("batch", "history", "--json").out().strip()).isEqualTo("{\"runs\":[]}");
  }

  /** The first process is held up half-way, so that the second surely comes too early. */
  @Test
  void runsInOneOfTwoProcessesAndTheOtherSaysSo() throws Exception {
    Shell shell = Shell.seeded();
    Path first = folder.resolve("first.txt");
    Path second = folder.resolve("second.txt");
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    try (CoreDb db = new CoreDb(new CoreDbSettings(shell.core(), PATIENT))) {
      Thread holder =
          Thread.startVirtualThread(
              () ->
                  db.inTransaction(
                      () -> {
                        int _ = db.sql("lock table position_snapshot in share mode").update();
                        held.countDown();
                        return await(release);
                      }));
      held.await();
      Process one = shell.start(first, "batch", "run", "--date", "2025-07-18");
      Process two = shell.start(second, "batch", "run", "--date", "2025-07-18");
      Process loser = firstToEnd(one, two);
      release.countDown();
      holder.join();
      Process winner = loser.equals(one) ? two : one;
      assertThat(winner.waitFor(2, TimeUnit.MINUTES)).isTrue();

      Path ofWinner = winner.equals(one) ? first : second;
      Path ofLoser = winner.equals(one) ? second : first;
      assertThat(winner.exitValue()).as(Files.readString(ofWinner)).isZero();
      assertThat(loser.exitValue()).as(Files.readString(ofLoser)).isEqualTo(ExitCode.BUSY);
      assertThat(Files.readString(ofLoser)).contains("sigmasight: The run for 2025-07-18");
    }
    assertThat(shell.count("batch_run")).isOne();
    assertThat(shell.count("portfolio_snapshot")).isEqualTo(5 * 14);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Process firstToEnd(Process one, Process two) {
    return (Process) CompletableFuture.anyOf(one.onExit(), two.onExit()).join();
  }
}
