package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  /** Falls of 20%, 10% and 50%, the last one open. */
  @Test
  void namesEveryFallWithItsDays() {
    double[] index = {100, 80, 90, 100, 110, 99, 110, 120, 90, 60, 70};
    Drawdown drawdown = Drawdown.of(index);
    assertThat(drawdown.episodes()).extracting(Drawdown.Episode::peak).containsExactly(0, 4, 7);
    assertThat(drawdown.episodes()).extracting(Drawdown.Episode::trough).containsExactly(1, 5, 9);
    assertThat(drawdown.episodes()).extracting(Drawdown.Episode::length).containsExactly(3, 2, 3);
    assertThat(drawdown.episodes()).extracting(Drawdown.Episode::falling).containsExactly(1, 1, 2);
    assertThat(drawdown.episodes())
        .extracting(Drawdown.Episode::isOpen)
        .containsExactly(false, false, true);
    assertThat(drawdown.episodes().get(0).recovering()).hasValue(2);
    assertThat(drawdown.episodes().get(2).recovering()).isEmpty();
    assertThat(drawdown.deepest(2)).extracting(Drawdown.Episode::peak).containsExactly(7, 0);
    LocalDate start = LocalDate.of(2025, 3, 3);
    List<LocalDate> days = start.datesUntil(start.plusDays(index.length)).toList();
    assertThat(drawdown.dated(days))
        .element(0)
        .isEqualTo(
            new Drawdown.Dated(
                80.0 / 100 - 1, start, start.plusDays(1), Optional.of(start.plusDays(3)), 3));
    assertThat(drawdown.dated(days))
        .element(2)
        .isEqualTo(
            new Drawdown.Dated(-0.5, start.plusDays(7), start.plusDays(9), Optional.empty(), 3));
  }

  /** Episodes do not overlap, and outside of them the index is at its top. */
  @Test
  void episodesCoverExactlyTheDaysBelowTheTop() {
    var random = new SplittableRandom(15);
    for (int round = 0; round < 1_000; round++) {
      double[] index = new double[random.nextInt(2, 80)];
      index[0] = 1;
      for (int i = 1; i < index.length; i++) {
        index[i] =
            random.nextInt(5) == 0 ? index[i - 1] : index[i - 1] * random.nextDouble(0.9, 1.12);
      }
      boolean[] below = new boolean[index.length];
      int last = 0;
      for (Drawdown.Episode episode : Drawdown.of(index).episodes()) {
        assertThat(episode.peak()).isGreaterThanOrEqualTo(last);
        last = episode.peak() + episode.length();
        assertThat(episode.recovery().orElse(index.length - 1)).isEqualTo(last);
        assertThat(episode.depth()).isNegative();
        for (int i = episode.peak() + 1; i < episode.recovery().orElse(index.length); i++) {
          below[i] = true;
          assertThat(index[i] / index[episode.peak()] - 1).isGreaterThanOrEqualTo(episode.depth());
        }
      }
      double top = 0;
      for (int i = 0; i < index.length; i++) {
        top = Math.max(top, index[i]);
        assertThat(below[i]).isEqualTo(index[i] < top);
      }
    }
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
