package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected: joined by hand, the closest two first. */
class CorrelationOrderTest {
  private static final double NONE = Double.NaN;

  @Test
  void putsWhatMovesTogetherSideBySide() {
    double[][] rho = {
      {1, 0.1, 0.9, 0},
      {0.1, 1, 0, 0.8},
      {0.9, 0, 1, 0.2},
      {0, 0.8, 0.2, 1}
    };

    assertThat(CorrelationOrder.of(rho)).containsExactly(0, 2, 1, 3);
  }

  @Test
  void joinsWhatIsOpposedLast() {
    double[][] rho = {{1, -1, -1}, {-1, 1, 1}, {-1, 1, 1}};

    assertThat(CorrelationOrder.of(rho)).containsExactly(0, 1, 2);
  }

  @Test
  void leavesWhatNoPairJoinsInItsPlace() {
    double[][] rho = {{1, NONE, 0.5}, {NONE, 1, NONE}, {0.5, NONE, 1}};

    assertThat(CorrelationOrder.of(rho)).containsExactly(0, 2, 1);
  }

  @Test
  void isOfNothingNothing() {
    assertThat(CorrelationOrder.of(new double[0][])).isEqualTo(List.of());
  }
}
