package dev.sigmasight.quant.regression;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdjustedBetaTest {
  private static final double EXACT = 1e-12;

  /** Errors equal: half way, and the error falls by √2. */
  @Test
  void vasicekWeighsByExactness() {
    ShrunkBeta half = ShrunkBeta.vasicek(2, 0.5, 1, 0.5);
    assertThat(half.beta()).isCloseTo(1.5, within(EXACT));
    assertThat(half.error()).isCloseTo(0.5 / Math.sqrt(2), within(EXACT));
    assertThat(ShrunkBeta.vasicek(2, 0, 1, 0.5)).isEqualTo(new ShrunkBeta(2, 0));
    assertThat(ShrunkBeta.vasicek(2, 1e300, 1, 0.5).beta()).isCloseTo(1, within(EXACT));
    assertThat(ShrunkBeta.vasicek(2, 1e300, 1, 0.5).error()).isCloseTo(0.5, within(EXACT));
    assertThat(ShrunkBeta.blume(2)).isCloseTo(1.67, within(EXACT));
    assertThat(ShrunkBeta.blume(1)).isEqualTo(1);
  }

  @Test
  void vasicekRefusesNonsense() {
    double bad = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    double[][] cases = {
      {bad, 1, 1, 1},
      {1, bad, 1, 1},
      {1, 1, bad, 1},
      {1, 1, 1, bad},
      {1, -1, 1, 1},
      {1, 1, 1, 0},
      {1, infinite, 1, 1},
      {1, 1, 1, infinite}
    };
    for (double[] c : cases) {
      assertThatThrownBy(() -> ShrunkBeta.vasicek(c[0], c[1], c[2], c[3]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ShrunkBeta.blume(bad)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A security that follows a day late: its beta lies in the lag. */
  @Test
  void findsTheBetaOfALateFollower() {
    var random = new SplittableRandom(1);
    double[] market = new double[400];
    Arrays.setAll(market, t -> random.nextGaussian(0, 0.01));
    double[] late = new double[400];
    Arrays.setAll(late, t -> t == 0 ? 0 : 0.4 * market[t] + 0.8 * market[t - 1]);
    assertThat(((LineFit.Line) LeastSquares.line(late, market)).beta()).isBetween(0.3, 0.5);
    assertThat(value(ThinTradingBeta.dimson(late, market, 1, 0))).isCloseTo(1.2, within(1e-3));
    assertThat(value(ThinTradingBeta.dimson(late, market, 1, 1))).isCloseTo(1.2, within(1e-3));
    assertThat(value(ThinTradingBeta.dimson(late, market, 0, 1))).isBetween(0.3, 0.5);
    assertThat(value(ThinTradingBeta.dimson(late, market, 0, 0)))
        .isCloseTo(((LineFit.Line) LeastSquares.line(late, market)).beta(), within(EXACT));
    assertThat(value(ThinTradingBeta.scholesWilliams(late, market))).isCloseTo(1.2, within(0.2));
  }

  @Test
  void thinTradingSaysWhyThereIsNoBeta() {
    double[] six = {1, 2, 4, 3, 5, 7};
    assertThat(ThinTradingBeta.dimson(six, six, 1, 1)).isEqualTo(new Estimate.TooShort(6, 7));
    assertThat(ThinTradingBeta.dimson(new double[7], new double[7], 1, 1))
        .isEqualTo(new Estimate.Degenerate("regressor 1 does not vary"));
    assertThat(ThinTradingBeta.scholesWilliams(new double[4], new double[4]))
        .isEqualTo(new Estimate.TooShort(4, 5));
    assertThat(ThinTradingBeta.scholesWilliams(six, new double[6]))
        .isEqualTo(new Estimate.Degenerate("the market does not vary"));
    double[] turning = {1, -1, 1, -1, 1, -1};
    assertThat(ThinTradingBeta.scholesWilliams(six, turning))
        .isEqualTo(new Estimate.Degenerate("the market turns back on itself from day to day"));
    assertThat(ThinTradingBeta.scholesWilliams(Arrays.copyOf(six, 5), Arrays.copyOf(six, 5)))
        .isInstanceOf(Estimate.class);
    assertThatThrownBy(() -> ThinTradingBeta.dimson(six, six, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ThinTradingBeta.dimson(six, six, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ThinTradingBeta.dimson(six, new double[5], 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    double[] broken = {1, 2, Double.NaN, 3, 5, 7};
    assertThatThrownBy(() -> ThinTradingBeta.scholesWilliams(broken, six))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ThinTradingBeta.scholesWilliams(six, broken))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Down days (−1, −2), (−2, −4), (−3, −6) have slope 2; up days none. */
  @Test
  void downsideBetaLooksAtBadDaysOnly() {
    double[] market = {-1, 1, -2, 3, -3, 2};
    double[] returns = {-2, 0, -4, 0, -6, 0};
    assertThat(((LineFit.Line) DownsideBeta.of(returns, market)).beta())
        .isCloseTo(2, within(EXACT));
    assertThat(DownsideBeta.of(new double[2], new double[2])).isEqualTo(new LineFit.TooShort(0, 3));
    assertThat(DownsideBeta.of(new double[0], new double[0])).isEqualTo(new LineFit.TooShort(0, 3));
    assertThatThrownBy(() -> DownsideBeta.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DownsideBeta.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Median 3, distances 2 1 0 1 97, MAD 1: within 3 ± 5. */
  @Test
  void drawsOutliersIn() {
    assertThat(Winsorised.of(new double[] {1, 2, 3, 4, 100}, 5)).containsExactly(1, 2, 3, 4, 8);
    assertThat(Winsorised.of(new double[] {-100, 2, 3, 4, 5, 6}, 2))
        .containsExactly(0.5, 2, 3, 4, 5, 6);
    assertThat(Winsorised.of(new double[] {1, 1, 1, 100}, 5)).containsExactly(1, 1, 1, 100);
    assertThat(Winsorised.of(new double[0], 5)).isEmpty();
    double[] own = {1, 2, 3, 4, 100};
    Winsorised.of(own, 5);
    assertThat(own).containsExactly(1, 2, 3, 4, 100);
    for (double bad : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> Winsorised.of(own, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Winsorised.of(new double[] {Double.NaN}, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void orthogonalSeriesShareNothing() {
    var random = new SplittableRandom(2);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 60, 4);
      double[] weights = FadingWeights.halfLife(60, random.nextDouble(10, 500));
      double[][] first = series(Orthogonal.toFirst(drawn.x, weights));
      double[][] all = series(Orthogonal.sequentially(drawn.x, weights));
      assertThat(first[0]).containsExactly(drawn.x[0]);
      assertThat(all[0]).containsExactly(drawn.x[0]);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(slope(all[i], all[j], weights)).isCloseTo(0, within(1e-11));
        }
        assertThat(i == 0 ? 0 : slope(first[i], first[0], weights)).isCloseTo(0, within(1e-11));
      }
      Sample before = Sample.weighted(drawn.y, drawn.x, weights);
      Sample after = Sample.weighted(drawn.y, all, weights);
      RegressionTest.near(
          RegressionTest.fit(after).rSquared(), RegressionTest.fit(before).rSquared());
      RegressionTest.near(
          RegressionTest.fit(after).coefficients()[1], slope(drawn.y, drawn.x[0], weights));
    }
  }

  @Test
  void orthogonalSaysWhichSeriesHasNothingOfItsOwn() {
    double[] x = {1, 2, 4, 3};
    double[] twice = {2, 4, 8, 6};
    double[] weights = {1, 1, 1, 1};
    assertThat(Orthogonal.toFirst(new double[][] {x, {4, 2, 3, 1}, twice}, weights))
        .isEqualTo(new Orthogonal.Failed(2, "is a combination of those before it"));
    assertThat(Orthogonal.toFirst(new double[][] {new double[4], x}, weights))
        .isEqualTo(new Orthogonal.Failed(1, "regressor 1 does not vary"));
    assertThat(Orthogonal.toFirst(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 1}))
        .isEqualTo(new Orthogonal.Failed(1, "has 2 observations of 3"));
  }

  @Test
  void collinearityIsOneOfUnrelatedRegressors() {
    Collinearity.Independent found =
        (Collinearity.Independent)
            Collinearity.of(new double[] {-1, 1, -1, 1}, new double[] {-1, -1, 1, 1});
    assertThat(found.inflation()).containsExactly(new double[] {1, 1}, within(EXACT));
    assertThat(found.condition()).isCloseTo(1, within(EXACT));
    assertThat(found.eigenvalues()).containsExactly(new double[] {1, 1}, within(EXACT));
    assertThat(Collinearity.of(new double[] {1, 2}, new double[] {2, 1}))
        .isEqualTo(new Collinearity.TooShort(2, 3));
    assertThat(Collinearity.of(new double[] {1, 2, 4}, new double[3]))
        .isEqualTo(new Collinearity.Degenerate("regressor 2 does not vary"));
    assertThatThrownBy(Collinearity::of).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[][] series(Orthogonal orthogonal) {
    return ((Orthogonal.Series) orthogonal).series();
  }

  private static double slope(double[] y, double[] x, double[] weights) {
    return RegressionTest.fit(Sample.weighted(y, new double[][] {x}, weights)).coefficients()[1];
  }
}
