package dev.sigmasight.quant.correlation;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final double[] X = {1, 2, 3, 4};
  private static final double[] Y = {1, 3, 2, 4};

  /** Deviations −1.5 −0.5 0.5 1.5 and −1.5 0.5 −0.5 1.5: products sum to 4, squares to 5. */
  @Test
  void correlatesByHand() {
    assertThat(value(Correlation.pearson(X, Y))).isCloseTo(0.8, within(1e-15));
    assertThat(value(Correlation.spearman(X, Y))).isCloseTo(0.8, within(1e-15));
    assertThat(value(Correlation.kendall(X, Y))).isCloseTo(4 / 6.0, within(1e-15));
    assertThat(Correlation.pearson(X, Y)).isInstanceOf(Estimate.Of.class);
    assertThat(((Estimate.Of) Correlation.kendall(X, Y)).observations()).isEqualTo(4);
  }

  /** Ranks 1.5 1.5 3 4 and 1 2 3.5 3.5; of six pairs one is tied in each, four are in order. */
  @Test
  void tiesShareTheirRank() {
    double[] x = {5, 5, 7, 9};
    double[] y = {-1, -0.5, 2, 2};
    double[] ranksX = {1.5, 1.5, 3, 4};
    double[] ranksY = {1, 2, 3.5, 3.5};
    assertThat(value(Correlation.spearman(x, y)))
        .isCloseTo(value(Correlation.pearson(ranksX, ranksY)), within(1e-15));
    assertThat(value(Correlation.kendall(x, y))).isCloseTo(4 / 5.0, within(1e-15));
    double[] zeros = {0.0, -0.0, 1, 2};
    assertThat(value(Correlation.kendall(zeros, y))).isCloseTo(4 / 5.0, within(1e-15));
    assertThat(value(Correlation.spearman(zeros, y))).isEqualTo(value(Correlation.spearman(x, y)));
  }

  @Test
  void ranksIgnoreAnythingThatKeepsOrder() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 500; k++) {
      int n = 3 + random.nextInt(30);
      double[] x = random.doubles(n, -3, 3).toArray();
      double[] y = random.doubles(n, -3, 3).toArray();
      double[] bent = Arrays.stream(x).map(Math::exp).toArray();
      double[] falling = Arrays.stream(x).map(v -> -v * v * v).toArray();
      double spearman = value(Correlation.spearman(x, y));
      double kendall = value(Correlation.kendall(x, y));
      assertThat(value(Correlation.spearman(bent, y))).isEqualTo(spearman);
      assertThat(value(Correlation.spearman(falling, y))).isCloseTo(-spearman, within(1e-14));
      assertThat(value(Correlation.kendall(falling, y))).isCloseTo(-kendall, within(1e-15));
      assertThat(value(Correlation.pearson(y, x)))
          .isCloseTo(value(Correlation.pearson(x, y)), within(1e-15))
          .isBetween(-1.0, 1.0);
      assertThat(value(Correlation.spearman(x, x))).isCloseTo(1, within(1e-14));
      assertThat(value(Correlation.kendall(x, x))).isEqualTo(1);
    }
  }

  @Test
  void saysWhyThereIsNone() {
    double[] two = {1, 2};
    double[] constant = {3, 3, 3, 3};
    assertThat(Correlation.pearson(two, two)).isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(Correlation.spearman(two, two)).isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(Correlation.kendall(two, two)).isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(Correlation.pearson(X, constant)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(Correlation.spearman(constant, X)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(Correlation.kendall(constant, X)).isInstanceOf(Estimate.Degenerate.class);
  }

  /** With two degrees of freedom P(|T| > t) = 1 − t/√(2 + t²), and t² = 2ρ²/(1 − ρ²). */
  @Test
  void testsByHand() {
    assertThat(Correlation.pValue(0.8, 4)).isCloseTo(0.2, within(1e-12));
    assertThat(Correlation.pValue(-0.8, 4)).isCloseTo(0.2, within(1e-12));
    assertThat(Correlation.pValue(0, 50)).isCloseTo(1, within(1e-12));
    assertThat(Correlation.pValue(1, 3)).isZero();
    assertThat(Correlation.pValue(-1, 3)).isZero();
    assertThat(Correlation.pValue(0.5, 3)).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void intervalsByHand() {
    double width = 1.959963984540054 / Math.sqrt(100);
    FisherInterval none = FisherInterval.of(0, 103, 0.95);
    assertThat(none.upper()).isCloseTo(Math.tanh(width), within(1e-14));
    assertThat(none.lower()).isCloseTo(-Math.tanh(width), within(1e-14));
    FisherInterval half = FisherInterval.of(0.5, 103, 0.95);
    assertThat(half.upper()).isCloseTo(Math.tanh(0.5493061443340548 + width), within(1e-14));
    assertThat(FisherInterval.of(0.3, 4, 0.95).lower()).isNegative();
    assertThat(FisherInterval.of(1, 10, 0.95)).isEqualTo(new FisherInterval(1, 1));
    assertThat(FisherInterval.of(-1, 10, 0.95)).isEqualTo(new FisherInterval(-1, -1));
  }

  /** The interval holds the truth as often as it says: 95 % of 2,000 samples, ± 3 errors. */
  @Test
  void intervalsHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(2);
    int inside = 0;
    for (int k = 0; k < 2000; k++) {
      double[] x = random.doubles(60).map(u -> random.nextGaussian()).toArray();
      double[] y = Arrays.stream(x).map(v -> 0.6 * v + 0.8 * random.nextGaussian()).toArray();
      FisherInterval interval = FisherInterval.of(value(Correlation.pearson(x, y)), 60, 0.95);
      inside += interval.lower() <= 0.6 && 0.6 <= interval.upper() ? 1 : 0;
    }
    assertThat(inside / 2000.0).isCloseTo(0.95, within(0.015));
  }

  /** 0.01·4 = 0.04, 0.02·3 = 0.06, 0.03·2 = 0.06, and 0.5. */
  @Test
  void adjustsByHand() {
    assertThat(Holm.adjusted(new double[] {0.03, 0.01, 0.5, 0.02}))
        .containsExactly(new double[] {0.06, 0.04, 0.5, 0.06}, within(1e-15));
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(Holm.adjusted(new double[] {0, 1})).containsExactly(0, 1);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }

  @Test
  void refusesNonsense() {
    refused(() -> Correlation.pearson(X, new double[3]));
    refused(() -> Correlation.spearman(new double[3], X));
    refused(() -> Correlation.kendall(X, new double[3]));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] with = {1, 2, 3, bad};
      refused(() -> Correlation.pearson(with, X));
      refused(() -> Correlation.pearson(X, with));
      refused(() -> Correlation.spearman(with, X));
      refused(() -> Correlation.spearman(X, with));
      refused(() -> Correlation.kendall(with, X));
    }
    refused(() -> Correlation.pValue(1.01, 10));
    refused(() -> Correlation.pValue(Double.NaN, 10));
    refused(() -> Correlation.pValue(0.5, 2));
    refused(() -> FisherInterval.of(0.5, 3, 0.95));
    refused(() -> FisherInterval.of(-1.01, 9, 0.95));
    refused(() -> FisherInterval.of(0.5, 9, 0));
    refused(() -> FisherInterval.of(0.5, 9, 1));
    refused(() -> Holm.adjusted(new double[] {-0.01}));
    refused(() -> Holm.adjusted(new double[] {1.01}));
    refused(() -> Holm.adjusted(new double[] {Double.NaN}));
    refused(() -> PairCorrelation.of(new double[2][9], 3, 0.95));
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsEachPairOrSaysWhyNot() {
    double[][] series = Matrices.returns(4, 70, 3);
    Arrays.fill(series[1], 0, 20, Double.NaN);
    Arrays.fill(series[3], 0.001);
    List<PairCorrelation> pairs = PairCorrelation.of(series);
    assertThat(pairs).hasSize(6);
    assertThat(pairs.get(0))
        .isEqualTo(new PairCorrelation.Absent(0, 1, 50, "50 days in common instead of 60"));
    PairCorrelation constant = pairs.get(2);
    assertThat(constant.first()).isZero();
    assertThat(constant.second()).isEqualTo(3);
    assertThat(((PairCorrelation.Absent) constant).reason()).contains("does not vary");
    var measured = (PairCorrelation.Measured) pairs.get(1);
    assertThat(measured.second()).isEqualTo(2);
    assertThat(measured.observations()).isEqualTo(70);
    assertThat(measured.adjustedP()).isEqualTo(measured.p());
    assertThat(PairCorrelation.of(series, 50, 0.95).get(0))
        .isInstanceOf(PairCorrelation.Measured.class);
    assertThat(PairCorrelation.of(series, 4, 0.95).get(0))
        .isInstanceOf(PairCorrelation.Measured.class);
    assertThat(PairCorrelation.of(new double[0][0])).isEmpty();
  }

  @Test
  void adjustsForTheNumberOfPairs() {
    List<PairCorrelation> pairs = PairCorrelation.of(Matrices.returns(12, 100, 4));
    double[] p =
        pairs.stream().mapToDouble(pair -> ((PairCorrelation.Measured) pair).p()).toArray();
    double[] adjusted =
        pairs.stream().mapToDouble(pair -> ((PairCorrelation.Measured) pair).adjustedP()).toArray();
    assertThat(adjusted).containsExactly(Holm.adjusted(p));
    assertThat(Arrays.stream(p).sum()).isLessThan(Arrays.stream(adjusted).sum());
  }
}
