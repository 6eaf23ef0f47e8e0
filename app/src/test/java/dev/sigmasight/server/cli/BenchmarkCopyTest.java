package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code sigmasight benchmark copy}. */
class BenchmarkCopyTest {
  @Test
  void copiesBetweenTwoServersOfItsOwn() {
    Shell shell = Shell.migrated();

    Said said =
        new Shell(shell.core(), shell.ai(), Map.of()).run("benchmark", "copy", "--rows", "3000");

    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(said.out()).contains("3,000 rows copied", "checksums of both sides are equal");
    assertThat(shell.count("market_data_cache")).isZero();
  }

  @Test
  void refusesNothingToCopy() {
    assertThat(Shell.migrated().run("benchmark", "copy", "--rows", "0").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
