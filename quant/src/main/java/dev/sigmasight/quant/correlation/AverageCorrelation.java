package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;

/** Means over the pairs of a correlation matrix. Pairs that are absent, NaN, do not count. */
public final class AverageCorrelation {
  private AverageCorrelation() {}

  /**
   * The mean of all pairs, with their number. Signed: a mean of |ρ| would count a hedge as risk.
   */
  public static Estimate of(double[][] rho) {
    double[] equal = new double[rho.length];
    Arrays.fill(equal, 1);
    return asHeld(rho, equal);
  }

  /**
   * {@code Σ|e_i·e_j|·s_i·s_j·ρ_ij / Σ|e_i·e_j|} over the pairs, s being the sign of the exposure:
   * a long and a short that move together count as apart.
   *
   * @param exposures signed delta exposures in one currency; a long put's is negative
   * @return Degenerate if nothing is held, TooShort if no pair is known of which both are
   */
  public static Estimate asHeld(double[][] rho, double[] exposures) {
    check(rho, exposures);
    double largest = 0;
    for (double e : exposures) {
      largest = Math.max(largest, Math.abs(e));
    }
    if (largest == 0) {
      return new Estimate.Degenerate("nothing is held");
    }
    double sum = 0;
    double weights = 0;
    int pairs = 0;
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        double weight = exposures[i] / largest * (exposures[j] / largest);
        if (!Double.isNaN(rho[i][j]) && Math.abs(weight) > 0) {
          sum += weight * rho[i][j];
          weights += Math.abs(weight);
          pairs++;
        }
      }
    }
    return pairs == 0 ? new Estimate.TooShort(0, 1) : new Estimate.Of(sum / weights, pairs);
  }

  /**
   * {@code s_i·s_j·ρ_ij}: correlations of the positions the way they are held.
   *
   * @param exposures signed delta exposures, none 0: what is not held has no direction
   */
  public static double[][] signed(double[][] rho, double[] exposures) {
    check(rho, exposures);
    double[][] signed = new double[rho.length][rho.length];
    for (int i = 0; i < rho.length; i++) {
      if (exposures[i] == 0) {
        throw new IllegalArgumentException("position " + i + " has no direction");
      }
      for (int j = 0; j < rho.length; j++) {
        signed[i][j] = Math.signum(exposures[i]) * Math.signum(exposures[j]) * rho[i][j];
      }
    }
    return signed;
  }

  private static void check(double[][] rho, double[] exposures) {
    if (exposures.length != rho.length) {
      throw new IllegalArgumentException(exposures.length + " exposures, " + rho.length + " rows");
    }
    for (int i = 0; i < rho.length; i++) {
      if (rho[i].length != rho.length || !Double.isFinite(exposures[i])) {
        throw new IllegalArgumentException("position " + i + " has no exposure or no full row");
      }
    }
  }
}
