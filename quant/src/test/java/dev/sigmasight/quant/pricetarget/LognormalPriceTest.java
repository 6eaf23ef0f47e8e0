package dev.sigmasight.quant.pricetarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LognormalPriceTest {

  /** ln(1.2) = 0.18232, less 0.06, over 0.2: Φ(−0.6116). */
  @Test
  void endsAboveATargetByHand() {
    var price = new LognormalPrice(100, 0.08, 0.2, 1);
    assertThat(price.reaching(120))
        .isCloseTo(Normal.cdf((0.06 - Math.log(1.2)) / 0.2), within(1e-15));
    assertThat(price.reaching(120)).isCloseTo(0.2704, within(1e-4));
    assertThat(price.reaching(80))
        .isCloseTo(Normal.cdf((Math.log(0.8) - 0.06) / 0.2), within(1e-15));
  }

  /** Without drift of the logarithm the reflection principle doubles the probability. */
  @Test
  void touchesTwiceAsOftenAsItEndsBeyond() {
    var price = new LognormalPrice(100, 0.02, 0.2, 2);
    for (double target : new double[] {70, 90, 101, 150, 400}) {
      assertThat(price.touching(target)).isCloseTo(2 * price.reaching(target), within(1e-13));
    }
  }

  @Test
  void isTheProbabilityThatAnOptionEndsInTheMoney() {
    var random = new SplittableRandom(31);
    for (int round = 0; round < 1_000; round++) {
      double spot = random.nextDouble(50, 150);
      double strike = random.nextDouble(50, 150);
      double rate = random.nextDouble(-0.02, 0.1);
      double yield = random.nextDouble(0, 0.05);
      double volatility = random.nextDouble(0.05, 1);
      double years = random.nextDouble(0.01, 3);
      var price = new LognormalPrice(spot, rate - yield, volatility, years);
      double call =
          BlackScholesMerton.of(
                  new EuropeanOption(Right.CALL, spot, strike, years, rate, yield, volatility))
              .inTheMoney();
      assertThat(price.atOrAbove(strike)).isCloseTo(call, within(1e-13));
      assertThat(price.atOrBelow(strike)).isCloseTo(1 - call, within(1e-13));
      assertThat(price.touching(strike)).isBetween(price.reaching(strike) - 1e-14, 1.0);
      var longer = new LognormalPrice(spot, rate - yield, volatility, 1.5 * years);
      assertThat(longer.touching(strike)).isGreaterThanOrEqualTo(price.touching(strike) - 1e-13);
      double further = strike >= spot ? strike * 1.05 : strike / 1.05;
      assertThat(price.touching(further)).isLessThanOrEqualTo(price.touching(strike) + 1e-13);
    }
  }

  /** Against a walk of many steps, with the barrier moved by the continuity correction. */
  @Test
  void touchesAsOftenAsSimulatedPaths() {
    var random = new SplittableRandom(32);
    double drift = 0.15;
    double volatility = 0.3;
    int steps = 200;
    double step = 1.0 / steps;
    double barrier = Math.log(1.25) - 0.5826 * volatility * Math.sqrt(step);
    int touched = 0;
    int paths = 20_000;
    for (int path = 0; path < paths; path++) {
      double x = 0;
      boolean there = false;
      for (int i = 0; i < steps && !there; i++) {
        x +=
            (drift - volatility * volatility / 2) * step
                + volatility * Math.sqrt(step) * random.nextGaussian();
        there = x >= barrier;
      }
      touched += there ? 1 : 0;
    }
    assertThat(new LognormalPrice(100, drift, volatility, 1).touching(125))
        .isCloseTo((double) touched / paths, within(0.015));
  }

  /**
   * Where the parts over- and underflow: with a strong drift all paths arrive, with none nearly.
   */
  @Test
  void survivesTinyVolatility() {
    var rising = new LognormalPrice(100, 0.2, 1e-3, 1);
    assertThat(rising.touching(110)).isEqualTo(1);
    assertThat(rising.touching(200)).isZero();
    assertThat(rising.touching(90)).isZero();
  }

  /** Where the second form of the reflected part takes over, the first still works. */
  @Test
  void bothFormsOfTheReflectedPartAgree() {
    for (double a = 29; a < 37; a += 0.125) {
      double s = 0.2 / a;
      for (double m : new double[] {0.1, 0.09, 0.11}) {
        double x = 0.2 - m;
        double direct = Math.exp(2 * m * x / (s * s)) * Normal.cdf(-(m + x) / s);
        double expected = Normal.cdf((m - x) / s) + direct;
        var price = new LognormalPrice(1, m + s * s / 2, s, 1);
        assertThat(price.touching(Math.exp(x))).isCloseTo(expected, within(1e-12));
        var down = new LognormalPrice(1, -m + s * s / 2, s, 1);
        assertThat(down.touching(Math.exp(-x))).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void certaintyIsZeroOrOne() {
    var flat = new LognormalPrice(100, 0.05, 0, 1);
    double end = 100 * Math.exp(0.05);
    assertThat(flat.atOrAbove(end - 0.01)).isEqualTo(1);
    assertThat(flat.atOrAbove(end + 0.01)).isZero();
    assertThat(flat.atOrBelow(end + 0.01)).isEqualTo(1);
    assertThat(flat.atOrBelow(end - 0.01)).isZero();
    assertThat(flat.touching(104)).isEqualTo(1);
    assertThat(flat.touching(106)).isZero();
    assertThat(flat.touching(99)).isZero();
    assertThat(flat.touching(100)).isEqualTo(1);
    var now = new LognormalPrice(100, 0.05, 0.2, 0);
    assertThat(now.reaching(100)).isEqualTo(1);
    assertThat(now.reaching(101)).isZero();
    assertThat(now.reaching(99)).isZero();
  }

  @Test
  void aLognormalPriceNeverReachesZero() {
    var price = new LognormalPrice(100, -1, 2, 5);
    assertThat(price.reaching(0)).isZero();
    assertThat(price.atOrBelow(0)).isZero();
    assertThat(price.atOrAbove(0)).isEqualTo(1);
    assertThat(price.touching(0)).isZero();
  }

  /** 1e600 times the spot is ln = 600·ln(10), although the quotient is no double. */
  @Test
  void survivesQuotientsThatAreNoDouble() {
    double x = 600 * Math.log(10);
    var fall = new LognormalPrice(1e300, -6.5, 1, 200);
    assertThat(fall.atOrBelow(1e-300))
        .isCloseTo(Normal.cdf((1400 - x) / Math.sqrt(200)), within(1e-12));
    assertThat(new LognormalPrice(1e-300, 10, 1, 140).atOrAbove(1e300))
        .isCloseTo(Normal.cdf((9.5 * 140 - x) / Math.sqrt(140)), within(1e-12));
  }

  @Test
  void neverLeavesTheUnitInterval() {
    double[] spots = {1e-300, 1, 1e300};
    double[] drifts = {-10, 0, 0.1, 10};
    double[] volatilities = {0, 1e-300, 1e-3, 0.2, 1000};
    double[] years = {0, 1e-300, 1, 200};
    for (double spot : spots) {
      for (double drift : drifts) {
        for (double volatility : volatilities) {
          for (double t : years) {
            var price = new LognormalPrice(spot, drift, volatility, t);
            for (double target : new double[] {0, 1e-300, 0.5, 1, 2, 1e300}) {
              assertThat(price.reaching(target)).isBetween(0.0, 1.0);
              assertThat(price.touching(target)).isBetween(0.0, 1.0);
            }
          }
        }
      }
    }
  }

  @Test
  void refusesNonsense() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> new LognormalPrice(0, 0, 0.2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LognormalPrice(1, nan, 0.2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LognormalPrice(1, 11, 0.2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LognormalPrice(1, 0, -0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LognormalPrice(1, 0, 0.1, -1))
        .isInstanceOf(IllegalArgumentException.class);
    var price = new LognormalPrice(1, 0, 0.2, 1);
    for (double bad : new double[] {-1, nan, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> price.reaching(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> price.touching(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> price.atOrAbove(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> price.atOrBelow(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
