package dev.sigmasight.quant.linear;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** {@code A = U·diag(d)·V'} of a matrix with at least as many rows as columns, largest d first. */
public final class Svd {
  private final double[] values;
  private final double[][] left;
  private final double[][] right;

  private Svd(double[] values, double[][] left, double[][] right) {
    this.values = values;
    this.left = left;
    this.right = right;
  }

  /**
   * Decomposes a matrix given by its columns.
   *
   * @throws IllegalArgumentException if there is no column, if they differ in length, if one is
   *     shorter than there are columns, or if a number is not finite
   */
  public static Svd ofColumns(double[][] columns) {
    if (columns.length == 0 || columns[0].length < columns.length) {
      throw new IllegalArgumentException("fewer rows than columns, or no column");
    }
    DMatrixRMaj matrix = Matrices.finite(columns, columns[0].length);
    CommonOps_DDRM.transpose(matrix);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, true);
    if (!svd.decompose(matrix)) {
      throw new IllegalArgumentException("no singular values: entries are too far apart in size");
    }
    return sorted(
        svd.getSingularValues(),
        Matrices.rows(svd.getU(null, true)),
        Matrices.rows(svd.getV(null, true)));
  }

  private static Svd sorted(double[] values, double[][] leftRows, double[][] rightRows) {
    int[] order =
        IntStream.range(0, rightRows[0].length)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ordered = new double[order.length];
    for (int j = 0; j < order.length; j++) {
      ordered[j] = values[order[j]];
    }
    return new Svd(ordered, inOrder(leftRows, order), inOrder(rightRows, order));
  }

  private static double[][] inOrder(double[][] rows, int[] order) {
    double[][] ordered = new double[order.length][];
    for (int j = 0; j < order.length; j++) {
      ordered[j] = rows[order[j]];
    }
    return ordered;
  }

  /** d, the largest first. */
  public double[] values() {
    return values.clone();
  }

  /** The column of U, of length 1, that belongs to the j-th value. */
  public double[] left(int j) {
    return left[j].clone();
  }

  /** The column of V, of length 1, that belongs to the j-th value. */
  public double[] right(int j) {
    return right[j].clone();
  }

  /** Largest by smallest value; infinite if the columns are dependent. */
  public double condition() {
    return values[0] / values[values.length - 1];
  }
}
