package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarkBatchTest {
  @Test
  void measuresADayInADatabaseOfItsOwn() {
    Shell.Said said =
        Shell.untouched()
            .run(
                "benchmark",
                "batch",
                "--portfolios=2",
                "--positions=10",
                "--symbols=50",
                "--sessions=70");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("all done").contains("RISK").contains("2 items");
  }

  @Test
  void refusesWhatItCannotInvent() {
    Shell.Said said = Shell.untouched().run("benchmark", "batch", "--symbols=3");

    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--symbols at least 50");
  }
}
