package dev.sigmasight.quant.performance;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeWeightedReturnTest {

  @Test
  void losingEverythingIsFinal() {
    double[] returns = {0.1, -1.2, 5};
    assertThat(TimeWeightedReturn.index(returns)).containsExactly(1, 1.1, 0, 0);
    assertThat(value(TimeWeightedReturn.linked(returns))).isEqualTo(-1);
  }

  @Test
  void flowsChangeNothingButTheMoneyInvolved() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 500; round++) {
      int n = random.nextInt(2, 50);
      double[] growth = new double[n];
      double[] plain = new double[n];
      double[] values = new double[n];
      double[] flows = new double[n];
      plain[0] = 1000;
      values[0] = 1000;
      for (int i = 1; i < n; i++) {
        growth[i] = random.nextDouble(0.95, 1.06);
        flows[i] = random.nextInt(5) == 0 ? random.nextDouble(-200, 900) : 0;
        plain[i] = plain[i - 1] * growth[i];
        values[i] = values[i - 1] * growth[i] + flows[i];
      }
      double without =
          value(TimeWeightedReturn.linked(TimeWeightedReturn.flowsAtEnd(plain, new double[n])));
      double with = value(TimeWeightedReturn.linked(TimeWeightedReturn.flowsAtEnd(values, flows)));
      assertThat(with).isCloseTo(without, within(1e-10));
    }
  }

  @Test
  void aYearOfDailyReturnsIsAlreadyAnnual() {
    double[] returns = new double[252];
    java.util.Arrays.fill(returns, 0.0005);
    assertThat(TimeWeightedReturn.annualised(returns, 252))
        .isEqualTo(TimeWeightedReturn.linked(returns));
  }

  @Test
  void nothingCannotBeLinked() {
    assertThat(TimeWeightedReturn.linked(new double[0])).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(TimeWeightedReturn.annualised(new double[0], 252))
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(TimeWeightedReturn.flowsAtEnd(new double[0], new double[0])).isEmpty();
  }

  @Test
  void refusesWhatNoDoubleHolds() {
    assertThatThrownBy(
            () -> TimeWeightedReturn.flowsAtEnd(new double[] {1e-300, 1e300}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("period 1");
    assertThatThrownBy(
            () -> TimeWeightedReturn.flowsAtStart(new double[] {1e-300, 1e300}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> TimeWeightedReturn.flowsAtStart(new double[] {1e308, 1}, new double[] {0, 1e308}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.index(new double[] {0.1, 1e300, 1e300, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("return 3");
  }

  @Test
  void refusesNonsense() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> TimeWeightedReturn.flowsAtEnd(two, new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.flowsAtEnd(new double[] {0, 1}, two))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.flowsAtStart(two, new double[] {0, -1}))
        .isInstanceOf(IllegalArgumentException.class);
    double[] nan = {0, Double.NaN};
    assertThatThrownBy(() -> TimeWeightedReturn.flowsAtEnd(two, nan))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.flowsAtEnd(new double[] {1, Double.NaN}, two))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.flowsAtStart(two, nan))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.index(nan))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.linked(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeWeightedReturn.annualised(two, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dietzNeedsCapitalAndDays() {
    assertThat(DietzReturn.modified(100, 110, new double[0]))
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(DietzReturn.modified(0, 110, new double[] {0}))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(value(DietzReturn.modified(100, 110, new double[2]))).isCloseTo(0.1, within(1e-15));
    assertThatThrownBy(() -> DietzReturn.simple(Double.NaN, 1, new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
