package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawdownTest {

  @Test
  void anIndexThatNeverFallsHasNone() {
    Drawdown drawdown = Drawdown.of(new double[] {1, 1, 1.1, 1.1, 1.2});
    assertThat(drawdown.largest()).isZero();
    assertThat(drawdown.current()).isZero();
    assertThat(drawdown.episodes()).isEmpty();
    assertThat(drawdown.recovery()).isEmpty();
    assertThat(Drawdown.of(new double[] {1}).largest()).isZero();
  }

  @Test
  void aFallThatLastsHasNoRecovery() {
    Drawdown drawdown = Drawdown.of(new double[] {1, 2, 1, 1.5});
    assertThat(drawdown.largest()).isEqualTo(-0.5);
    assertThat(drawdown.current()).isEqualTo(-0.25);
    assertThat(drawdown.recovery()).isEmpty();
  }

  @Test
  void equalFallsReportTheFirst() {
    Drawdown drawdown = Drawdown.of(new double[] {4, 2, 4, 2, 8});
    assertThat(drawdown.peak()).isZero();
    assertThat(drawdown.trough()).isEqualTo(1);
    assertThat(drawdown.recovery()).hasValue(2);
    assertThat(drawdown.episodes()).hasSize(2);
  }

  /** A peak that is touched again is the later of the two. */
  @Test
  void thePeakIsTheLastValueBeforeTheFall() {
    Drawdown drawdown = Drawdown.of(new double[] {1, 2, 2, 1});
    assertThat(drawdown.peak()).isEqualTo(2);
  }

  @Test
  void totalLossIsMinusOne() {
    Drawdown drawdown = Drawdown.of(new double[] {1, 0, 0});
    assertThat(drawdown.largest()).isEqualTo(-1);
    assertThat(drawdown.trough()).isEqualTo(1);
  }

  /** The same by looking at every pair of days. */
  @Test
  void agreesWithTheWorstOfAllPairs() {
    var random = new SplittableRandom(5);
    for (int round = 0; round < 1_000; round++) {
      double[] index = new double[random.nextInt(1, 60)];
      index[0] = 1;
      for (int i = 1; i < index.length; i++) {
        index[i] = index[i - 1] * random.nextDouble(0.9, 1.12);
      }
      double worst = 0;
      for (int i = 0; i < index.length; i++) {
        for (int j = i; j < index.length; j++) {
          worst = Math.min(worst, index[j] / index[i] - 1);
        }
      }
      Drawdown drawdown = Drawdown.of(index);
      assertThat(drawdown.largest()).isCloseTo(worst, within(1e-15));
      assertThat(index[drawdown.trough()] / index[drawdown.peak()] - 1)
          .isCloseTo(worst, within(1e-15));
      assertThat(drawdown.current()).isGreaterThanOrEqualTo(drawdown.largest());
    }
  }

  @Test
  void refusesWhatIsNoIndex() {
    for (double[] bad :
        new double[][] {{}, {0, 1}, {-1}, {1, -1}, {1, Double.NaN}, {Double.POSITIVE_INFINITY}}) {
      assertThatThrownBy(() -> Drawdown.of(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theUlcerIndexNeedsTwoValues() {
    assertThat(Drawdown.ulcerIndex(new double[] {1})).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(Drawdown.ulcerIndex(new double[] {2, 1, 2}))
        .isEqualTo(new Estimate.Of(Math.sqrt(0.125), 2));
  }
}
