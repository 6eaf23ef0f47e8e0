package dev.sigmasight.quant.performance;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How uncertain Sharpe and information ratio are. */
class RatioErrorTest {
  private static final double[] RETURNS =
      new SplittableRandom(61).doubles(250, -0.02, 0.023).toArray();

  /** Mertens: V = 1 − γ₃S + (γ₄ − 1)/4·S². */
  @Test
  void independentReturnsHaveMertenssError() {
    double s = sharpe(RETURNS) / Math.sqrt(252);
    double g3 = value(SampleMoments.skewness(RETURNS));
    double g4 = value(SampleMoments.kurtosis(RETURNS));
    double variance = 1 - g3 * s + (g4 - 1) / 4 * s * s;
    var ratios = new RiskAdjustedReturn(RETURNS, 0, 252);
    double error = value(ratios.sharpeError(0));
    assertThat(error).isCloseTo(Math.sqrt(252 * variance / 249), within(1e-12));
    assertThat(value(ratios.probabilisticSharpe(0.01)))
        .isCloseTo(Normal.cdf((s - 0.01) / (error / Math.sqrt(252))), within(1e-12));
  }

  /** By hand: weights of ½ for one lag, ⅔ and ⅓ for two. */
  @Test
  void countsNeighboursAsNeweyAndWestDo() {
    double[] excess = {1, 2, 4, 3};
    double s = 2.5 / Math.sqrt(5.0 / 3);
    double[] psi = new double[4];
    for (int i = 0; i < 4; i++) {
      double z = (excess[i] - 2.5) / Math.sqrt(1.25);
      psi[i] = z - s / 2 * (z * z - 1);
    }
    double c0 = (psi[0] * psi[0] + psi[1] * psi[1] + psi[2] * psi[2] + psi[3] * psi[3]) / 4;
    double c1 = (psi[0] * psi[1] + psi[1] * psi[2] + psi[2] * psi[3]) / 4;
    double c2 = (psi[0] * psi[2] + psi[1] * psi[3]) / 4;
    assertThat(value(RatioError.of(excess, 1))).isCloseTo(Math.sqrt((c0 + c1) / 3), within(1e-14));
    assertThat(value(RatioError.of(excess, 2)))
        .isCloseTo(Math.sqrt(Math.max(0, c0 + 2 * (2 * c1 / 3 + c2 / 3)) / 3), within(1e-14));
  }

  /** The spread of the ratio over many samples is what the error of one of them says. */
  @Test
  void isTheSpreadOverManySamples() {
    var random = new SplittableRandom(62);
    int samples = 2_000;
    double[] ratios = new double[samples];
    double meanError = 0;
    for (int k = 0; k < samples; k++) {
      double[] returns = new double[500];
      for (int i = 0; i < returns.length; i++) {
        double e = -Math.log(1 - random.nextDouble());
        returns[i] = 1.3 - e; // skewed to losses, Sharpe ratio 0.3 per period
      }
      var one = new RiskAdjustedReturn(returns, 0, 1);
      ratios[k] = value(one.sharpe());
      meanError += value(one.sharpeError(0)) / samples;
    }
    double spread = value(SampleMoments.standardDeviation(ratios));
    assertThat(meanError).isCloseTo(spread, within(0.05 * spread));
  }

  @Test
  void returnsThatFollowEachOtherAreLessCertain() {
    var random = new SplittableRandom(63);
    double[] returns = new double[2_000];
    double last = 0;
    for (int i = 0; i < returns.length; i++) {
      last = 0.5 * last + random.nextGaussian() * 0.01;
      returns[i] = last + 0.0004;
    }
    var ratios = new RiskAdjustedReturn(returns, 0, 252);
    double independent = value(ratios.sharpeError(0));
    assertThat(value(ratios.sharpeError(20))).isBetween(1.4 * independent, 2 * independent);
    assertThat(value(ratios.sharpe(20))).isBetween(0.5 * sharpe(returns), 0.75 * sharpe(returns));
    assertThat(value(ratios.sharpe(0))).isCloseTo(sharpe(returns), within(1e-14));
  }

  /** Lo's factor for q = 2 periods by hand: 2/√(2 + 2·(2 − 1)·ρ). */
  @Test
  void scalesToAYearWithAutocorrelation() {
    double[] returns = {1.5, 0.5, 1.5, 1.5, 0.5, 0.5, 1.5, 0.5, 1.5, 0.5};
    double[] centred = new double[10];
    for (int i = 0; i < 10; i++) {
      centred[i] = returns[i] - 1;
    }
    double rho = RatioError.autocovariance(centred, 1) / RatioError.autocovariance(centred, 0);
    assertThat(rho).isCloseTo(-0.5, within(1e-15));
    var ratios = new RiskAdjustedReturn(returns, 0, 2);
    double perPeriod = value(ratios.sharpe()) / Math.sqrt(2);
    assertThat(value(ratios.sharpe(1)))
        .isCloseTo(perPeriod * 2 / Math.sqrt(2 + 2 * rho), within(1e-13));
  }

  @Test
  void theInformationRatioHasTheSameError() {
    double[] benchmark = new SplittableRandom(64).doubles(250, -0.01, 0.01).toArray();
    double[] active = new double[250];
    for (int i = 0; i < 250; i++) {
      active[i] = RETURNS[i] - benchmark[i];
    }
    var relative = new BenchmarkRelative(RETURNS, benchmark, 0.0001, 252);
    var alone = new RiskAdjustedReturn(active, 0, 252);
    for (int lags : new int[] {0, 5}) {
      assertThat(value(relative.informationRatioError(lags)))
          .isCloseTo(value(alone.sharpeError(lags)), within(1e-14));
    }
    var mirror = new BenchmarkRelative(RETURNS, RETURNS, 0, 252);
    assertThat(mirror.informationRatioError(0)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void leverageLeavesTheErrorAlone() {
    double[] tripled = java.util.Arrays.stream(RETURNS).map(r -> 3 * r).toArray();
    for (int lags = 0; lags < 10; lags++) {
      assertThat(value(new RiskAdjustedReturn(tripled, 0, 252).sharpeError(lags)))
          .isCloseTo(
              value(new RiskAdjustedReturn(RETURNS, 0, 252).sharpeError(lags)), within(1e-12));
    }
  }

  @Test
  void saysWhatIsMissing() {
    var two = new RiskAdjustedReturn(new double[] {0.01, 0.02}, 0, 252);
    assertThat(two.sharpeError(0)).isInstanceOf(Estimate.Of.class);
    assertThat(two.sharpeError(1)).isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(two.sharpe(1)).isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(two.sharpe(0)).isEqualTo(two.sharpe());
    var one = new RiskAdjustedReturn(new double[] {0.01}, 0, 252);
    assertThat(one.sharpeError(0)).isEqualTo(new Estimate.TooShort(1, 2));
    var flat = new RiskAdjustedReturn(new double[] {0.01, 0.01, 0.01}, 0, 252);
    assertThat(flat.sharpeError(0)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(flat.sharpe(1)).isInstanceOf(Estimate.Degenerate.class);
  }

  /** Up and down in turn: with one lag less than nothing is left of a year. */
  @Test
  void anAlternatingSeriesHasNoYearlyRatio() {
    double[] returns = new double[40];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = i % 2 == 0 ? 0.02 : -0.01;
    }
    assertThat(new RiskAdjustedReturn(returns, 0, 252).sharpe(1))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(value(new RiskAdjustedReturn(returns, 0, 252).sharpeError(3)))
        .isGreaterThanOrEqualTo(0);
  }

  @Test
  void refusesNonsense() {
    var ratios = new RiskAdjustedReturn(RETURNS, 0, 252);
    assertThatThrownBy(() -> ratios.sharpeError(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ratios.sharpe(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ratios.sharpe(252)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ratios.sharpe(249 - 1)).isInstanceOf(Estimate.class);
  }

  private static double sharpe(double[] returns) {
    return value(new RiskAdjustedReturn(returns, 0, 252).sharpe());
  }
}
