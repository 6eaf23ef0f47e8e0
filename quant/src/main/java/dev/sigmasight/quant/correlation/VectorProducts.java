package dev.sigmasight.quant.correlation;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Explicit vectors of eight: squares of 8 × 8 sums stay in registers over all days. The rows are
 * packed in panels of eight, day after day, and panels in groups that fit the second-level cache.
 */
final class VectorProducts implements Products {
  private static final VectorSpecies<Double> EIGHT = DoubleVector.SPECIES_512;
  private static final int WIDTH = 8;
  private static final int GROUP = 32;

  /** Whether the machine's own vectors are that wide; narrower ones would be slower than none. */
  static boolean isNative() {
    return DoubleVector.SPECIES_PREFERRED.length() >= WIDTH;
  }

  @Override
  public void upper(double[][] z, double[][] into) {
    double[][] panels = pack(z);
    double[] square = new double[WIDTH * WIDTH];
    for (int from = 0; from < panels.length; from += GROUP) {
      int to = Math.min(panels.length, from + GROUP);
      for (int p = 0; p < to; p++) {
        for (int q = Math.max(p, from); q < to; q++) {
          square(panels[p], panels[q], square);
          copy(square, into, p * WIDTH, q * WIDTH);
        }
      }
    }
  }

  /** Panels of eight rows; number t·8 + k is day t of row k. Rows that are not there are zero. */
  private static double[][] pack(double[][] z) {
    int days = z.length == 0 ? 0 : z[0].length;
    double[][] panels = new double[(z.length + WIDTH - 1) / WIDTH][days * WIDTH];
    for (int i = 0; i < z.length; i++) {
      double[] panel = panels[i / WIDTH];
      for (int t = 0; t < days; t++) {
        panel[t * WIDTH + i % WIDTH] = z[i][t];
      }
    }
    return panels;
  }

  private static void copy(double[] square, double[][] into, int row, int column) {
    int columns = Math.min(WIDTH, into.length - column);
    for (int r = 0; r < WIDTH && row + r < into.length; r++) {
      System.arraycopy(square, r * WIDTH, into[row + r], column, columns);
    }
  }

  /**
   * The 64 products of two panels. One sum a row, so that eight additions are under way at once.
   */
  private static void square(double[] rows, double[] columns, double[] into) {
    DoubleVector s0 = DoubleVector.zero(EIGHT);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    for (int t = 0; t < columns.length; t += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(EIGHT, columns, t);
      s0 = x.fma(DoubleVector.broadcast(EIGHT, rows[t]), s0);
      s1 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 1]), s1);
      s2 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 2]), s2);
      s3 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 3]), s3);
      s4 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 4]), s4);
      s5 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 5]), s5);
      s6 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 6]), s6);
      s7 = x.fma(DoubleVector.broadcast(EIGHT, rows[t + 7]), s7);
    }
    s0.intoArray(into, 0);
    s1.intoArray(into, WIDTH);
    s2.intoArray(into, 2 * WIDTH);
    s3.intoArray(into, 3 * WIDTH);
    s4.intoArray(into, 4 * WIDTH);
    s5.intoArray(into, 5 * WIDTH);
    s6.intoArray(into, 6 * WIDTH);
    s7.intoArray(into, 7 * WIDTH);
  }
}
