package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sigmasight prices}, and what a portfolio from a file is worth with them. */
class PricesTest {
  private static Shell shell;

  @TempDir private Path folder;

  @BeforeAll
  static void migrate() {
    shell = Shell.migrated();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void importsTriesAndRefuses() throws IOException {
    String good =
        file("good.csv", "date,AAA,BBB\n2024-01-02,10,20\n2024-01-03,11,\n2024-01-04,12,21\n");
    String bad = file("bad.csv", "date,AAA\n2024-01-05,10\n2024-01-06,11\n");

    Said tried = shell.run("prices", "import", good, "--dry-run");
    assertThat(tried.exitCode()).isZero();
    assertThat(tried.out()).contains("new 5, changed 0").contains("nothing is stored");
    assertThat(shell.run("prices", "status").out()).startsWith("No prices yet");

    Said stored = shell.run("prices", "import", good, "--format", "wide");
    assertThat(stored.exitCode()).isZero();
    assertThat(stored.out())
        .contains("5 prices read of 2 symbols from 2024-01-02 to 2024-01-04", "new 5", "Stored in");
    assertThat(shell.run("prices", "import", good).out()).contains("new 0, changed 0, unchanged 5");

    Said refused = shell.run("prices", "import", bad);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.out()).contains("line 3: ");
    assertThat(refused.err()).startsWith("sigmasight: 1 row of bad.csv is wrong");
    assertThat(shell.run("prices", "status").out())
        .contains("2 symbols, the newest price of 2024-01-04")
        .containsPattern("csv +2");
  }

  @Test
  void namesWhatIsInDoubtAndWhatNobodyKnows() {
    Shell own = Shell.migrated();
    try (CoreDb db = new CoreDb(CoreDbSettings.of(own.core()))) {
      db.sql(
              """
              insert into price_quarantine (symbol, on_date, source, close, reason, first_seen, last_seen)
              values ('AAA', '2025-01-06', 'yahoo', 1000, 'the close 1000 is too high', now(), now())
              """)
          .update();
      db.sql(
              """
              insert into price_unknown_symbol
                (symbol, sources, reason, times, first_asked, last_asked, ask_again_at)
              values ('SQ', 'yahoo', 'yahoo does not know it', 1, now(), now(), '2025-02-07 23:00Z')
              """)
          .update();
    }

    Said said = own.run("prices", "status");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("No prices yet", "In quarantine until", "Not known to any source: 1.")
        .containsPattern("AAA +2025-01-06 +yahoo +the close 1000 is too high")
        .containsPattern("SQ +2025-02-07 +yahoo does not know it");
  }

  @Test
  void saysWhatCouldNotBeComputedAndWhy() throws IOException {
    Shell own = Shell.migrated();
    assertThat(AccountsTest.create(own, "create-user", "ada@example.com").exitCode()).isZero();
    String positions =
        file(
            "positions.csv",
            "Symbol,Quantity,Entry Price Per Share,Entry Date\nAAA,1,10.00,2024-01-02\n");
    assertThat(
            own.run(
                    "portfolio",
                    "import",
                    positions,
                    "--user",
                    "ada@example.com",
                    "--name",
                    "Mine",
                    "--equity",
                    "5000")
                .exitCode())
        .isZero();

    Said run = own.run("batch", "run", "--date", "2024-01-03");

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.out())
        .contains("PRICES skipped: No prices of …: no price source is configured. (AAA)")
        .contains("PNL_SNAPSHOT skipped: ");
  }

  @Test
  void valuesAPortfolioFromAFile() throws IOException {
    Shell own = Shell.migrated();
    assertThat(AccountsTest.create(own, "create-user", "ada@example.com").exitCode()).isZero();
    String prices = file("prices.csv", "symbol,date,close\nAAA,2024-01-02,10\nAAA,2024-01-03,11\n");
    String positions =
        file(
            "positions.csv",
            "Symbol,Quantity,Entry Price Per Share,Entry Date\nAAA,100,10.00,2024-01-02\n");
    String[] command = {
      "portfolio",
      "import",
      positions,
      "--user",
      "ada@example.com",
      "--name",
      "Mine",
      "--equity",
      "5000"
    };
    assertThat(own.run("prices", "import", prices).exitCode()).isZero();
    assertThat(own.run(command).out()).contains("Created \"Mine\": 1 positions", "4,000.00");
    assertThat(own.run(command).err()).contains("already have a portfolio");

    Said run = own.run("batch", "run", "--date", "2024-01-03");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();

    assertThat(own.run("portfolio", "show", "mine").out())
        .containsPattern("cash +4,000.00\\n")
        .containsPattern("long +1,100.00\\n")
        .containsPattern("NAV +5,100.00\\n")
        .containsPattern("return since first close +2.00");
    assertThat(own.run("portfolio", "list").out())
        .containsPattern("Mine +ada@example.com +1 +5,100.00");
  }
}
