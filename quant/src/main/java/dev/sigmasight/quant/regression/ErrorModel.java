package dev.sigmasight.quant.regression;

/** What is assumed of a regression's errors when the accuracy of its coefficients is stated. */
public enum ErrorModel {
  /** Independent, of one variance: {@code s²(X'X)⁻¹}. */
  CLASSICAL,

  /**
   * Independent, of any variance: {@code n/(n − k)·(X'X)⁻¹[Σ e²xx'](X'X)⁻¹}.
   *
   * @see "MacKinnon and White (1985), Journal of Econometrics 29"
   */
  HC1,

  /**
   * Independent, of any variance, each residual divided by {@code 1 − leverage}. A day of leverage
   * 1, which alone determines a coefficient, fits itself and adds nothing.
   *
   * @see "MacKinnon and White (1985), Journal of Econometrics 29"
   */
  HC3,

  /**
   * Of any variance and correlated over {@code L = ⌊4(n/100)^(2/9)⌋} observations: {@code
   * (X'X)⁻¹[Γ₀ + Σ(1 − l/(L + 1))(Γ_l + Γ_l')](X'X)⁻¹}, Bartlett's weights.
   *
   * @see "Newey and West (1987), Econometrica 55; (1994), Review of Economic Studies 61"
   */
  NEWEY_WEST,

  /** The same times {@code n/(n − k)}, which makes up for residuals being smaller than errors. */
  NEWEY_WEST_SMALL_SAMPLE;

  /** {@code L = ⌊4(n/100)^(2/9)⌋}, at most n − 1. */
  public static int lags(int observations) {
    int lags = (int) Math.floor(4 * Math.pow(observations / 100.0, 2.0 / 9));
    return Math.max(0, Math.min(lags, observations - 1));
  }
}
