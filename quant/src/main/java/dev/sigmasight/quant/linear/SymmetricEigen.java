package dev.sigmasight.quant.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** {@code A = V·diag(λ)·V'} of a symmetric matrix, the largest eigenvalue first. */
public final class SymmetricEigen {
  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a symmetric matrix; the lower triangle counts.
   *
   * @throws IllegalArgumentException if it is not square, not symmetric or not finite
   */
  public static SymmetricEigen of(double[][] symmetric) {
    int n = symmetric.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = decomposed(symmetric, true);
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    for (int k = 0; k < n; k++) {
      values[k] = eigen.getEigenvalue(order[k]).getReal();
      vectors[k] = eigen.getEigenVector(order[k]).data.clone();
    }
    return new SymmetricEigen(values, vectors);
  }

  /**
   * The eigenvalues alone, the largest first: a third of the work.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static double[] values(double[][] symmetric) {
    int n = symmetric.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = decomposed(symmetric, false);
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = -eigen.getEigenvalue(k).getReal();
    }
    Arrays.sort(values);
    for (int k = 0; k < n; k++) {
      values[k] = -values[k];
    }
    return values;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decomposed(
      double[][] symmetric, boolean vectors) {
    int n = symmetric.length;
    DMatrixRMaj matrix = Matrices.symmetric(symmetric);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, vectors, true);
    if (n > 0 && !eigen.decompose(matrix)) {
      throw new IllegalArgumentException("no eigenvalues: the entries are too far apart in size");
    }
    return eigen;
  }

  /** λ, the largest first. */
  public double[] values() {
    return values.clone();
  }

  /** The vector of length 1 that belongs to the k-th value. */
  public double[] vector(int k) {
    return vectors[k].clone();
  }

  /** {@code V·diag(f(λ))·V'}: with max(λ, 0) the nearest positive semidefinite matrix. */
  public double[][] map(DoubleUnaryOperator f) {
    int n = values.length;
    double[][] result = new double[n][n];
    for (int k = 0; k < n; k++) {
      double weight = f.applyAsDouble(values[k]);
      for (int i = 0; i < n && weight != 0; i++) {
        double scaled = weight * vectors[k][i];
        for (int j = 0; j <= i; j++) {
          result[i][j] += scaled * vectors[k][j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        result[j][i] = result[i][j];
      }
    }
    return result;
  }
}
