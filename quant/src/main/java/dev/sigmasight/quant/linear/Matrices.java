package dev.sigmasight.quant.linear;

import org.ejml.data.DMatrixRMaj;

/** Arrays of rows and what EJML makes of them. */
final class Matrices {
  private Matrices() {}

  /** A copy of a square matrix of finite numbers that equals its transpose up to rounding. */
  static DMatrixRMaj symmetric(double[][] rows) {
    DMatrixRMaj matrix = finite(rows, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        double scale = Math.max(Math.abs(rows[i][j]), Math.abs(rows[j][i]));
        if (Math.abs(rows[i][j] - rows[j][i]) > 1e-8 * scale) {
          throw new IllegalArgumentException("not symmetric in row " + i + ", column " + j);
        }
        matrix.set(j, i, rows[i][j]);
      }
    }
    return matrix;
  }

  /** A copy of rows of that many finite numbers each. */
  static DMatrixRMaj finite(double[][] rows, int columns) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " columns instead of " + columns);
      }
      for (double x : rows[i]) {
        if (!Double.isFinite(x)) {
          throw new IllegalArgumentException("not finite in row " + i + ": " + x);
        }
      }
    }
    DMatrixRMaj matrix = new DMatrixRMaj(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, matrix.data, i * columns, columns);
    }
    return matrix;
  }

  static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
    }
    return rows;
  }
}
