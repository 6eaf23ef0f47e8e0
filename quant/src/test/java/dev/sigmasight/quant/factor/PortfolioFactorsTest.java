package dev.sigmasight.quant.factor;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.factor.PortfolioFactors.Position;
import dev.sigmasight.quant.regression.Coefficient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortfolioFactorsTest {
  private static final double EXACT = 1e-12;
  private static final List<Factor> FACTORS = List.of(Factors.MARKET, Factors.SIZE_SPREAD);
  private static final FactorFit NONE = new FactorFit.TooShort(20, 60);

  /**
   * By hand: long 60,000 of A, short 20,000 of B, a call on A worth 10,000 by delta, 10,000
   * unknown; equity 50,000. A counts once for its error: 70,000 × 0.1 and 20,000 × 0.2 make √(49 +
   * 16) × 1000.
   */
  @Test
  void addsWithSignsAndCountsWhatIsCovered() {
    List<Position> positions =
        List.of(
            new Position("A", 60_000, fit(1.2, 0.1, 0.5, 0.05)),
            new Position("B", -20_000, fit(0.8, 0.2, 0, 0.3)),
            new Position("A", 10_000, fit(1.2, 0.1, 0.5, 0.05)),
            new Position("PRIVATE", 10_000, NONE));
    List<PortfolioExposure> exposures = PortfolioFactors.exposures(positions, FACTORS, 50_000);
    PortfolioExposure market = exposures.getFirst();
    assertThat(market.factor()).isEqualTo(Factors.MARKET);
    assertThat(market.dollars()).isCloseTo(68_000, within(1e-9));
    assertThat(value(market.beta())).isCloseTo(1.36, within(EXACT));
    assertThat(value(market.perGross())).isCloseTo(0.68, within(EXACT));
    assertThat(value(market.coverage())).isCloseTo(0.9, within(EXACT));
    assertThat(market.dollarError()).isCloseTo(Math.sqrt(65) * 1000, within(1e-9));
    assertThat(market.positions()).isEqualTo(3);
    assertThat(market.neutral()).isFalse();
    assertThat(market.dollarInterval().low())
        .isCloseTo(68_000 - 1.6448536269514722 * Math.sqrt(65) * 1000, within(1e-6));
    assertThat(exposures.get(1).dollars()).isCloseTo(35_000, within(1e-9));
    assertThat(exposures).hasSize(2);
  }

  @Test
  void aHedgedPortfolioIsNeutral() {
    List<Position> positions =
        List.of(
            new Position("A", 10_000, fit(1, 0.1, 0.1, 0.3)),
            new Position("B", -10_000, fit(1.05, 0.1, 0.1, 0.3)));
    for (PortfolioExposure each : PortfolioFactors.exposures(positions, FACTORS, 10_000)) {
      assertThat(each.neutral()).isTrue();
    }
  }

  @Test
  void orderAndUnitsDoNotMatter() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      List<Position> one = new ArrayList<>();
      List<Position> two = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        FactorFit fit =
            i % 5 == 0
                ? NONE
                : fit(random.nextDouble(2), random.nextDouble(), random.nextDouble(-1, 1), 0.1);
        double value = random.nextDouble(-1e5, 1e5);
        one.add(new Position("S" + i % 9, value, fit));
        two.add(new Position("S" + i % 9, value * 3, fit));
      }
      Collections.shuffle(two, new Random(round));
      PortfolioExposure a = PortfolioFactors.exposures(one, FACTORS, 1e5).getFirst();
      PortfolioExposure b = PortfolioFactors.exposures(two, FACTORS, 3e5).getFirst();
      assertThat(b.dollars()).isCloseTo(3 * a.dollars(), within(1e-6));
      assertThat(b.dollarError()).isCloseTo(3 * a.dollarError(), within(1e-6));
      assertThat(value(b.beta())).isCloseTo(value(a.beta()), within(1e-10));
      assertThat(value(b.coverage())).isCloseTo(value(a.coverage()), within(EXACT));
      assertThat(value(a.coverage())).isBetween(0.0, 1.0);
    }
  }

  @Test
  void saysWhyThereIsNoBeta() {
    PortfolioExposure empty = PortfolioFactors.exposures(List.of(), FACTORS, 100).getFirst();
    Estimate nobody = new Estimate.Degenerate("no position has a beta to Market Beta (90D)");
    assertThat(empty.beta()).isEqualTo(nobody);
    assertThat(empty.perGross()).isEqualTo(nobody);
    assertThat(empty.coverage()).isEqualTo(new Estimate.Degenerate("there are no positions"));
    PortfolioExposure unknown =
        PortfolioFactors.exposures(List.of(new Position("A", 10, NONE)), FACTORS, 100).getFirst();
    assertThat(unknown.beta()).isEqualTo(nobody);
    assertThat(value(unknown.coverage())).isZero();
    List<Position> one = List.of(new Position("A", 10, fit(1, 0.1, 1, 0.1)));
    PortfolioExposure broke = PortfolioFactors.exposures(one, FACTORS, -5).getFirst();
    assertThat(broke.beta()).isEqualTo(new Estimate.Degenerate("equity is not positive"));
    assertThat(broke.dollars()).isEqualTo(10);
    assertThat(value(broke.perGross())).isEqualTo(1);
    PortfolioExposure tiny = PortfolioFactors.exposures(one, FACTORS, 1e-320).getFirst();
    assertThat(tiny.beta()).isInstanceOf(Estimate.Degenerate.class);
    List<Position> flat = List.of(new Position("A", 0, fit(1, 0.1, 1, 0.1)));
    assertThat(PortfolioFactors.exposures(flat, FACTORS, 5).getFirst().perGross())
        .isEqualTo(new Estimate.Degenerate("there are no positions"));
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> PortfolioFactors.exposures(List.of(), FACTORS, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    for (double[] large : new double[][] {{1e300, 1e10, 0}, {1e300, 0, 1e10}, {1e308, 0, 0}}) {
      Position position = new Position("A", large[0], fit(large[1], large[2], 0, 0));
      assertThatThrownBy(() -> PortfolioFactors.exposures(List.of(position, position), FACTORS, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Position("A", Double.NaN, NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsAClearTilt() {
    SpreadReading reading = reading(0.85, 0.1, 1);
    assertThat(reading.neutral()).isFalse();
    assertThat(reading.beta()).isCloseTo(0.85, within(EXACT));
    assertThat(reading.tilt()).isEqualTo(new SpreadTilt(SpreadTilt.Magnitude.STRONG, "Small Cap"));
    assertThat(reading.text())
        .isEqualTo(
            "For every 1% that small companies do better than large ones, expect about 0.85% of"
                + " gain, and as much of loss the other way round. Beta 0.85, 90% interval 0.69 to"
                + " 1.01, from 80% of gross exposure.");
    assertThat(reading(-0.85, 0.1, 1).text())
        .startsWith("For every 1% that large ones do better than small companies");
    assertThat(SpreadReading.summary(List.of(reading))).isEqualTo("Strong tilt to Small Cap.");
  }

  /** Twice the leverage is twice the beta; per unit of gross exposure it is the same tilt. */
  @Test
  void leverageDoesNotChangeTheTiltOfThePositions() {
    SpreadReading reading = reading(0.4, 0.01, 0.5);
    assertThat(reading.tilt().magnitude()).isEqualTo(SpreadTilt.Magnitude.STRONG);
    assertThat(reading.perGross().magnitude()).isEqualTo(SpreadTilt.Magnitude.MODERATE);
  }

  @Test
  void doesNotNameATiltThatMayBeChance() {
    SpreadReading reading = reading(0.6, 0.5, 1);
    assertThat(reading.neutral()).isTrue();
    assertThat(reading.tilt()).isEqualTo(new SpreadTilt(SpreadTilt.Magnitude.MILD, "Balanced"));
    assertThat(reading.perGross()).isEqualTo(reading.tilt());
    assertThat(reading.text())
        .startsWith(
            "The data do not show whether the portfolio leans to small companies or to large ones.")
        .contains("Beta 0.60, 90% interval -0.22 to 1.42");
    assertThat(SpreadReading.summary(List.of(reading))).isEqualTo("No style tilt worth naming.");
  }

  @Test
  void summarisesTheStrongestTilts() {
    SpreadReading strong = reading(0.9, 0.1, 1);
    SpreadReading moderate = reading(-0.3, 0.01, 1);
    SpreadReading mild = reading(0.1, 0.01, 1);
    assertThat(SpreadReading.summary(List.of(moderate, strong, strong)))
        .isEqualTo("Strong tilts to Small Cap, Small Cap.");
    assertThat(SpreadReading.summary(List.of(mild, moderate)))
        .isEqualTo("Moderate tilt to Large Cap.");
    assertThat(SpreadReading.summary(List.of(mild))).isEqualTo("No style tilt worth naming.");
    assertThat(SpreadReading.summary(List.of())).isEqualTo("No style tilt is known.");
  }

  @Test
  void everySpreadHasItsWords() {
    for (Factor spread : Factors.ALL) {
      PortfolioExposure exposure = new PortfolioExposure(spread, 50, 1, 80, 100, 100, 2);
      List<SpreadReading> readings = SpreadReading.of(List.of(exposure));
      assertThat(readings).hasSize(spread.kind() == Factor.Kind.SPREAD ? 1 : 0);
    }
    PortfolioExposure broke = new PortfolioExposure(Factors.SIZE_SPREAD, 50, 1, 80, 100, 0, 2);
    assertThat(SpreadReading.of(List.of(broke))).isEmpty();
    PortfolioExposure nobody = new PortfolioExposure(Factors.SIZE_SPREAD, 0, 0, 0, 100, 9, 0);
    assertThat(SpreadReading.of(List.of(nobody))).isEmpty();
  }

  private static SpreadReading reading(double beta, double error, double equityPerGross) {
    PortfolioExposure exposure =
        new PortfolioExposure(
            Factors.SIZE_SPREAD, 1000 * beta, 1000 * error, 800, 1000, 1000 * equityPerGross, 2);
    return SpreadReading.of(List.of(exposure)).getFirst();
  }

  private static FactorFit fit(double market, double error, double size, double sizeError) {
    return FactorFit.Measured.of(
        0,
        List.of(
            new FactorExposure(Factors.MARKET, new Coefficient(market, error, 240, 252)),
            new FactorExposure(Factors.SIZE_SPREAD, new Coefficient(size, sizeError, 240, 252))),
        new FitQuality(0.5, 0.49, 7, 0.01, 252, FitQuality.History.FULL, 1, 0));
  }
}
