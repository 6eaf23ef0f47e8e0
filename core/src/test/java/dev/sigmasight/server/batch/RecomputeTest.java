package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.stage.Phase;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Computing again what is there already loses neither days nor wishes. */
class RecomputeTest {
  private static final LocalDate FROM = LocalDate.of(2019, 12, 16);
  private static final LocalDate TO = LocalDate.of(2019, 12, 18);
  private static final int SESSIONS = 9;

  private static CoreContext core;
  private static PortfolioId portfolio;

  @BeforeAll
  static void computes() {
    core = CoreContext.at(RealPortfolio.NOW);
    portfolio = RealPortfolio.importInto(core);
    var _ = RealPortfolio.run(core, RealPortfolio.LAST);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static RunRequest again(LocalDate target) {
    return new RunRequest(target, FROM, Optional.empty(), true, "test");
  }

  private static RunView run(RunRequest request) {
    return switch (core.get(BatchRuns.class).start(request)) {
      case BatchRuns.Started.Here here -> here.work().finish(RunListener.NOBODY);
      case BatchRuns.Started.Elsewhere elsewhere ->
          throw new IllegalStateException(elsewhere.detail());
    };
  }

  private static int computed(RunView run) {
    return run.phases().stream()
        .filter(each -> each.phase() == Phase.PNL_SNAPSHOT)
        .mapToInt(RunView.PhaseView::done)
        .sum();
  }

  @Test
  void reachesTheLastSessionThatHadBeenComputed() {
    RunRequest request = core.get(RunTargets.class).reaching(again(TO));
    assertThat(request.target()).isEqualTo(RealPortfolio.LAST);

    assertThat(computed(run(request))).as("16 to 27 December").isEqualTo(SESSIONS);

    assertThat(core.get(Snapshots.class).newestDay(portfolio)).contains(RealPortfolio.LAST);
  }

  @Test
  void aRunThatComputesNothingAgainKeepsItsTarget() {
    RunRequest plain = new RunRequest(TO, null, Optional.empty(), false, "test");

    assertThat(core.get(RunTargets.class).reaching(plain)).isEqualTo(plain);
    assertThat(core.get(RunTargets.class).reaching(again(LocalDate.of(2020, 1, 3))).target())
        .isEqualTo(LocalDate.of(2020, 1, 3));
  }

  /** The command line takes the same run, and knows nothing of the wish. */
  @Test
  void aWishThatWaitsIsNotLostToWhoeverTakesTheRunFirst() {
    var _ = core.get(RunQueue.class).add(again(RealPortfolio.LAST));

    RunView run = run(new RunRequest(RealPortfolio.LAST, null, Optional.empty(), false, "test"));

    assertThat(computed(run)).isEqualTo(SESSIONS);
    assertThat(core.get(RunQueue.class).request(run.id()).orElseThrow().recompute())
        .as("done once")
        .isFalse();
  }
}
