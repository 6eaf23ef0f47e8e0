package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.SymbolRisk;
import dev.sigmasight.server.snapshot.PeriodFigures;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole way from two files to risk figures; expectations worked out with numpy on the same
 * files.
 */
class RealInputTest {
  /** 1e-6 relative: prices are kept with eight decimals, money with four. */
  private static final Percentage MILLIONTH = withinPercentage(1e-4);

  private static CoreContext core;
  private static PortfolioId portfolio;
  private static RunView run;

  @BeforeAll
  static void runsTheBatchOverAYear() {
    core = CoreContext.at(RealPortfolio.NOW);
    portfolio = RealPortfolio.importInto(core);
    run = RealPortfolio.run(core, RealPortfolio.LAST);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static List<Snapshot> history() {
    return core.get(Snapshots.class).between(portfolio, RealPortfolio.FIRST, RealPortfolio.LAST);
  }

  private static PortfolioRisk risk() {
    return core.get(Risks.class).onOrBefore(portfolio, RealPortfolio.LAST).orElseThrow();
  }

  @Test
  void computesEverySession() {
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(history()).hasSize(251);
    assertThat(history().stream().filter(day -> day.dailyReturn() != null)).hasSize(250);
  }

  @Test
  void knowsCashExposuresAndValueOfTheLastDay() {
    Snapshot last = history().getLast();
    assertThat(last.cash()).isEqualByComparingTo("51472.9450");
    assertThat(last.longValue().doubleValue()).isCloseTo(169_317.212296, MILLIONTH);
    assertThat(last.shortValue().doubleValue()).isCloseTo(-10_903.994751, MILLIONTH);
    assertThat(last.nav().doubleValue()).isCloseTo(209_886.162545, MILLIONTH);
    assertThat(last.sources()).containsExactly("csv");
    assertThat(last.quality()).isEqualTo("FINAL");
  }

  @Test
  void linksReturns() {
    PeriodFigures figures = core.get(Snapshots.class).periods(portfolio, RealPortfolio.LAST);
    assertThat(value(figures.returnSinceFirstClose())).isCloseTo(0.3992408490, MILLIONTH);
    assertThat(value(figures.returnSinceInception())).isCloseTo(0.3992410836, MILLIONTH);
  }

  private static double value(@Nullable BigDecimal figure) {
    return Objects.requireNonNull(figure).doubleValue();
  }

  @Test
  void measuresVolatility() {
    assertThat(risk().volatilityAll()).isCloseTo(0.1067908926, MILLIONTH);
    assertThat(risk().volatility21()).isCloseTo(0.0684414575, MILLIONTH);
    assertThat(risk().volatility63()).isCloseTo(0.0906492623, MILLIONTH);
  }

  @Test
  void saysWhyAYearOfVolatilityIsUnknown() {
    assertThat(risk().volatility252()).isNull();
    assertThat(risk().reasons()).containsEntry("volatility_252", "Only 250 of 252 daily returns.");
  }

  @Test
  void findsTheLargestDrawdown() {
    PortfolioRisk.Fall fall = Objects.requireNonNull(risk().drawdown());
    assertThat(fall.largest()).isCloseTo(-0.0491357537, MILLIONTH);
    assertThat(fall.peak()).isEqualTo(LocalDate.of(2019, 7, 24));
    assertThat(fall.trough()).isEqualTo(LocalDate.of(2019, 8, 14));
  }

  @Test
  void regressesOnTheMarket() {
    Map<String, SymbolRisk> risks =
        core.get(Risks.class).of(List.of("JPM", "TGT", "CPB", "MO", "AMZN"), RealPortfolio.LAST);
    SymbolRisk jpm = Objects.requireNonNull(risks.get("JPM"));
    assertThat(jpm.beta()).isCloseTo(1.0524243620, MILLIONTH);
    assertThat(jpm.standardError()).isCloseTo(0.0672289122, MILLIONTH);
    assertThat(jpm.rSquared()).isCloseTo(0.4950090873, MILLIONTH);
    assertThat(jpm.observations()).isEqualTo(252);
    assertThat(beta(risks, "TGT")).isCloseTo(0.7708910708, MILLIONTH);
    assertThat(beta(risks, "CPB")).isCloseTo(0.3353554300, MILLIONTH);
    assertThat(beta(risks, "MO")).isCloseTo(0.6498042842, MILLIONTH);
    assertThat(beta(risks, "AMZN")).isCloseTo(1.3234151779, MILLIONTH);
    assertThat(risk().beta()).isCloseTo(0.6617537544, MILLIONTH);
    assertThat(risk().betaCoverage()).isEqualTo(1.0);
  }

  private static @Nullable Double beta(Map<String, SymbolRisk> risks, String symbol) {
    return Objects.requireNonNull(risks.get(symbol)).beta();
  }

  @Test
  void everySnapshotBalances() {
    Snapshot previous = null;
    for (Snapshot day : history()) {
      assertThat(day.nav())
          .isCloseTo(
              day.cash().add(day.longValue()).add(day.shortValue()),
              within(new BigDecimal("0.0002")));
      if (previous != null) {
        assertThat(day.nav().subtract(previous.nav()))
            .isCloseTo(day.pnl().add(day.flow()), within(new BigDecimal("0.0002")));
      }
      previous = day;
    }
  }
}
