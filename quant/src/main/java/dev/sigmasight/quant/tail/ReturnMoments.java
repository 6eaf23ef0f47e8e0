package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.ChiSquare;
import dev.sigmasight.quant.distribution.SampleMoments;

/** What a parametric tail rests on, or the reason there is nothing. */
public sealed interface ReturnMoments {

  /**
   * Moments of returns over one horizon.
   *
   * @param mean a fraction per horizon
   * @param deviation standard deviation with n − 1, a fraction per √horizon, positive
   * @param skewness m₃/m₂^1.5 of the population, 0 for a symmetric one
   * @param excessKurtosis m₄/m₂² − 3 of the population, 0 for a normal one
   * @param observations n
   */
  record Of(double mean, double deviation, double skewness, double excessKurtosis, int observations)
      implements ReturnMoments {
    public Of {
      SampleMoments.checkFinite(new double[] {mean, deviation, skewness, excessKurtosis});
      if (deviation < 0) {
        throw new IllegalArgumentException("a deviation is not negative: " + deviation);
      }
    }

    /** The same without a mean, as is usual over a day, when it is mostly noise. */
    public Of withoutMean() {
      return new Of(0, deviation, skewness, excessKurtosis, observations);
    }

    /**
     * Over h periods that are independent and alike: mean·h, deviation·√h, skewness/√h, excess
     * kurtosis/h. Volatility that clusters makes long horizons worse than this says.
     *
     * @param periods h, positive
     */
    public Of over(double periods) {
      if (!(periods > 0 && periods < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a horizon has positive length: " + periods);
      }
      double root = Math.sqrt(periods);
      return new Of(
          mean * periods,
          deviation * root,
          skewness / root,
          excessKurtosis / periods,
          observations);
    }

    /**
     * Jarque and Bera's {@code n/6·(S² + K²/4)}: about χ² with 2 degrees if the returns are normal.
     */
    public double jarqueBera() {
      return observations / 6.0 * (skewness * skewness + excessKurtosis * excessKurtosis / 4);
    }

    /** Probability of a Jarque–Bera figure at least this large if the returns are normal. */
    public double jarqueBeraP() {
      return ChiSquare.survival(jarqueBera(), 2);
    }
  }

  /** Fewer returns than needed. */
  record TooShort(int have, int need) implements ReturnMoments {}

  /** Returns without spread. */
  record Degenerate(String why) implements ReturnMoments {}

  /** Moments with a mean and a deviation only; the shape is normal. */
  static Of normal(double mean, double deviation) {
    return new Of(mean, deviation, 0, 0, 0);
  }

  /**
   * Moments of a sample.
   *
   * @param returns as fractions, finite
   * @param need observations to ask for, at least 2
   */
  static ReturnMoments of(double[] returns, int need) {
    SampleMoments.checkFinite(returns);
    if (returns.length < Math.max(2, need)) {
      return new TooShort(returns.length, Math.max(2, need));
    }
    double scale = Scale.of(returns);
    double[] scaled = Scale.divided(returns, scale);
    if (!(SampleMoments.standardDeviation(scaled) instanceof Estimate.Of(double deviation, int n))
        || !(SampleMoments.skewness(scaled) instanceof Estimate.Of(double skewness, int _))
        || !(SampleMoments.kurtosis(scaled) instanceof Estimate.Of(double kurtosis, int _))) {
      return new Degenerate("the returns do not vary");
    }
    double spread = deviation * scale;
    return Double.isFinite(spread)
        ? new Of(SampleMoments.meanOf(scaled) * scale, spread, skewness, kurtosis - 3, n)
        : new Degenerate("the deviation is too large for a double");
  }

  /** The figure of the moments, or the reason there are none. */
  default Estimate then(Figure figure) {
    return switch (this) {
      case Of moments -> figure.of(moments);
      case TooShort(int have, int need) -> new Estimate.TooShort(have, need);
      case Degenerate(String why) -> new Estimate.Degenerate(why);
    };
  }

  /** A figure of moments. */
  @FunctionalInterface
  interface Figure {
    Estimate of(Of moments);
  }
}
