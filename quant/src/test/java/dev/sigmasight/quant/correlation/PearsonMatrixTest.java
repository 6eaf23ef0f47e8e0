package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PearsonMatrixTest {
  /** Both forms, whatever the machine would choose. */
  private static final List<Products> FORMS = List.of(new PlainProducts(), new VectorProducts());

  /** Two passes over common days, as in a textbook; NaN below the need or without variance. */
  private static double textbook(double[] x, double[] y, int need) {
    int n = 0;
    double meanX = 0;
    double meanY = 0;
    for (int t = 0; t < x.length; t++) {
      if (!Double.isNaN(x[t] + y[t])) {
        n++;
        meanX += x[t];
        meanY += y[t];
      }
    }
    meanX /= n;
    meanY /= n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int t = 0; t < x.length; t++) {
      if (!Double.isNaN(x[t] + y[t])) {
        xx += (x[t] - meanX) * (x[t] - meanX);
        yy += (y[t] - meanY) * (y[t] - meanY);
        xy += (x[t] - meanX) * (y[t] - meanY);
      }
    }
    return n < need ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  private static double[][] pairwise(double[][] series, int need, Products products) {
    double[][] rho = new double[series.length][series.length];
    for (double[] row : rho) {
      Arrays.fill(row, 99); // left over from before
    }
    PearsonMatrix.pairwise(series, need, rho, products);
    return rho;
  }

  private static double[][] complete(double[][] series, Products products) {
    double[][] rho = new double[series.length][series.length];
    for (double[] row : rho) {
      Arrays.fill(row, 99);
    }
    PearsonMatrix.complete(series, rho, products);
    return rho;
  }

  private static void gaps(double[][] series, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] row : series) {
      for (int t = 0; t < row.length; t++) {
        row[t] = random.nextDouble() < share ? Double.NaN : row[t];
      }
    }
  }

  private static void requireSame(double[][] rho, double[][] series, int need) {
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < rho.length; j++) {
        double expected = textbook(series[i], series[j], need);
        boolean same =
            Double.isNaN(expected)
                ? Double.isNaN(rho[i][j])
                : Math.abs(rho[i][j] - expected) <= 1e-12;
        if (!same) {
          throw new AssertionError(i + ", " + j + ": " + rho[i][j] + " instead of " + expected);
        }
      }
    }
  }

  @Test
  void agreesWithATextbookForManyShapes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 60; k++) {
      int n = 1 + random.nextInt(40);
      int days = 3 + random.nextInt(150);
      double[][] series = Matrices.returns(n, days, k);
      double[][] withGaps = Matrices.returns(n, days, k);
      gaps(withGaps, random.nextDouble(0.4), k);
      for (Products products : FORMS) {
        requireSame(complete(series, products), series, 3);
        requireSame(pairwise(withGaps, 3 + k % 20, products), withGaps, 3 + k % 20);
      }
    }
  }

  /** More columns than either form works on together. */
  @Test
  void agreesWithATextbookForManySeries() {
    double[][] series = Matrices.returns(523, 7, 2);
    double[][] withGaps = Matrices.returns(523, 7, 2);
    gaps(withGaps, 0.1, 3);
    double[][] plain = complete(series, FORMS.get(0));
    double[][] vector = complete(series, FORMS.get(1));
    for (int i = 0; i < 523; i++) {
      assertThat(vector[i]).containsExactly(plain[i], within(1e-13));
      assertThat(plain[i][522]).isCloseTo(textbook(series[i], series[522], 3), within(1e-12));
    }
    requireSame(pairwise(withGaps, 5, FORMS.get(1)), withGaps, 5);
  }

  /** Where almost all of the variance lies on a day that the other has not. */
  @Test
  void isExactWhenTheVarianceLiesOnAMissingDay() {
    double[][] series = Matrices.returns(6, 80, 4);
    for (int i = 0; i < 6; i++) {
      series[i][10 + i] = Double.NaN;
      series[i][11 + (i + 1) % 6] = Math.pow(10, i) - 3;
    }
    for (Products products : FORMS) {
      requireSame(pairwise(series, 60, products), series, 60);
    }
  }

  @Test
  void aSeriesThatDoesNotVaryOverCommonDaysIsAbsent() {
    double[][] series = Matrices.returns(3, 30, 5);
    Arrays.fill(series[0], 0.1);
    series[0][4] = 7; // its only other value, on a day that the second has not
    series[1][4] = Double.NaN;
    for (Products products : FORMS) {
      double[][] rho = pairwise(series, 5, products);
      assertThat(rho[0][1]).isNaN();
      assertThat(rho[1][0]).isNaN();
      assertThat(rho[0][0]).isEqualTo(1);
      assertThat(rho[0][2]).isCloseTo(textbook(series[0], series[2], 5), within(1e-12));
    }
  }

  @Test
  void aConstantSeriesIsAbsentEvenWithItself() {
    double[][] series = Matrices.returns(4, 30, 6);
    Arrays.fill(series[1], 0.1);
    for (double[][] rho :
        List.of(complete(series, FORMS.get(0)), pairwise(series, 5, FORMS.get(1)))) {
      for (int i = 0; i < 4; i++) {
        assertThat(rho[1][i]).isNaN();
        assertThat(rho[i][1]).isNaN();
      }
      assertThat(rho[2][3]).isCloseTo(textbook(series[2], series[3], 3), within(1e-12));
      assertThat(rho[2][2]).isEqualTo(1);
    }
  }

  @Test
  void needsThatManyDaysInCommon() {
    double[][] series = Matrices.returns(2, 12, 7);
    series[0][0] = Double.NaN;
    series[1][11] = Double.NaN;
    assertThat(pairwise(series, 10, FORMS.get(0))[0][1]).isBetween(-1.0, 1.0);
    double[][] rho = pairwise(series, 11, FORMS.get(0));
    assertThat(rho[0][1]).isNaN();
    assertThat(rho[0][0]).isEqualTo(1); // eleven days of its own
    Arrays.fill(series[0], Double.NaN);
    assertThat(pairwise(series, 3, FORMS.get(0))[0]).containsOnly(Double.NaN);
  }

  @Test
  void sizeDoesNotMatter() {
    double[][] series = Matrices.returns(9, 50, 8);
    gaps(series, 0.05, 8);
    double[][] scaled = new double[9][];
    double[] factors = {1e-300, 1e-150, 1e-9, 1, 3, 1e9, 1e150, 1e300, -1e300};
    for (int i = 0; i < 9; i++) {
      double factor = factors[i];
      scaled[i] = Arrays.stream(series[i]).map(x -> factor * x).toArray();
    }
    for (Products products : FORMS) {
      double[][] before = pairwise(series, 5, products);
      double[][] after = pairwise(scaled, 5, products);
      for (int i = 0; i < 8; i++) {
        assertThat(after[i][3]).isCloseTo(before[i][3], within(1e-13));
        assertThat(after[i][8]).isCloseTo(i == 8 ? 1 : -before[i][8], within(1e-13));
      }
    }
  }

  @Test
  void orderDoesNotMatter() {
    double[][] series = Matrices.returns(17, 60, 9);
    gaps(series, 0.1, 9);
    double[][] reversed = new double[17][];
    for (int i = 0; i < 17; i++) {
      reversed[i] = series[16 - i];
    }
    double[][] before = pairwise(series, 5, FORMS.get(0));
    double[][] after = pairwise(reversed, 5, FORMS.get(1));
    for (int i = 0; i < 17; i++) {
      for (int j = 0; j < 17; j++) {
        assertThat(after[16 - i][16 - j]).isCloseTo(before[i][j], within(1e-13));
      }
    }
  }

  @Test
  void completeSeriesMakeACorrelationMatrix() {
    for (int k = 0; k < 200; k++) {
      double[][] rho = new double[10][10];
      PearsonMatrix.complete(Matrices.returns(10, 5 + k % 40, k), rho);
      Matrices.requireCorrelation(rho);
    }
  }

  @Test
  void theSameSeriesTwiceIsOne() {
    double[] x = Matrices.returns(1, 100, 1)[0];
    double[] minus = Arrays.stream(x).map(v -> 2 - v).toArray();
    double[][] rho = complete(new double[][] {x, x, minus}, FORMS.get(0));
    assertThat(rho[0][1]).isCloseTo(1, within(1e-15)).isLessThanOrEqualTo(1);
    assertThat(rho[0][2]).isCloseTo(-1, within(1e-12)).isGreaterThanOrEqualTo(-1);
  }

  @Test
  void nothingGivesNothing() {
    PearsonMatrix.complete(new double[0][0], new double[0][0]);
    PearsonMatrix.pairwise(new double[0][0], 3, new double[0][0]);
    for (Products products : FORMS) {
      assertThat(complete(new double[2][0], products)[0]).containsOnly(Double.NaN);
      assertThat(pairwise(new double[2][0], 3, products)[0]).containsOnly(Double.NaN);
    }
    assertThat(Products.fastest()).isSameAs(Products.fastest());
    assertThat(Products.fastest() instanceof VectorProducts).isEqualTo(VectorProducts.isNative());
  }

  @Test
  void refusesNonsense() {
    double[][] rho = new double[2][2];
    double[][] good = {{1, 2, 4}, {1, 3, 2}};
    refused(() -> PearsonMatrix.complete(new double[][] {{1, 2}, {1, Double.NaN}}, rho));
    refused(() -> PearsonMatrix.complete(new double[][] {{1, 2}, {1}}, rho));
    refused(() -> PearsonMatrix.complete(good, new double[3][2]));
    refused(() -> PearsonMatrix.complete(good, new double[2][3]));
    refused(() -> PearsonMatrix.pairwise(good, 2, rho));
    refused(
        () ->
            PearsonMatrix.pairwise(
                new double[][] {{1, 2, Double.POSITIVE_INFINITY}, {1, 2, 3}}, 3, rho));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
