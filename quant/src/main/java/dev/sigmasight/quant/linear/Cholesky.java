package dev.sigmasight.quant.linear;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** {@code A = L·L'} of a symmetric positive definite matrix, to solve equations with it. */
public final class Cholesky {
  private final LinearSolverDense<DMatrixRMaj> solver;
  private final int size;

  private Cholesky(LinearSolverDense<DMatrixRMaj> solver, int size) {
    this.solver = solver;
    this.size = size;
  }

  /**
   * Decomposes a symmetric matrix; the lower triangle counts.
   *
   * @return empty if it is not positive definite
   * @throws IllegalArgumentException if it is empty, not square, not symmetric or not finite
   */
  public static Optional<Cholesky> of(double[][] symmetric) {
    if (symmetric.length == 0) {
      throw new IllegalArgumentException("an empty matrix has no factors");
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(symmetric.length);
    return solver.setA(Matrices.symmetric(symmetric)) && solver.quality() > 0
        ? Optional.of(new Cholesky(solver, symmetric.length))
        : Optional.empty();
  }

  /** The x of {@code A·x = b}. */
  public double[] solve(double[] b) {
    if (b.length != size) {
      throw new IllegalArgumentException(b.length + " numbers instead of " + size);
    }
    DMatrixRMaj x = new DMatrixRMaj(size, 1);
    solver.solve(DMatrixRMaj.wrap(size, 1, b.clone()), x);
    return x.data;
  }

  /** {@code A⁻¹}. */
  public double[][] inverse() {
    DMatrixRMaj inverse = new DMatrixRMaj(size, size);
    solver.invert(inverse);
    return Matrices.rows(inverse);
  }
}
