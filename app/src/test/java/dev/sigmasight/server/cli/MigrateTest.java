package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sigmasight migrate} and {@code sigmasight docs schema}. */
class MigrateTest {
  @TempDir private Path folder;

  @Test
  void runsBothChainsOnce() {
    Shell shell = Shell.untouched();

    Said first = shell.run("migrate");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("core database: ", "V001 create accounts", "AI database: ");

    Said second = shell.run("migrate", "all");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out().lines())
        .containsExactly("core database: nothing to do", "AI database: nothing to do");
  }

  @Test
  void runsOneChainWithoutTheOther() {
    Shell shell = Shell.untouched();

    Said core = shell.run("migrate", "core");

    assertThat(core.exitCode()).isZero();
    assertThat(core.out()).doesNotContain("AI");
    assertThat(shell.run("migrate", "ai").out()).doesNotContain("nothing to do");
  }

  @Test
  void writesDownBothSchemas() {
    Said said = Shell.migrated().run("docs", "schema", "--to", folder.toString());

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(folder.resolve("core.md")).content().contains("ledger_transaction");
    assertThat(folder.resolve("ai.md")).content().contains("ai_");
  }
}
