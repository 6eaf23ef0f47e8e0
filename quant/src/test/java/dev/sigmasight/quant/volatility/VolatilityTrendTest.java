package dev.sigmasight.quant.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.distribution.StudentT;
import dev.sigmasight.quant.volatility.VolatilityTrend.Direction;
import dev.sigmasight.quant.volatility.VolatilityTrend.Measured;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VolatilityTrendTest {
  private static final int PATHS = 2000;

  private static Measured trend(double[] returns) {
    return (Measured) VolatilityTrend.of(returns, 0.05);
  }

  /** The share of paths with a trend at 5 %. */
  private static double alarms(int seed, Function<SplittableRandom, double[]> path) {
    SplittableRandom random = new SplittableRandom(seed);
    int alarms = 0;
    for (int k = 0; k < PATHS; k++) {
      alarms += trend(path.apply(random)).direction() == Direction.STABLE ? 0 : 1;
    }
    return alarms / (double) PATHS;
  }

  /** Two standard errors of these shares are 1 %. */
  @Test
  void rarelySeesATrendWhereThereIsNone() {
    assertThat(alarms(1, random -> Paths.normal(252, 0.01, random))).isBetween(0.02, 0.07);
    assertThat(alarms(2, random -> Paths.fatTailed(252, random))).isBetween(0.02, 0.07);
    assertThat(alarms(3, random -> Paths.garch(252, 0.09, 0.89, random))).isBetween(0.02, 0.07);
    assertThat(alarms(4, random -> Paths.garch(252, 0.05, 0.93, random))).isBetween(0.02, 0.07);
    assertThat(alarms(5, random -> Paths.fatTailed(189, random))).isBetween(0.01, 0.07);
    assertThat(alarms(6, random -> Paths.garch(504, 0.09, 0.89, random))).isBetween(0.02, 0.07);
  }

  private static double[] lastMonthTimes(double[] returns, double factor) {
    for (int t = returns.length - 21; t < returns.length; t++) {
      returns[t] *= factor;
    }
    return returns;
  }

  @Test
  void seesADoubledVolatility() {
    SplittableRandom random = new SplittableRandom(7);
    int up = 0;
    int down = 0;
    for (int k = 0; k < 500; k++) {
      Measured doubled = trend(lastMonthTimes(Paths.normal(252, 0.01, random), 2));
      Measured halved = trend(lastMonthTimes(Paths.normal(252, 0.01, random), 0.5));
      up += doubled.direction() == Direction.INCREASING ? 1 : 0;
      down += halved.direction() == Direction.DECREASING ? 1 : 0;
      assertThat(doubled.direction()).isNotEqualTo(Direction.DECREASING);
      assertThat(halved.direction()).isNotEqualTo(Direction.INCREASING);
    }
    assertThat(up).isGreaterThan(375);
    assertThat(down).isGreaterThan(375);
  }

  @Test
  void sizeAndDirectionOfReturnsDoNotMatter() {
    double[] returns = Paths.normal(300, 0.01, new SplittableRandom(8));
    double[] scaled = Arrays.stream(returns).map(r -> -3 * r).toArray();
    assertThat(trend(scaled).p()).isCloseTo(trend(returns).p(), within(1e-9));
    assertThat(trend(scaled).ratio()).isCloseTo(trend(returns).ratio(), within(1e-12));
    assertThat(trend(returns).observations()).isEqualTo(300);
  }

  /** By the definition: 126 past changes make 6 months, so 6 degrees of freedom. */
  @Test
  void comparesWithItsOwnPast() {
    double[] returns = Paths.normal(209, 0.01, new SplittableRandom(9));
    double[] month = RollingVolatility.of(returns, 21);
    double[] before = RollingVolatility.of(returns, 42);
    double squares = 0;
    for (int k = 0; k < 126; k++) {
      squares += Math.pow(Math.log(month[k + 42] / before[k]), 2);
    }
    double t = Math.log(month[188] / before[146]) / Math.sqrt(squares / 126);
    assertThat(trend(returns).p()).isCloseTo(StudentT.twoSided(t, 6), within(1e-12));
  }

  @Test
  void saysWhyThereIsNone() {
    assertThat(VolatilityTrend.of(new double[188], 0.05))
        .isEqualTo(new VolatilityTrend.TooShort(188, 189));
    assertThat(VolatilityTrend.of(new double[189], 0.05))
        .isInstanceOf(VolatilityTrend.Degenerate.class);
    double[] periodic = new double[252];
    Arrays.setAll(periodic, t -> t % 2 == 0 ? 0.01 : -0.01);
    Arrays.fill(periodic, 100, 121, 0.01);
    assertThat(VolatilityTrend.of(periodic, 0.05)).isInstanceOf(VolatilityTrend.Degenerate.class);
    assertThatThrownBy(() -> VolatilityTrend.of(new double[300], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VolatilityTrend.of(new double[300], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VolatilityTrend.of(new double[] {Double.NaN}, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
