package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import org.junit.jupiter.api.Test;

/** {@code sigmasight kb}. */
class KnowledgeCommandTest {

  @Test
  void bringsThePagesInOnceAndFindsThem() {
    Shell shell = Shell.migrated();

    Said first = shell.run("kb", "sync");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).containsPattern("(\\d+) pages: \\1 new or changed, 0 removed");
    assertThat(shell.run("kb", "sync").out()).contains("pages: 0 new or changed, 0 removed");

    Said found = shell.run("kb", "search", "What is the Herfindahl index?", "--limit", "2");
    assertThat(found.exitCode()).as(found.err()).isZero();
    assertThat(found.out())
        .contains("Glossary › Herfindahl index", "score 0.0", "words #1", "meaning —", "no model");
  }

  @Test
  void saysWhatIsMissing() {
    Said unmigrated = Shell.untouched().run("kb", "search", "beta");
    assertThat(unmigrated.exitCode()).isNotZero();
    assertThat(unmigrated.err()).contains("sigmasight migrate");

    Said nothing = Shell.migrated().run("kb", "search", "beta");
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out()).contains("Nothing found.");

    assertThat(Shell.migrated().run("kb", "search", "beta", "--limit", "0").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
