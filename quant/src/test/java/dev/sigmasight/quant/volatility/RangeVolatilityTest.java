package dev.sigmasight.quant.volatility;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RangeVolatilityTest {
  /** By hand: every day ln(high/low) = 0.02 and the close is the open. */
  @Test
  void measuresARangeByHand() {
    double[] flat = {100, 100, 100};
    double up = 100 * Math.exp(0.01);
    double down = 100 * Math.exp(-0.01);
    Bars bars = new Bars(flat, new double[] {up, up, up}, new double[] {down, down, down}, flat);
    assertThat(value(RangeVolatility.parkinson(bars, 3)))
        .isCloseTo(Math.sqrt(252 * 0.0004 / (4 * Math.log(2))), within(1e-12));
    assertThat(value(RangeVolatility.garmanKlass(bars, 2)))
        .isCloseTo(Math.sqrt(252 * 0.0002), within(1e-12));
    assertThat(value(RangeVolatility.rogersSatchell(bars, 3)))
        .isCloseTo(Math.sqrt(252 * 0.0002), within(1e-12));
    assertThat(value(RangeVolatility.closeToClose(bars, 2))).isZero();
    assertThat(value(RangeVolatility.yangZhang(bars, 2)))
        .isCloseTo(Math.sqrt(252 * 0.0002 * (1 - 0.34 / 4.34)), within(1e-12));
    assertThat(RangeVolatility.dailyVariances(bars)).hasSize(2);
    assertThat(RangeVolatility.dailyVariances(bars)[1]).isCloseTo(0.0002, within(1e-15));
  }

  @Test
  void countsTheNightInTheVarianceOfADay() {
    double[] open = {100, 110};
    double[] close = {100, 110};
    Bars bars = new Bars(open, open, open, close);
    double night = Math.log(1.1);
    assertThat(RangeVolatility.dailyVariances(bars))
        .containsExactly(new double[] {night * night}, within(1e-15));
  }

  /** Known truth: 16 % a year, four fifths of the variance by day, in steps that narrow ranges. */
  @Test
  void findsTheVolatilityThatMadeTheBars() {
    double truth = 0.16;
    Bars bars = Paths.bars(4000, truth / Math.sqrt(252), 0, new SplittableRandom(1));
    double day = truth * Math.sqrt(0.8);
    assertThat(value(RangeVolatility.parkinson(bars, 4000))).isCloseTo(day, within(0.1 * day));
    assertThat(value(RangeVolatility.garmanKlass(bars, 4000))).isCloseTo(day, within(0.1 * day));
    assertThat(value(RangeVolatility.rogersSatchell(bars, 4000))).isCloseTo(day, within(0.1 * day));
    assertThat(value(RangeVolatility.yangZhang(bars, 3999))).isCloseTo(truth, within(0.1 * truth));
    assertThat(value(RangeVolatility.closeToClose(bars, 3999)))
        .isCloseTo(truth, within(0.03 * truth));
  }

  @Test
  void aDriftMisleadsThoseThatAssumeNone() {
    double daily = 0.01;
    Bars bars = Paths.bars(2000, daily, 2 * daily, new SplittableRandom(2));
    double day = daily * Math.sqrt(0.8 * 252);
    assertThat(value(RangeVolatility.rogersSatchell(bars, 2000)))
        .isCloseTo(day, within(0.13 * day));
    assertThat(value(RangeVolatility.yangZhang(bars, 1999)))
        .isCloseTo(daily * Math.sqrt(252), within(0.13 * day));
    assertThat(value(RangeVolatility.parkinson(bars, 2000))).isGreaterThan(1.3 * day);
  }

  @Test
  void theUnitOfPriceDoesNotMatter() {
    Bars bars = Paths.bars(30, 0.01, 0, new SplittableRandom(3));
    for (double factor : new double[] {1e-290, 1e-9, 1e290}) {
      UnaryOperator<double[]> scaled = x -> Arrays.stream(x).map(p -> p * factor).toArray();
      Bars other =
          new Bars(
              scaled.apply(bars.open()),
              scaled.apply(bars.high()),
              scaled.apply(bars.low()),
              scaled.apply(bars.close()));
      assertThat(value(RangeVolatility.yangZhang(other, 21)))
          .isCloseTo(value(RangeVolatility.yangZhang(bars, 21)), within(1e-9));
      assertThat(value(RangeVolatility.parkinson(other, 21)))
          .isCloseTo(value(RangeVolatility.parkinson(bars, 21)), within(1e-9));
    }
  }

  @Test
  void saysHowManyBarsAreMissing() {
    Bars bars = Paths.bars(21, 0.01, 0, new SplittableRandom(4));
    assertThat(RangeVolatility.parkinson(bars, 21)).isInstanceOf(Estimate.Of.class);
    assertThat(RangeVolatility.parkinson(bars, 22)).isEqualTo(new Estimate.TooShort(21, 22));
    assertThat(RangeVolatility.yangZhang(bars, 20)).isInstanceOf(Estimate.Of.class);
    assertThat(RangeVolatility.yangZhang(bars, 21)).isEqualTo(new Estimate.TooShort(21, 22));
    assertThat(RangeVolatility.closeToClose(bars, 21)).isEqualTo(new Estimate.TooShort(21, 22));
    Bars none = new Bars(new double[0], new double[0], new double[0], new double[0]);
    assertThat(RangeVolatility.garmanKlass(none, 2)).isEqualTo(new Estimate.TooShort(0, 2));
    assertThat(RangeVolatility.dailyVariances(none)).isEmpty();
  }

  private static void refused(double open, double high, double low, double close) {
    assertThatThrownBy(
            () ->
                new Bars(
                    new double[] {open},
                    new double[] {high},
                    new double[] {low},
                    new double[] {close}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoBar() {
    refused(3, 2, 1, 2);
    refused(2, 2, 1, 3);
    refused(1, 3, 2, 2);
    refused(2, 3, 2, 1);
    refused(1, 2, 0, 1);
    refused(Double.NaN, 2, 1, 1);
    refused(1, Double.POSITIVE_INFINITY, 1, 1);
    double[] one = {1};
    double[] two = {1, 1};
    assertThatThrownBy(() -> new Bars(two, one, one, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bars(one, two, one, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bars(one, one, two, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RangeVolatility.parkinson(new Bars(two, two, two, two), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> YangZhang.of(new Bars(two, two, two, two), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> YangZhang.of(new Bars(two, two, two, two), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
