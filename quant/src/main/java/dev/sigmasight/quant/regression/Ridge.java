package dev.sigmasight.quant.regression;

/**
 * Least squares with a penalty on the slopes, {@code ‖y − a − Zw‖² + λ‖w − w₀‖²}, for regressors
 * that resemble each other.
 *
 * <p>Z are the regressors with mean 0 and mean square 1 (population deviation), so λ means the same
 * for all of them; it is not divided by n. The intercept is not penalised. w₀ is the prior, 0
 * unless told otherwise.
 *
 * @see "Hoerl and Kennard (1970), Technometrics 12; Golub, Heath and Wahba (1979), Technometrics
 *     21"
 */
public sealed interface Ridge {
  /** The sample is decomposed: fits at any penalty follow without going through it again. */
  record Solvable(RidgePath path) implements Ridge {}

  /** Fewer observations than needed. */
  record TooShort(int have, int need) implements Ridge {}

  /**
   * The sample determines no fit.
   *
   * @param regressor which does not vary, counted from 1; 0 if none in particular
   * @param why what is wrong with it
   */
  record Degenerate(int regressor, String why) implements Ridge {}

  /** y and a regressor differ by more than 250 powers of ten. */
  Degenerate TOO_FAR_APART = new Degenerate(0, "y and a regressor are too far apart in size");

  /** Decomposes a sample of at least two observations more than regressors. */
  static Ridge of(Sample sample) {
    int fewest = sample.regressorCount() + 2;
    if (sample.size() < fewest) {
      return new TooShort(sample.size(), fewest);
    }
    Standardised data = new Standardised(sample);
    if (data.constant().isPresent()) {
      return new Degenerate(data.constant().getAsInt() + 1, "does not vary");
    }
    if (data.tooFarApart()) {
      return TOO_FAR_APART;
    }
    if (!(data.weightSum > fewest - 1)) {
      return new Degenerate(0, "the weights leave too few observations that count");
    }
    return new Solvable(new RidgePath(data, new double[data.k]));
  }
}
