package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.Normal;
import java.util.Locale;

/**
 * The normal quantile bent by skewness S and excess kurtosis K:
 *
 * <pre>q(z) = z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36</pre>
 *
 * <p>It is a quantile only where it rises with z. For large S or K it turns, and then a higher
 * confidence would show a smaller loss; such moments get no figure.
 *
 * @param skewness S of the population
 * @param excessKurtosis K of the population
 * @see "Cornish and Fisher (1938), Moments and Cumulants in the Specification of Distributions;
 *     Maillard (2012), A User's Guide to the Cornish Fisher Expansion"
 */
public record CornishFisher(double skewness, double excessKurtosis) {
  /** The expansion must rise at least so far, in deviations to both sides. */
  public static final double REACH = 4;

  /** No sample of doubles has more of either. */
  private static final double LARGEST = 1e15;

  public CornishFisher {
    if (!(Math.abs(skewness) <= LARGEST && Math.abs(excessKurtosis) <= LARGEST)) {
      throw new IllegalArgumentException(
          "no shape of skewness " + skewness + " and excess kurtosis " + excessKurtosis);
    }
  }

  /**
   * {@code −(μ + σ·q(z))} with {@code z = Φ⁻¹(1 − α)}, a loss in the unit of the moments.
   *
   * @return degenerate if the expansion turns within max(4, |z|) deviations
   */
  public static Estimate valueAtRisk(ReturnMoments.Of moments, double confidence) {
    return of(moments).figure(moments, confidence, false);
  }

  /**
   * The mean of the losses beyond: {@code −μ − σ/p·∫₀^p q(Φ⁻¹(u))du} with p = 1 − α, in closed
   * form.
   */
  public static Estimate expectedShortfall(ReturnMoments.Of moments, double confidence) {
    return of(moments).figure(moments, confidence, true);
  }

  /** Of the shape of moments. */
  public static CornishFisher of(ReturnMoments.Of moments) {
    return new CornishFisher(moments.skewness(), moments.excessKurtosis());
  }

  /** q(z), a standardised return. */
  public double quantile(double z) {
    return bend(z, z * z, z * z * z);
  }

  /** The mean of q below the quantile of that confidence, a standardised return. */
  public double tailMean(double confidence) {
    double z = NormalTail.quantile(confidence);
    double density = Normal.density(z) / (1 - confidence);
    return bend(-density, 1 - z * density, -density * (z * z + 2));
  }

  /** Whether q rises all the way from −reach to reach. */
  public boolean isMonotone(double reach) {
    double a = excessKurtosis / 8 - skewness * skewness / 6;
    double b = skewness / 3;
    double c = 1 - excessKurtosis / 8 + 5 * skewness * skewness / 36;
    double lowest = Math.min(slope(a, b, c, -reach), slope(a, b, c, reach));
    double vertex = -b / (2 * a);
    if (a > 0 && Math.abs(vertex) < reach) {
      lowest = Math.min(lowest, slope(a, b, c, vertex));
    }
    return lowest > 0;
  }

  private static double slope(double a, double b, double c, double z) {
    return (a * z + b) * z + c;
  }

  /** The expansion with the powers of z, or with their means over the tail. */
  private double bend(double first, double second, double third) {
    return first
        + (second - 1) * skewness / 6
        + (third - 3 * first) * excessKurtosis / 24
        - (2 * third - 5 * first) * skewness * skewness / 36;
  }

  private Estimate figure(ReturnMoments.Of moments, double confidence, boolean beyond) {
    double z = NormalTail.quantile(confidence);
    if (!isMonotone(Math.max(REACH, -z))) {
      return new Estimate.Degenerate(
          String.format(
              Locale.ROOT,
              "the Cornish-Fisher quantile turns for skewness %.2f and excess kurtosis %.2f",
              skewness,
              excessKurtosis));
    }
    double standardised = beyond ? tailMean(confidence) : quantile(z);
    return Estimate.finite(
        -(moments.mean() + moments.deviation() * standardised), moments.observations());
  }
}
