package dev.sigmasight.quant.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * {@code A = Q·R} of a matrix with at least as many rows as columns, by Householder reflections.
 */
public final class Qr {
  private final LinearSolverDense<DMatrixRMaj> solver;
  private final DMatrixRMaj triangle;
  private final int rows;

  private Qr(LinearSolverDense<DMatrixRMaj> solver, DMatrixRMaj triangle, int rows) {
    this.solver = solver;
    this.triangle = triangle;
    this.rows = rows;
  }

  /**
   * Decomposes a matrix given by its columns.
   *
   * @throws IllegalArgumentException if there is no column, if they differ in length, if one is
   *     shorter than there are columns, or if a number is not finite
   */
  public static Qr ofColumns(double[][] columns) {
    if (columns.length == 0 || columns[0].length < columns.length) {
      throw new IllegalArgumentException("fewer rows than columns, or no column");
    }
    int rows = columns[0].length;
    DMatrixRMaj matrix = Matrices.finite(columns, rows);
    CommonOps_DDRM.transpose(matrix);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.qr(rows, columns.length);
    solver.setA(matrix);
    QRDecomposition<DMatrixRMaj> qr = solver.getDecomposition();
    return new Qr(solver, qr.getR(null, true), rows);
  }

  /**
   * {@code |R_kk|}: the length of column k that the columns before it leave unexplained; 0 if it is
   * a combination of them.
   */
  public double[] unexplained() {
    double[] diagonal = new double[triangle.numCols];
    for (int k = 0; k < diagonal.length; k++) {
      diagonal[k] = Math.abs(triangle.get(k, k));
    }
    return diagonal;
  }

  /** The x that makes {@code |A·x − b|} least. Threads may share one decomposition. */
  public double[] solve(double[] b) {
    if (b.length != rows) {
      throw new IllegalArgumentException(b.length + " numbers instead of " + rows);
    }
    DMatrixRMaj x = new DMatrixRMaj(triangle.numCols, 1);
    DMatrixRMaj right = DMatrixRMaj.wrap(rows, 1, b.clone());
    synchronized (solver) { // it has a working column of its own
      solver.solve(right, x);
    }
    return x.data;
  }

  /** {@code (A'A)⁻¹ = R⁻¹·R⁻¹'}; the columns must be independent. */
  public double[][] inverseOfSquare() {
    DMatrixRMaj inverse = triangle.copy();
    boolean independent = Arrays.stream(unexplained()).allMatch(length -> length > 0);
    if (!independent || !CommonOps_DDRM.invert(inverse)) {
      throw new IllegalStateException("the columns are not independent");
    }
    DMatrixRMaj square = new DMatrixRMaj(inverse.numRows, inverse.numRows);
    CommonOps_DDRM.multTransB(inverse, inverse, square);
    return Matrices.rows(square);
  }
}
