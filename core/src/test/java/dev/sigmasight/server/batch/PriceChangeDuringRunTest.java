package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PriceImport;
import dev.sigmasight.server.stage.Phase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prices imported while a run works leave nothing behind that rests on the old ones. Expected is
 * what a run computes that starts from nothing and that nobody disturbs.
 */
class PriceChangeDuringRunTest {
  private static final LocalDate DAY = LocalDate.of(2019, 1, 8);
  private static final String HELD = "AMZN,2019-01-04,75";
  private static final String MARKET = "SPY,2019-01-04,240";

  private CoreContext core;

  @BeforeEach
  void imports() {
    core = CoreContext.at(RealPortfolio.NOW);
    var _ = RealPortfolio.importInto(core);
  }

  @AfterEach
  void close() {
    core.close();
  }

  private void importLine(String line) {
    byte[] file = ("symbol,date,close\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      var _ =
          core.get(PriceImport.class)
              .importFile(
                  new ByteArrayInputStream(file),
                  PriceImport.Options.upTo(LocalDate.of(2020, 1, 3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunView run(LocalDate target, RunListener listener) {
    RunRequest request =
        new RunRequest(target, RealPortfolio.FIRST, Optional.empty(), false, "test");
    return switch (core.get(BatchRuns.class).start(request)) {
      case BatchRuns.Started.Here here -> here.work().finish(listener);
      case BatchRuns.Started.Elsewhere elsewhere ->
          throw new IllegalStateException(elsewhere.detail());
    };
  }

  /** Does something once, when a phase has loaded what all its portfolios share. */
  private static RunListener onceLoaded(Phase phase, Runnable work) {
    AtomicBoolean done = new AtomicBoolean();
    return new RunListener() {
      @Override
      public void progress(Phase under, int over, int total) {}

      @Override
      public void spent(Phase under, long reading, long computing, long writing) {
        if (under == phase && done.compareAndSet(false, true)) {
          work.run();
        }
      }
    };
  }

  /** Does something once, when a phase has so many of its items. */
  private static RunListener once(Phase phase, int items, Runnable work) {
    AtomicBoolean done = new AtomicBoolean();
    return (under, over, total) -> {
      if (under == phase && over >= items && done.compareAndSet(false, true)) {
        work.run();
      }
    };
  }

  private static RunView.PhaseView phase(RunView run, Phase phase) {
    return run.phases().stream().filter(each -> each.phase() == phase).findFirst().orElseThrow();
  }

  /** The next run mends everything: the same as if all had been computed from these prices. */
  private void assertMended(LocalDate target) {
    assertThat(run(target, RunListener.NOBODY).state()).isEqualTo(RunState.SUCCEEDED);
    Map<String, String> mended = Results.of(core);
    for (String table :
        List.of(
            "portfolio_risk",
            "symbol_risk",
            "factor_correlation",
            "position_snapshot",
            "portfolio_snapshot")) {
      core.get(CoreDb.class).sql("delete from " + table).update();
    }
    assertThat(run(target, RunListener.NOBODY).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(mended).isEqualTo(Results.of(core));
  }

  @Test
  void aFirstSnapshotDoesNotRestOnPricesThatChanged() {
    var _ = run(LocalDate.of(2019, 1, 3), RunListener.NOBODY);

    RunView run = run(DAY, onceLoaded(Phase.PNL_SNAPSHOT, () -> importLine("AMZN,2019-01-07,80")));

    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
    assertThat(phase(run, Phase.PNL_SNAPSHOT).done()).as("4 January").isEqualTo(1);
    assertThat(phase(run, Phase.PNL_SNAPSHOT).skipped()).isEqualTo(2);
    assertMended(DAY);
  }

  @Test
  void aRunKeepsTheMarkOfWhatChangedAfterItLoaded() {
    var _ = run(DAY, RunListener.NOBODY);
    importLine(HELD);

    RunView run = run(DAY, onceLoaded(Phase.PNL_SNAPSHOT, () -> importLine("AMZN,2019-01-04,85")));

    assertThat(phase(run, Phase.PNL_SNAPSHOT).skipped()).isEqualTo(3);
    assertMended(DAY);
  }

  @Test
  void pricesOfOthersChangeNothing() {
    RunView run = run(DAY, onceLoaded(Phase.PNL_SNAPSHOT, () -> importLine("ZION,2019-01-04,45")));

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertMended(DAY);
  }

  @Test
  void riskDoesNotRestOnAMarketThatChanged() {
    // nobody holds it
    RunView run = run(DAY, onceLoaded(Phase.RISK, () -> importLine("TLT,2019-01-04,100")));

    assertThat(phase(run, Phase.RISK).done()).as("before 4 January").isEqualTo(3);
    assertThat(phase(run, Phase.RISK).skipped()).isEqualTo(3);
    assertMended(DAY);
  }

  @Test
  void aSnapshotThatIsOutdatedMeanwhileIsSkippedAndNothingFails() {
    RunView run = run(DAY, onceLoaded(Phase.RISK, () -> importLine(HELD)));

    assertThat(phase(run, Phase.RISK).failed()).isZero();
    assertThat(phase(run, Phase.RISK).skipped()).isEqualTo(3);
    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
    assertMended(DAY);
  }

  @Test
  void riskWaitsForFactorsThatAChangeRemoved() {
    RunView run = run(DAY, once(Phase.RISK, 0, () -> importLine("TLT,2019-01-04,100")));

    assertThat(phase(run, Phase.RISK).done()).isEqualTo(3);
    assertThat(phase(run, Phase.RISK).skipped()).isEqualTo(3);
    assertMended(DAY);
  }

  @Test
  void betasDoNotRestOnAMarketThatChanged() {
    RunView run = run(RealPortfolio.LAST, once(Phase.FACTORS, 1, () -> importLine(MARKET)));

    assertThat(phase(run, Phase.FACTORS).skipped()).isPositive();
    assertMended(RealPortfolio.LAST);
  }
}
