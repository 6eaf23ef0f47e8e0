package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.risk.DeltaLine;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.TailDesk;
import dev.sigmasight.server.risk.TailResult;
import dev.sigmasight.server.snapshot.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rare losses of portfolios together, against what the batch stored of one that holds the same. */
class TailsOfSeveralTest {
  private static final LocalDate DAY = LocalDate.of(2019, 1, 4);

  private static CoreContext core;
  private static PortfolioId whole;
  private static PortfolioId one;
  private static PortfolioId other;

  @BeforeAll
  static void splitsThePortfolioInTwo() {
    core = CoreContext.at(RealPortfolio.NOW);
    whole = RealPortfolio.importInto(core);
    one =
        RealPortfolio.importLines(
            core,
            "One",
            "JPM,300,83.3684,2018-12-31,PUBLIC,STOCK,,,,",
            "MO,-300,33.3673,2018-12-31,PUBLIC,STOCK,,,,",
            "SPY,150,230.3178,2018-12-31,PUBLIC,ETF,,,,");
    other =
        RealPortfolio.importLines(
            core,
            "Other",
            "JPM,200,83.3684,2018-12-31,PUBLIC,STOCK,,,,",
            "TGT,400,58.3142,2018-12-31,PUBLIC,STOCK,,,,",
            "CPB,600,27.9011,2018-12-31,PUBLIC,STOCK,,,,",
            "AMZN,50,75.0985,2018-12-31,PUBLIC,STOCK,,,,",
            "SPY,-50,230.3178,2018-12-31,PUBLIC,ETF,,,,");
    var _ = RealPortfolio.run(core, DAY);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static TailResult stored(PortfolioId portfolio) {
    return core.get(Risks.class).tail(portfolio, DAY).orElseThrow();
  }

  private static double valueAtRisk(PortfolioId portfolio) {
    return Objects.requireNonNull(stored(portfolio).historicalVar95());
  }

  private static double nav(PortfolioId portfolio) {
    return core.get(Snapshots.class).onOrBefore(portfolio, DAY).orElseThrow().nav().doubleValue();
  }

  private static List<DeltaLine> lines(PortfolioId... portfolios) {
    Map<PortfolioId, List<OpenLine>> open = core.get(OpenLines.class).of(List.of(portfolios), DAY);
    return open.values().stream()
        .flatMap(List::stream)
        .map(line -> new DeltaLine(line.riskSymbol(), line.deltaValue()))
        .toList();
  }

  private static TailResult computed(double nav, PortfolioId... portfolios) {
    return core.get(TailDesk.class).of(lines(portfolios), DAY, nav).result();
  }

  private static void isSame(TailResult actual, TailResult expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Math.abs(a - b) <= 1e-9 * Math.abs(b), Double.class)
        .ignoringFields("coverage")
        .isEqualTo(expected);
  }

  @Test
  void areThoseOfTheSumOfThePositions() {
    TailResult together = computed(nav(whole), one, other);

    isSame(together, stored(whole));
    assertThat(together.coverage()).isEqualTo(1.0);
    assertThat(together.historicalVar95())
        .isPositive()
        .isLessThan(valueAtRisk(one) + valueAtRisk(other));
  }

  @Test
  void areThoseOfTheBatchForOneAlone() {
    isSame(computed(nav(one), one), stored(one));
  }

  @Test
  void areThoseOfThePastWithoutAModel() {
    TailDesk.Tail past = core.get(TailDesk.class).ofThePast(lines(one, other), DAY, nav(whole));

    assertThat(past.result().historicalEs95())
        .isCloseTo(Objects.requireNonNull(stored(whole).historicalEs95()), withinPercentage(1e-9));
    assertThat(past.result().factorEs95()).isNull();
    assertThat(past.reasons()).containsOnlyKeys("factor_var");
  }

  @Test
  void areUnknownOfNothing() {
    TailDesk.Tail none = core.get(TailDesk.class).of(List.of(), DAY, 1);

    assertThat(none.result().historicalVar95()).isNull();
    assertThat(none.reasons()).containsKeys("historical_var", "normal_var", "factor_var");
  }
}
