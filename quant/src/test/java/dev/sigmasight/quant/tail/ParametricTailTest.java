package dev.sigmasight.quant.tail;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ParametricTailTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static ReturnMoments.Of shape(double skewness, double excessKurtosis) {
    return new ReturnMoments.Of(0, 1, skewness, excessKurtosis, 500);
  }

  @Test
  void isNormalWithoutSkewnessOrKurtosis() {
    ReturnMoments.Of moments = ReturnMoments.normal(0.001, 0.02);
    for (double confidence : new double[] {0.5, 0.9, 0.99, 0.9999}) {
      double valueAtRisk = NormalTail.valueAtRisk(moments, confidence);
      double shortfall = NormalTail.expectedShortfall(moments, confidence);
      assertThat(value(CornishFisher.valueAtRisk(moments, confidence)))
          .isCloseTo(valueAtRisk, ROUNDING);
      assertThat(value(CornishFisher.expectedShortfall(moments, confidence)))
          .isCloseTo(shortfall, ROUNDING);
      assertThat(StudentTail.valueAtRisk(moments, 1e7, confidence))
          .isCloseTo(valueAtRisk, within(1e-7));
      assertThat(StudentTail.expectedShortfall(moments, 1e7, confidence))
          .isCloseTo(shortfall, within(1e-7));
    }
  }

  @Test
  void losesMoreTheHigherTheConfidenceAndMoreBeyond() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      ReturnMoments.Of moments =
          new ReturnMoments.Of(
              random.nextDouble(-0.01, 0.01), random.nextDouble(0.001, 0.1), 0.1, 0.5, 100);
      double low = random.nextDouble(0.5, 0.99);
      double high = random.nextDouble(low, 0.999);
      double degrees = random.nextDouble(2.1, 50);
      assertThat(NormalTail.valueAtRisk(moments, high))
          .isGreaterThanOrEqualTo(NormalTail.valueAtRisk(moments, low));
      assertThat(NormalTail.expectedShortfall(moments, low))
          .isGreaterThan(NormalTail.valueAtRisk(moments, low));
      assertThat(StudentTail.valueAtRisk(moments, degrees, high))
          .isGreaterThanOrEqualTo(StudentTail.valueAtRisk(moments, degrees, low));
      assertThat(StudentTail.expectedShortfall(moments, degrees, low))
          .isGreaterThan(StudentTail.valueAtRisk(moments, degrees, low));
      assertThat(value(CornishFisher.valueAtRisk(moments, high)))
          .isGreaterThanOrEqualTo(value(CornishFisher.valueAtRisk(moments, low)));
      assertThat(value(CornishFisher.expectedShortfall(moments, low)))
          .isGreaterThan(value(CornishFisher.valueAtRisk(moments, low)));
    }
  }

  /** Midpoints of 200,000 slices of the tail. */
  @Test
  void averagesTheBentQuantileOverTheTail() {
    CornishFisher bent = new CornishFisher(-0.5, 2);
    int slices = 200_000;
    double sum = 0;
    for (int i = 0; i < slices; i++) {
      double p = 0.05 * (i + 0.5) / slices;
      sum += bent.quantile(NormalTail.quantile(1 - p));
    }
    assertThat(bent.tailMean(0.95)).isCloseTo(sum / slices, within(1e-5));
  }

  @Test
  void givesNoFigureWhereTheExpansionTurns() {
    assertThat(shape(0, 3).excessKurtosis()).isEqualTo(3);
    for (double confidence : new double[] {0.9, 0.99}) {
      for (ReturnMoments.Of wild :
          new ReturnMoments.Of[] {shape(-3, 1), shape(3, 1), shape(0, 9)}) {
        assertThat(CornishFisher.valueAtRisk(wild, confidence))
            .isInstanceOf(Estimate.Degenerate.class);
        assertThat(CornishFisher.expectedShortfall(wild, confidence))
            .isInstanceOf(Estimate.Degenerate.class);
      }
    }
    // K = −1: the slope 1 − (z² − 1)/8 is positive up to 3 deviations
    CornishFisher flat = new CornishFisher(0, -1);
    assertThat(flat.isMonotone(2.99)).isTrue();
    assertThat(flat.isMonotone(3.01)).isFalse();
    // K = 8: the slope 1 + (z² − 1) falls to 0 in the middle
    assertThat(new CornishFisher(0, 7.9).isMonotone(4)).isTrue();
    assertThat(new CornishFisher(0, 8.1).isMonotone(4)).isFalse();
  }

  /** A turn near six deviations matters only to those who look that far. */
  @Test
  void looksAsFarAsTheConfidence() {
    ReturnMoments.Of moments = shape(0, -0.22);
    assertThat(CornishFisher.valueAtRisk(moments, 0.99)).isInstanceOf(Estimate.Of.class);
    assertThat(CornishFisher.valueAtRisk(moments, 1 - 1e-10))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void agreesWithSlopesByDifference() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 2_000; i++) {
      CornishFisher bent = new CornishFisher(random.nextDouble(-2, 2), random.nextDouble(-1, 8));
      double least = Double.POSITIVE_INFINITY;
      for (double z = -4; z < 4; z += 0.01) {
        least = Math.min(least, (bent.quantile(z + 0.01) - bent.quantile(z)) / 0.01);
      }
      if (Math.abs(least) > 0.05) {
        assertThat(bent.isMonotone(4)).as("%s", bent).isEqualTo(least > 0);
      }
    }
  }

  @Test
  void scalesWithTheHorizon() {
    ReturnMoments.Of day = new ReturnMoments.Of(0.001, 0.02, -0.6, 4, 500);
    ReturnMoments.Of year = day.over(4);
    assertThat(year).isEqualTo(new ReturnMoments.Of(0.004, 0.04, -0.3, 1, 500));
    assertThat(day.withoutMean()).isEqualTo(new ReturnMoments.Of(0, 0.02, -0.6, 4, 500));
    assertThatThrownBy(() -> day.over(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> day.over(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksForEnoughReturnsThatVary() {
    assertThat(ReturnMoments.of(new double[] {0.1, 0.2}, 3))
        .isEqualTo(new ReturnMoments.TooShort(2, 3));
    assertThat(ReturnMoments.of(new double[] {0.1}, 0)).isEqualTo(new ReturnMoments.TooShort(1, 2));
    assertThat(ReturnMoments.of(new double[] {0.1, 0.1, 0.1}, 2))
        .isInstanceOf(ReturnMoments.Degenerate.class);
    assertThat(ReturnMoments.of(new double[] {0, 0, 0}, 2))
        .isInstanceOf(ReturnMoments.Degenerate.class);
    assertThat(
            ReturnMoments.of(new double[] {0.1}, 2).then(m -> CornishFisher.valueAtRisk(m, 0.95)))
        .isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(
            ReturnMoments.of(new double[] {1, 1}, 2).then(m -> CornishFisher.valueAtRisk(m, 0.95)))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(
            ReturnMoments.of(new double[] {0, 1}, 2)
                .then(m -> new Estimate.Of(m.deviation(), m.observations())))
        .isEqualTo(new Estimate.Of(Math.sqrt(0.5), 2));
  }

  /** The same numbers a 1e300 times larger or smaller have the same shape. */
  @Test
  void keepsItsShapeAtAnySize() {
    double[] returns = {-0.03, 0.01, 0.02, -0.01, 0.005, 0.011};
    ReturnMoments.Of usual = (ReturnMoments.Of) ReturnMoments.of(returns, 2);
    for (double size : new double[] {1e300, 1e-300, 1e-3}) {
      double[] scaled = Arrays.stream(returns).map(r -> r * size).toArray();
      ReturnMoments.Of moments = (ReturnMoments.Of) ReturnMoments.of(scaled, 2);
      assertThat(moments.skewness()).isCloseTo(usual.skewness(), within(1e-9));
      assertThat(moments.excessKurtosis()).isCloseTo(usual.excessKurtosis(), within(1e-9));
      assertThat(moments.deviation() / size).isCloseTo(usual.deviation(), within(1e-12));
      assertThat(moments.mean() / size).isCloseTo(usual.mean(), within(1e-12));
    }
  }

  /** χ² with 2 degrees beyond x is exp(−x/2). */
  @Test
  void testsForNormality() {
    ReturnMoments.Of moments = new ReturnMoments.Of(0, 1, 0.6, 1, 60);
    assertThat(moments.jarqueBera()).isCloseTo(10 * (0.36 + 0.25), ROUNDING);
    assertThat(moments.jarqueBeraP()).isCloseTo(Math.exp(-3.05), ROUNDING);
  }

  @Test
  void refusesNonsense() {
    ReturnMoments.Of moments = ReturnMoments.normal(0, 0.01);
    assertThatThrownBy(() -> NormalTail.valueAtRisk(moments, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StudentTail.valueAtRisk(moments, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StudentTail.expectedShortfall(moments, Double.NaN, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReturnMoments.normal(0, -0.01))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReturnMoments.normal(Double.NaN, 0.01))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReturnMoments.of(new double[] {1, Double.NaN}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CornishFisher(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CornishFisher(0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLossBeyondAllNumbersIsNoFigure() {
    ReturnMoments.Of huge = ReturnMoments.normal(-1e308, 1e308);
    assertThatThrownBy(() -> NormalTail.valueAtRisk(huge, 0.99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deviation 1.0E308");
    assertThatThrownBy(() -> NormalTail.expectedShortfall(huge, 0.99))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StudentTail.valueAtRisk(huge, 4, 0.99))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StudentTail.expectedShortfall(huge, 4, 0.99))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CornishFisher.valueAtRisk(huge, 0.99)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(CornishFisher.expectedShortfall(huge, 0.99)).isInstanceOf(Estimate.Degenerate.class);
    double[] wide = {Double.MAX_VALUE, -Double.MAX_VALUE};
    assertThat(ReturnMoments.of(wide, 2)).isInstanceOf(ReturnMoments.Degenerate.class);
    double[] losses = {-1.7e308, -1.7e308, -1.7e308};
    assertThat(HistoricalTail.expectedShortfall(losses, new TailLevel(0.5, 1)))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void refusesShapesThatNoSampleHas() {
    assertThatThrownBy(() -> new CornishFisher(1e300, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CornishFisher(0, -1e300))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new CornishFisher(1e15, -1e15).isMonotone(4)).isFalse();
  }
}
