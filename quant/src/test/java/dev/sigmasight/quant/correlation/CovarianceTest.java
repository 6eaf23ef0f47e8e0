package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.correlation.FactorCorrelations.HalfLives;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CovarianceTest {
  private static final double[][] SMALL = {{1, 2, 3}, {2, 0, 4}};

  private static Covariance.Of of(Covariance covariance) {
    return (Covariance.Of) covariance;
  }

  private static double[] equal(int days) {
    return FadingDays.ofDecay(days, 1);
  }

  /** Deviations −1 0 1 and 0 −2 2: over n − 1 variances 1 and 4, covariance 1. */
  @Test
  void covariesByHand() {
    Covariance.Of sample = of(WeightedCovariance.sample(SMALL));
    assertThat(sample.covariance()[0]).containsExactly(new double[] {1, 1}, within(1e-15));
    assertThat(sample.covariance()[1]).containsExactly(new double[] {1, 4}, within(1e-15));
    assertThat(sample.correlation()[0][1]).isCloseTo(0.5, within(1e-15));
    assertThat(sample.correlation()[1][1]).isEqualTo(1);
    assertThat(sample.observations()).isEqualTo(3);
    assertThat(sample.shrinkage()).isZero();
    Covariance.Of population = of(WeightedCovariance.of(SMALL, equal(3)));
    assertThat(population.covariance()[1][1]).isCloseTo(8 / 3.0, within(1e-15));
    assertThat(population.observations()).isCloseTo(3, within(1e-14));
  }

  /** Weights 1/7 2/7 4/7: mean (1 + 4 + 12)/7 = 17/7. */
  @Test
  void weighsByHand() {
    double[] weights = FadingDays.ofHalfLife(3, 1);
    assertThat(weights).containsExactly(new double[] {1 / 7.0, 2 / 7.0, 4 / 7.0}, within(1e-15));
    assertThat(FadingDays.effective(weights)).isCloseTo(49 / 21.0, within(1e-14));
    double variance = of(WeightedCovariance.of(SMALL, weights)).covariance()[0][0];
    assertThat(variance).isCloseTo((1 + 8 + 36) / 7.0 - 289 / 49.0, within(1e-14));
    assertThat(FadingDays.ofHalfLife(5, Double.POSITIVE_INFINITY)).containsOnly(0.2);
    assertThat(FadingDays.ofHalfLife(3, 1e-9)[2]).isCloseTo(1, within(1e-12));
    assertThat(FadingDays.ofHalfLife(2, 10)[0] / FadingDays.ofHalfLife(2, 10)[1])
        .isCloseTo(Math.pow(0.5, 0.1), within(1e-14));
  }

  @Test
  void aConstantSeriesHasNoCorrelation() {
    Covariance.Of sample = of(WeightedCovariance.sample(new double[][] {{1, 2, 4}, {.1, .1, .1}}));
    assertThat(sample.covariance()[1]).containsExactly(0, 0);
    assertThat(sample.correlation()[1]).containsOnly(Double.NaN);
    assertThat(sample.correlation()[0][0]).isEqualTo(1);
    assertThat(sample.correlation()[0][1]).isNaN();
  }

  @Test
  void tooFewDaysSayHowMany() {
    double[][] one = {{1}};
    assertThat(WeightedCovariance.sample(one)).isEqualTo(new Covariance.TooShort(1, 2));
    assertThat(WeightedCovariance.sample(new double[0][])).isEqualTo(new Covariance.TooShort(0, 2));
    assertThat(WeightedCovariance.of(one, equal(1))).isEqualTo(new Covariance.TooShort(1, 2));
    assertThat(LedoitWolf.toIdentity(one, equal(1))).isEqualTo(new Covariance.TooShort(1, 2));
    assertThat(LedoitWolf.toConstantCorrelation(one, equal(1)))
        .isEqualTo(new Covariance.TooShort(1, 2));
  }

  /** Of thousands of samples, short and long, with equal and fading weights. */
  @Test
  void shrunkMatricesAreCovariances() {
    for (int k = 0; k < 1000; k++) {
      int n = 1 + k % 9;
      int days = 2 + k % 31;
      double[][] series = Matrices.returns(n, days, k);
      double[] weights = k % 2 == 0 ? equal(days) : FadingDays.ofHalfLife(days, 10);
      for (Covariance covariance :
          List.of(
              LedoitWolf.toIdentity(series, weights),
              LedoitWolf.toConstantCorrelation(series, weights))) {
        Covariance.Of shrunk = of(covariance);
        assertThat(shrunk.shrinkage()).isBetween(0.0, 1.0);
        assertThat(Spectrum.of(shrunk.covariance()).isPositiveSemidefinite(1e-12)).isTrue();
        Matrices.requireCorrelation(shrunk.correlation());
        assertThat(shrunk.observations()).isCloseTo(FadingDays.effective(weights), within(1e-9));
      }
    }
  }

  /** {@code δ·F + (1 − δ)·S}, with F from S. */
  @Test
  void blendsTheSampleWithTheTarget() {
    double[][] series = Matrices.returns(4, 30, 1);
    double[][] s = of(WeightedCovariance.of(series, equal(30))).covariance();
    Covariance.Of constant = of(LedoitWolf.toConstantCorrelation(series, equal(30)));
    double[][] rho = new double[4][4];
    PearsonMatrix.complete(series, rho);
    double mean = CorrelationSummary.of(rho).orElseThrow().mean();
    double target = mean * Math.sqrt(s[0][0] * s[2][2]);
    double delta = constant.shrinkage();
    assertThat(delta).isBetween(0.01, 0.99);
    assertThat(constant.covariance()[0][2])
        .isCloseTo(delta * target + (1 - delta) * s[0][2], within(1e-16));
    assertThat(constant.covariance()[1][1]).isCloseTo(s[1][1], within(1e-16));
  }

  @Test
  void unitsDoNotMatter() {
    double[][] series = Matrices.returns(5, 40, 2);
    double[][] scaled = new double[5][];
    for (double factor : new double[] {1e-120, -1e9, 1e120}) {
      Arrays.setAll(scaled, i -> Arrays.stream(series[i]).map(x -> x * factor).toArray());
      Covariance.Of before = of(LedoitWolf.toConstantCorrelation(series, equal(40)));
      Covariance.Of after = of(LedoitWolf.toConstantCorrelation(scaled, equal(40)));
      assertThat(after.shrinkage()).isCloseTo(before.shrinkage(), within(1e-10));
      assertThat(after.covariance()[0][1] / factor / factor)
          .isCloseTo(before.covariance()[0][1], within(1e-15));
      assertThat(of(LedoitWolf.toIdentity(scaled, equal(40))).shrinkage())
          .isCloseTo(of(LedoitWolf.toIdentity(series, equal(40))).shrinkage(), within(1e-10));
    }
  }

  @Test
  void limitsOfShrinkage() {
    double[][] two = Matrices.returns(2, 40, 3); // one correlation is its own mean
    assertThat(of(LedoitWolf.toConstantCorrelation(two, equal(40))).shrinkage()).isZero();
    double[][] one = {two[0]};
    assertThat(of(LedoitWolf.toIdentity(one, equal(40))).shrinkage()).isZero();
    assertThat(of(LedoitWolf.toConstantCorrelation(one, equal(40))).covariance()[0][0])
        .isCloseTo(of(WeightedCovariance.of(one, equal(40))).covariance()[0][0], within(1e-18));
    double[][] noise = new double[40][];
    Arrays.setAll(noise, i -> Matrices.returns(1, 5, i)[0]);
    assertThat(of(LedoitWolf.toIdentity(noise, equal(5))).shrinkage()).isGreaterThan(0.3);
    assertThat(LedoitWolf.toConstantCorrelation(new double[][] {{1, 2}, {3, 3}}, equal(2)))
        .isEqualTo(new Covariance.Degenerate("series 1 does not vary"));
    assertThat(of(LedoitWolf.toIdentity(new double[][] {{3, 3}}, equal(2))).covariance()[0][0])
        .isZero();
  }

  private static final List<String> LABELS = List.of("Market", "Value", "Size");

  private static FactorCorrelations.Of factors(double[][] series, HalfLives halfLives) {
    return (FactorCorrelations.Of) FactorCorrelations.of(LABELS, series, halfLives);
  }

  @Test
  void factorsHaveEachTheirHalfLife() {
    double[][] series = Matrices.returns(3, 400, 4);
    FactorCorrelations.Of factors = factors(series, new HalfLives(21, 126));
    Matrices.requireCorrelation(factors.correlation());
    assertThat(Spectrum.of(factors.correlation()).smallest()).isGreaterThan(0.9e-8);
    double[][] fast =
        of(WeightedCovariance.of(series, FadingDays.ofHalfLife(400, 21))).covariance();
    double[][] covariance = factors.covariance();
    for (int i = 0; i < 3; i++) {
      assertThat(factors.deviations().get(i)).isCloseTo(Math.sqrt(fast[i][i]), within(1e-15));
      assertThat(covariance[i][i]).isCloseTo(fast[i][i], within(1e-15));
    }
    assertThat(covariance[0][1])
        .isCloseTo(factors.correlation()[0][1] * Math.sqrt(fast[0][0] * fast[1][1]), within(1e-15));
    assertThat(factors.effectiveDays())
        .isCloseTo(FadingDays.effective(FadingDays.ofHalfLife(400, 126)), within(1e-9));
    assertThat(factors.labels()).isEqualTo(LABELS);
    double[][] plain =
        of(WeightedCovariance.of(series, FadingDays.ofHalfLife(400, 126))).correlation();
    double mean = CorrelationSummary.of(plain).orElseThrow().mean();
    assertThat(factors.correlation()[0][1])
        .isCloseTo(plain[0][1] + factors.shrinkage() * (mean - plain[0][1]), within(2e-4));
  }

  @Test
  void theOrderOfFactorsDoesNotMatter() {
    double[][] series = Matrices.returns(3, 100, 5);
    double[][] turned = {series[2], series[1], series[0]};
    FactorCorrelations.Of before = factors(series, HalfLives.USUAL);
    FactorCorrelations.Of after = factors(turned, HalfLives.USUAL);
    assertThat(after.correlation()[0][2]).isCloseTo(before.correlation()[0][2], within(1e-12));
    assertThat(after.correlation()[0][1]).isCloseTo(before.correlation()[1][2], within(1e-12));
  }

  /** The same series twice: the correlation is brought down until the matrix can be inverted. */
  @Test
  void twinsCanStillBeInverted() {
    double[] x = Matrices.returns(1, 100, 6)[0];
    double[] y = Matrices.returns(1, 100, 7)[0];
    FactorCorrelations.Of factors = factors(new double[][] {x, x, y}, HalfLives.USUAL);
    assertThat(factors.correlation()[0][1]).isLessThanOrEqualTo(1).isGreaterThan(0.8);
    assertThat(Spectrum.of(factors.correlation()).smallest()).isGreaterThan(0.9e-8);
  }

  @Test
  void saysWhyFactorsHaveNone() {
    assertThat(FactorCorrelations.of(LABELS, new double[3][62], HalfLives.USUAL))
        .isEqualTo(new FactorCorrelations.TooShort(62, 63));
    assertThat(FactorCorrelations.of(List.of(), new double[0][], HalfLives.USUAL))
        .isEqualTo(new FactorCorrelations.TooShort(0, 63));
    double[][] constant = Matrices.returns(3, 63, 8);
    assertThat(FactorCorrelations.of(LABELS, constant, HalfLives.USUAL))
        .isInstanceOf(FactorCorrelations.Of.class);
    Arrays.fill(constant[1], 0.01);
    assertThat(FactorCorrelations.of(LABELS, constant, HalfLives.USUAL))
        .isEqualTo(new FactorCorrelations.Degenerate("a series does not vary"));
  }

  /** Correlations 0.5, NaN and −0.1: mean 0.2, deviation 0.3. */
  @Test
  void summarisesKnownPairs() {
    double[][] rho = {{1, 0.5, Double.NaN}, {0.5, 1, -0.1}, {Double.NaN, -0.1, 1}};
    CorrelationSummary summary = CorrelationSummary.of(rho).orElseThrow();
    assertThat(summary.mean()).isCloseTo(0.2, within(1e-15));
    assertThat(summary.largest()).isEqualTo(0.5);
    assertThat(summary.smallest()).isEqualTo(-0.1);
    assertThat(summary.deviation()).isCloseTo(0.3, within(1e-15));
    assertThat(summary.pairs()).isEqualTo(2);
    assertThat(CorrelationSummary.of(new double[][] {{1}})).isEmpty();
    assertThat(CorrelationSummary.of(new double[0][])).isEmpty();
  }

  @Test
  void refusesNonsense() {
    refused(() -> FadingDays.ofDecay(3, 0));
    refused(() -> FadingDays.ofDecay(3, 1.01));
    refused(() -> FadingDays.ofHalfLife(3, 0));
    refused(() -> FadingDays.ofHalfLife(3, Double.NaN));
    refused(() -> WeightedCovariance.of(SMALL, equal(4)));
    refused(() -> WeightedCovariance.sample(new double[][] {{1, Double.NaN}}));
    refused(() -> WeightedCovariance.sample(new double[][] {{1e300, -1e300}}));
    refused(() -> new HalfLives(0, 1));
    refused(() -> new HalfLives(1, 0));
    refused(() -> FactorCorrelations.of(List.of("A"), new double[2][70], HalfLives.USUAL));
    refused(() -> FactorCorrelations.of(List.of("A", "A"), new double[2][70], HalfLives.USUAL));
    double[][] tiny = {IntStream.range(0, 9).mapToDouble(t -> t * 1e-300).toArray()};
    assertThat(of(WeightedCovariance.sample(tiny)).covariance()[0][0]).isZero();
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWeightsThatAreNone() {
    double[][] series = {{0.1, 0.2, -0.1, 0.3}, {0.2, 0.1, 0.1, -0.2}};
    for (double[] bad :
        new double[][] {{1, 1, 1, 1}, {0, 0, 0, 0}, {-1, 1, 0.5, 0.5}, {Double.NaN, 1, 0, 0}}) {
      assertThatThrownBy(() -> WeightedCovariance.of(series, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight");
      assertThatThrownBy(() -> LedoitWolf.toIdentity(series, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
