package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.correlation.Correlation;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.tail.HistoricalTail;
import dev.sigmasight.quant.tail.TailLevel;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.ReturnSeries;
import dev.sigmasight.server.risk.Breakdown;
import dev.sigmasight.server.risk.CorrelationResult;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import dev.sigmasight.server.risk.SymbolRisk;
import dev.sigmasight.server.risk.TailResult;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What every engine stored for a portfolio of real prices, against the library on inputs put
 * together here, or by hand.
 */
class EnginesTest {
  private static final LocalDate DAY = LocalDate.of(2019, 1, 4);
  private static final double EXACT = 1e-9;

  private static CoreContext core;
  private static PortfolioId portfolio;

  @BeforeAll
  static void runsTheBatchOverAFewDays() {
    core = CoreContext.at(RealPortfolio.NOW);
    portfolio = RealPortfolio.importInto(core);
    var _ = RealPortfolio.run(core, DAY);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static Risks risks() {
    return core.get(Risks.class);
  }

  private static PortfolioRisk risk() {
    return risks().onOrBefore(portfolio, DAY).orElseThrow();
  }

  private static double nav() {
    Snapshot close = core.get(Snapshots.class).onOrBefore(portfolio, DAY).orElseThrow();
    return close.nav().doubleValue();
  }

  private static CorrelationResult correlation() {
    return risks().correlation(portfolio, DAY).orElseThrow();
  }

  private static ReturnSeries returns(String symbol) {
    PriceHistory prices =
        core.get(Prices.class).load(List.of(symbol), LocalDate.of(2017, 6, 1), DAY);
    return prices.totalReturns(symbol).lastUpTo(DAY, 252);
  }

  @Test
  void addsUpBetasByDeltaValue() {
    CorrelationResult held = correlation();
    var known = risks().of(held.symbols(), DAY);
    double dollars = 0;
    for (int i = 0; i < held.symbols().size(); i++) {
      SymbolRisk symbol = Objects.requireNonNull(known.get(held.symbols().get(i)));
      dollars += number(held.exposures().get(i)) * number(symbol.beta());
    }
    FactorExposures factors = risks().factors(portfolio, DAY).orElseThrow();
    int market = Factors.MARKET.displayOrder();
    assertThat(factors.dollars().get(market)).isCloseTo(dollars, within(1e-4));
    assertThat(factors.betas().get(market)).isCloseTo(dollars / nav(), within(1e-8));
    assertThat(factors.coverages().get(market)).isEqualTo(1.0);
  }

  @Test
  void saysWhyAFactorWithoutAFundIsUnknown() {
    FactorExposures factors = risks().factors(portfolio, DAY).orElseThrow();
    assertThat(factors.betas().get(Factors.MOMENTUM.displayOrder())).isNull();
    assertThat(risk().reasons()).containsKey(Factors.MOMENTUM.code());
  }

  @Test
  void correlatesWhatIsHeldOverAYear() {
    CorrelationResult held = correlation();
    ReturnSeries one = returns(held.symbols().get(0));
    ReturnSeries other = returns(held.symbols().get(1));
    assertThat(held.overlaps()).containsOnly(252);
    assertThat((double) Objects.requireNonNull(held.correlation(0, 1)))
        .isCloseTo(value(Correlation.pearson(one.values(), other.values())), within(1e-6));
    assertThat(held.diversificationRatio()).isGreaterThan(1);
  }

  @Test
  void losesWhatTodaysHoldingsWouldHaveLost() {
    CorrelationResult held = correlation();
    double[] gains = new double[252];
    for (int i = 0; i < held.symbols().size(); i++) {
      double[] returns = returns(held.symbols().get(i)).values();
      for (int t = 0; t < gains.length; t++) {
        gains[t] += number(held.exposures().get(i)) * returns[t];
      }
    }
    TailResult tail = risks().tail(portfolio, DAY).orElseThrow();
    assertThat(tail.scenarios()).isEqualTo(252);
    assertThat(tail.historicalVar95())
        .isCloseTo(value(HistoricalTail.valueAtRisk(gains, TailLevel.of(0.95))), within(1e-6));
    assertThat(tail.historicalEs95())
        .isCloseTo(
            value(HistoricalTail.expectedShortfall(gains, TailLevel.of(0.95))), within(1e-6));
    assertThat(tail.shortfallParts().stream().mapToDouble(EnginesTest::number).sum())
        .isCloseTo(number(tail.historicalEs95()), within(1e-6));
  }

  @Test
  void stressesEveryScenario() {
    StressResult stress = risks().stress(portfolio, DAY).orElseThrow();
    assertThat(stress.scenarios()).hasSize(22);
    StressResult.Scenario fall =
        stress.scenarios().stream()
            .filter(each -> each.id().equals("market_down_10"))
            .findFirst()
            .orElseThrow();
    assertThat(fall.stipulated()).isNegative();
    assertThat(fall.byFactor().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(
            number(fall.conditional()) - Objects.requireNonNull(fall.convexity()), within(1e-6));
    assertThat(stress.scenarios().getLast().note()).contains("Stipulated shocks");
    assertThat(stress.grid()).hasSize(13);
    assertThat(stress.surface().profits()).hasSize(5 * 3 * 3);
    assertThat(stress.coverage()).isEqualTo(1.0);
  }

  @Test
  void splitsTheBookCompletely() {
    Breakdown breakdown = risks().breakdown(portfolio, DAY).orElseThrow();
    double sectors =
        breakdown.lines().stream()
            .filter(line -> line.kind().equals("sector"))
            .mapToDouble(line -> line.longValue() + line.shortValue())
            .sum();
    assertThat(sectors).isCloseTo(nav(), within(1e-3));
    assertThat(breakdown.names()).isEqualTo(correlation().symbols().size());
    assertThat(1 / number(breakdown.herfindahl()))
        .isCloseTo(number(breakdown.effectiveNames()), within(EXACT));
  }

  @Test
  void namesItsInput() {
    assertThat(risk().inputHash()).hasSize(32);
    assertThat(core.get(TradingCalendar.class).isSession(risk().date())).isTrue();
  }

  private static double number(@Nullable Double figure) {
    return Objects.requireNonNull(figure);
  }

  private static double value(Estimate estimate) {
    return ((Estimate.Of) estimate).value();
  }
}
