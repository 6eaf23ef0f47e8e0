package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.linear.SymmetricEigen;

/** Projects to and fro until neither projection changes much. */
final class AlternatingProjections {
  private static final double SETTLED = 1e-11;

  private final SymmetricEigen eigen;
  private final double[][] start;
  private final double floor;
  private final double[][] correction;
  private final int size;

  AlternatingProjections(SymmetricEigen eigen, double[][] start, double floor) {
    this.eigen = eigen;
    this.start = start;
    this.floor = floor;
    size = start.length;
    correction = new double[size][size];
  }

  /** Gives up after so many rounds. */
  NearestCorrelation nearest(int rounds) {
    if (isCorrelation()) {
      return new NearestCorrelation.Found(unitDiagonal(start), 0, 0);
    }
    double[][] y = start;
    double change = Double.POSITIVE_INFINITY;
    for (int round = 1; round <= rounds; round++) {
      double[][] shifted = difference(y, correction);
      double[][] x = SymmetricEigen.of(shifted).map(value -> Math.max(value, floor));
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          correction[i][j] = x[i][j] - shifted[i][j];
        }
      }
      double[][] next = unitOnly(x);
      change = norm(difference(next, y)) / Math.max(1, norm(next));
      if (change < SETTLED) {
        double[][] found = unitDiagonal(x);
        return new NearestCorrelation.Found(found, norm(difference(found, start)), round);
      }
      y = next;
    }
    return new NearestCorrelation.Undecided(change, rounds);
  }

  private boolean isCorrelation() {
    for (int i = 0; i < size; i++) {
      if (start[i][i] != 1) {
        return false;
      }
    }
    return size == 0 || eigen.values()[size - 1] >= floor;
  }

  /** The projection: the diagonal replaced. */
  private double[][] unitOnly(double[][] matrix) {
    double[][] result = new double[size][];
    for (int i = 0; i < size; i++) {
      result[i] = matrix[i].clone();
      result[i][i] = 1;
    }
    return result;
  }

  /** The end: divided by the roots of the diagonal, which leaves a semidefinite matrix one. */
  private double[][] unitDiagonal(double[][] matrix) {
    double[][] result = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double rho = matrix[i][j] / (Math.sqrt(matrix[i][i]) * Math.sqrt(matrix[j][j]));
        result[i][j] = Math.max(-1, Math.min(1, rho));
        result[j][i] = result[i][j];
      }
      result[i][i] = 1;
    }
    return result;
  }

  private static double[][] difference(double[][] a, double[][] b) {
    double[][] difference = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        difference[i][j] = a[i][j] - b[i][j];
      }
    }
    return difference;
  }

  private static double norm(double[][] matrix) {
    double sum = 0;
    for (double[] row : matrix) {
      for (double x : row) {
        sum += x * x;
      }
    }
    return Math.sqrt(sum);
  }
}
