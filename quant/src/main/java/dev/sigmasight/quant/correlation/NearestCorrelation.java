package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.linear.SymmetricEigen;

/**
 * The correlation matrix nearest to a symmetric one in the Frobenius norm, such as to correlations
 * measured pair by pair over different days, which need not fit together. Alternating projections
 * on the semidefinite matrices and on those of unit diagonal, with Dykstra's correction; clipping
 * negative eigenvalues and rescaling is quicker, but not nearest.
 *
 * @see "Higham (2002), Computing the nearest correlation matrix, IMA J. Numer. Anal. 22(3)"
 */
public sealed interface NearestCorrelation {
  /** Eigenvalues from which a matrix can be inverted. */
  double INVERTIBLE = 1e-8;

  /**
   * The nearest one.
   *
   * @param matrix symmetric, diagonal exactly 1
   * @param distance Frobenius norm of what was changed
   * @param rounds of projections; 0 if nothing needed to change
   */
  @SuppressWarnings("ArrayRecordComponent") // a matrix is handed out once
  record Found(double[][] matrix, double distance, int rounds) implements NearestCorrelation {}

  /** The projections had not come together after so many rounds. */
  record Undecided(double change, int rounds) implements NearestCorrelation {}

  /**
   * Finds it.
   *
   * @param symmetric finite and symmetric; its diagonal need not be 1
   * @param floor the smallest eigenvalue to end with, from 0 (any correlation matrix) to less than
   *     1; {@link #INVERTIBLE} for one that can be inverted
   */
  static NearestCorrelation of(double[][] symmetric, double floor) {
    if (!(floor >= 0 && floor < 1)) {
      throw new IllegalArgumentException("floor must be in [0, 1): " + floor);
    }
    return new AlternatingProjections(SymmetricEigen.of(symmetric), symmetric, floor).nearest(5000);
  }
}
