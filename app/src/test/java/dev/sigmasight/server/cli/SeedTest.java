package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code sigmasight seed} and {@code sigmasight reset}. */
class SeedTest {
  private static final String MOVE_A_PRICE =
      """
      update ledger_transaction set price = price + 0.01
      where position_id = '8669cf15-aaa6-b940-8afa-ee125abeca2b'
      """;

  private static void movePrice(Shell shell) {
    assertThat(shell.<Integer>ask(db -> db.sql(MOVE_A_PRICE).update())).isOne();
  }

  private static List<String> table(Said said) {
    return said.out().lines().filter(line -> line.startsWith("Demo ")).toList();
  }

  @Test
  void printsTheTableOfRecordOnAnEmptyDatabase() {
    Said said = Shell.untouched().run("seed");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(table(said))
        .extracting(line -> line.replaceAll("^.*?  +", "").replaceAll(" +", " "))
        .containsExactly(
            "16 485,000.00 484,999.75 0.00 484,999.75 484,999.75",
            "17 2,850,000.00 2,849,233.26 0.00 2,849,233.26 2,849,233.26",
            "30 3,200,000.00 3,199,588.59 1,599,899.68 4,799,488.27 1,599,688.91",
            "12 1,250,000.00 1,249,992.95 0.00 1,249,992.95 1,249,992.95",
            "9 950,000.00 950,000.00 0.00 950,000.00 950,000.00");
    assertThat(said.out()).endsWith("OK" + System.lineSeparator());
    assertThat(said.err()).isEmpty();
  }

  @Test
  void failsWhenAFigureMoved() {
    Shell shell = Shell.seeded();
    movePrice(shell);

    Said said = shell.run("seed");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err().lines())
        .singleElement()
        .asString()
        .contains("Demo Individual Investor Portfolio", "long", "instead of 484999.75");
    assertThat(said.out()).doesNotContain("OK");
  }

  @Test
  void refusesAProductionInstallation() {
    Shell production = Shell.migrated().with("SIGMASIGHT_ENV", "production");

    for (String command : List.of("demo", "seed", "reset")) {
      Said said = production.run(command);
      assertThat(said.exitCode()).as(command).isEqualTo(ExitCode.USAGE);
      assertThat(said.err()).contains("production", "--yes");
    }

    assertThat(production.count("account")).isZero();
  }

  @Test
  void seedsAProductionInstallationThatInsists() {
    Shell production = Shell.seeded().with("SIGMASIGHT_ENV", "production");

    assertThat(production.run("seed", "--yes").exitCode()).isZero();
  }

  @Test
  void saysWhatAResetWouldDeleteAndDeletesNothing() {
    Shell shell = Shell.seeded();

    Said said = shell.run("reset");

    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.out()).containsPattern("portfolio +5 rows").doesNotContain("stress_scenario");
    assertThat(shell.count("portfolio")).isEqualTo(5);
  }

  @Test
  void wipesAndSeedsAgain() {
    Shell shell = Shell.seeded();
    movePrice(shell);
    assertThat(AccountsTest.create(shell, "create", "ada@example.com").exitCode()).isZero();

    Said said = shell.run("reset", "--confirm");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(table(said)).hasSize(5);
    assertThat(shell.count("account")).isEqualTo(4);
    assertThat(shell.count("stress_scenario")).isEqualTo(22);
  }
}
