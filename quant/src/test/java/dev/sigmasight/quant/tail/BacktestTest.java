package dev.sigmasight.quant.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.tail.Backtest.Transitions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static boolean accepted(int days, int exceptions) {
    return !Backtest.proportionOfFailures(days, exceptions, 0.01).rejectsAt(0.05);
  }

  /** Kupiec (1995), table 3. */
  @Test
  void acceptsWhatKupiecAccepts() {
    assertThat(accepted(255, 6)).isTrue();
    assertThat(accepted(255, 7)).isFalse();
    assertThat(accepted(510, 10)).isTrue();
    assertThat(accepted(510, 11)).isFalse();
    assertThat(accepted(1000, 16)).isTrue();
    assertThat(accepted(1000, 17)).isFalse();
    assertThat(accepted(510, 1)).isFalse();
  }

  @Test
  void isZeroWhereTheShareIsRight() {
    assertThat(Backtest.proportionOfFailures(500, 25, 0.05).statistic()).isZero();
    assertThat(Backtest.proportionOfFailures(500, 25, 0.05).pValue()).isEqualTo(1);
    assertThat(Backtest.independence(new Transitions(81, 9, 9, 1)).statistic())
        .isCloseTo(0, within(1e-13));
    assertThat(Backtest.proportionOfFailures(10, 10, 0.5).statistic())
        .isCloseTo(20 * Math.log(2), within(1e-13));
    assertThat(Backtest.proportionOfFailures(10, 0, 0.5).statistic())
        .isCloseTo(20 * Math.log(2), within(1e-13));
  }

  @Test
  void growsWithDistanceFromTheExpected() {
    double before = -1;
    for (int exceptions = 5; exceptions <= 500; exceptions += 5) {
      double statistic = Backtest.proportionOfFailures(500, exceptions, 0.01).statistic();
      assertThat(statistic).isGreaterThan(before);
      before = statistic;
    }
  }

  @Test
  void isNeverNegativeNorWithoutNumber() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < 3_000; i++) {
      boolean[] exceptions = new boolean[random.nextInt(1, 60)];
      double share = random.nextDouble();
      for (int t = 0; t < exceptions.length; t++) {
        exceptions[t] = random.nextDouble() < share;
      }
      LikelihoodRatio both =
          Backtest.conditionalCoverage(exceptions, random.nextDouble(0.001, 0.999));
      assertThat(both.statistic()).isGreaterThanOrEqualTo(0).isFinite();
      assertThat(both.pValue()).isBetween(0.0, 1.0);
      assertThat(both.degrees()).isEqualTo(2);
    }
  }

  @Test
  void countsWhatFollowsWhat() {
    boolean[] days = {false, true, true, false, false, false, true};
    assertThat(Transitions.of(days)).isEqualTo(new Transitions(2, 2, 1, 1));
    assertThat(Transitions.of(new boolean[0])).isEqualTo(new Transitions(0, 0, 0, 0));
    assertThat(Backtest.independence(Transitions.of(new boolean[1])).statistic()).isZero();
  }

  @Test
  void findsLossesBeyondTheStated() {
    assertThat(
            Backtest.exceptions(
                new double[] {-0.03, -0.01, 0.05, -0.02}, new double[] {0.02, 0.02, 0.02, 0.02}))
        .containsExactly(true, false, false, false);
    assertThatThrownBy(() -> Backtest.exceptions(new double[1], new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Backtest.exceptions(new double[] {Double.NaN}, new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Backtest.exceptions(new double[1], new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsTheTrafficLight() {
    assertThat(BaselZone.of(0)).isEqualTo(BaselZone.GREEN);
    assertThat(BaselZone.of(4)).isEqualTo(BaselZone.GREEN);
    assertThat(BaselZone.of(5)).isEqualTo(BaselZone.YELLOW);
    assertThat(BaselZone.of(9)).isEqualTo(BaselZone.YELLOW);
    assertThat(BaselZone.of(10)).isEqualTo(BaselZone.RED);
    assertThat(BaselZone.of(250)).isEqualTo(BaselZone.RED);
    double[] plus = {0, 0, 0, 0, 0, 0.40, 0.50, 0.65, 0.75, 0.85, 1};
    for (int i = 0; i < plus.length; i++) {
      assertThat(BaselZone.plusFactor(i)).isEqualTo(plus[i]);
    }
    assertThat(BaselZone.of(250, 3, 0.05)).isEmpty();
    assertThat(BaselZone.of(251, 3, 0.01)).isEmpty();
    assertThatThrownBy(() -> BaselZone.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BaselZone.plusFactor(251))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNonsense() {
    int[][] counts = {{0, 0}, {10, -1}, {10, 11}};
    for (int[] count : counts) {
      assertThatThrownBy(() -> Backtest.proportionOfFailures(count[0], count[1], 0.01))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (double probability : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> Backtest.proportionOfFailures(10, 1, probability))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Transitions(0, 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Transitions(-1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Transitions(0, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Transitions(0, 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LikelihoodRatio(-1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LikelihoodRatio(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LikelihoodRatio(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
