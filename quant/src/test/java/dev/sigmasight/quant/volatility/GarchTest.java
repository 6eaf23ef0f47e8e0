package dev.sigmasight.quant.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GarchTest {
  private static final Garch GARCH = new Garch(2e-6, 0.09, 0.89);

  @Test
  void stepsByHand() {
    assertThat(GARCH.longRunVariance()).isCloseTo(1e-4, within(1e-15));
    assertThat(GARCH.nextVariance(new double[0])).isCloseTo(1e-4, within(1e-15));
    assertThat(GARCH.nextVariance(new double[] {0.02}))
        .isCloseTo(2e-6 + 0.09 * 4e-4 + 0.89e-4, within(1e-15));
  }

  @Test
  void forecastsReturnToTheLongRun() {
    double next = 4e-4;
    double sum = 0;
    double each = next;
    for (int day = 1; day <= 60; day++) {
      sum += each;
      each = 1e-4 + 0.98 * (each - 1e-4);
      assertThat(GARCH.averageVariance(next, day)).isCloseTo(sum / day, within(1e-13));
    }
    assertThat(GARCH.averageVariance(0, 1)).isCloseTo(0, within(1e-18));
  }

  /** One return: −½(ln 2π + ln 1e-4 + 0.02²/1e-4); a second with the stepped variance. */
  @Test
  void measuresLikelihoodByHand() {
    double first = -0.5 * (Math.log(2 * Math.PI) + Math.log(1e-4) + 4);
    assertThat(GARCH.logLikelihood(new double[] {0.02})).isCloseTo(first, within(1e-12));
    double variance = GARCH.nextVariance(new double[] {0.02});
    double second = -0.5 * (Math.log(2 * Math.PI) + Math.log(variance) + 0.0001 / variance);
    assertThat(GARCH.logLikelihood(new double[] {0.02, -0.01}))
        .isCloseTo(first + second, within(1e-12));
  }

  @Test
  void theTruthIsTheMostLikely() {
    double[] returns = Paths.garch(20_000, 0.09, 0.89, new SplittableRandom(5));
    double truth = GARCH.logLikelihood(returns);
    assertThat(truth).isGreaterThan(new Garch(2e-6, 0.18, 0.80).logLikelihood(returns));
    assertThat(truth).isGreaterThan(new Garch(2e-6, 0.03, 0.95).logLikelihood(returns));
    assertThat(truth).isGreaterThan(new Garch(8e-6, 0.09, 0.89).logLikelihood(returns));
  }

  private static void refused(double omega, double alpha, double beta) {
    assertThatThrownBy(() -> new Garch(omega, alpha, beta))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNonsense() {
    refused(0, 0.1, 0.8);
    refused(Double.POSITIVE_INFINITY, 0.1, 0.8);
    refused(1e-6, -0.01, 0.8);
    refused(1e-6, 0.1, -0.01);
    refused(1e-6, 0.1, 0.9);
    refused(1e-6, Double.NaN, 0.9);
    assertThatThrownBy(() -> GARCH.averageVariance(1e-4, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GARCH.averageVariance(-1e-4, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GARCH.averageVariance(Double.POSITIVE_INFINITY, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GARCH.nextVariance(new double[] {1e300}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GARCH.logLikelihood(new double[] {1e300}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GARCH.nextVariance(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GARCH.logLikelihood(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
