package dev.sigmasight.quant.pricetarget;

import dev.sigmasight.quant.distribution.Normal;

/**
 * A price that moves as a geometric Brownian motion: {@code ln(S_T/S) ~ N((μ − σ²/2)T, σ²T)}. The
 * probabilities are those of the model with the drift given; with the risk-free rate less the yield
 * they are risk-neutral, and say nothing about what is likely.
 *
 * @param spot S, positive
 * @param drift μ, continuous, per year, as a fraction in [−10, 10]: the mean of S_T is S·e^(μT)
 * @param volatility σ per √year, as a fraction in [0, 1000]
 * @param years T in [0, 200]
 */
public record LognormalPrice(double spot, double drift, double volatility, double years) {
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

  /** From here Mills's ratio is good to 1e-12, and far below the cdf would underflow. */
  private static final double FAR = 30;

  public LognormalPrice {
    check("spot", spot, spot > 0);
    check("drift", drift, Math.abs(drift) <= 10);
    check("volatility", volatility, volatility >= 0 && volatility <= 1000);
    check("years", years, years >= 0 && years <= 200);
  }

  private static void check(String name, double value, boolean inRange) {
    if (!Double.isFinite(value) || !inRange) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }

  /**
   * The probability that the price is at the target or beyond it at the horizon, beyond as seen
   * from the spot: above a target that is above the spot, or at it, below one that is below.
   */
  public double reaching(double target) {
    return checked(target) >= spot ? atOrAbove(target) : atOrBelow(target);
  }

  /** {@code P(S_T ≥ price)}. */
  public double atOrAbove(double price) {
    if (checked(price) == 0) {
      return 1;
    }
    double distance = end() - logOf(price);
    return deviation() == 0 ? (distance >= 0 ? 1 : 0) : Normal.cdf(distance / deviation());
  }

  /** {@code P(S_T ≤ price)}. */
  public double atOrBelow(double price) {
    if (checked(price) == 0) {
      return 0;
    }
    double distance = logOf(price) - end();
    return deviation() == 0 ? (distance >= 0 ? 1 : 0) : Normal.cdf(distance / deviation());
  }

  /**
   * The probability that the price is at the target at some time until the horizon: {@code Φ((νT −
   * x)/s) + e^(2νx/σ²)·Φ((−νT − x)/s)} with {@code x = ln(target/S)}, {@code ν = μ − σ²/2} and
   * {@code s = σ√T}; x and ν change sign for a target below the spot. It is never below {@link
   * #reaching}.
   *
   * @see "Shreve (2004), Stochastic Calculus for Finance II, section 7.2"
   */
  public double touching(double target) {
    if (checked(target) == 0) {
      return 0;
    }
    double side = target >= spot ? 1 : -1;
    double x = Math.abs(logOf(target));
    double m = side * end();
    if (x == 0) {
      return 1;
    }
    double s = deviation();
    if (s == 0) {
      return m >= x ? 1 : 0;
    }
    return Math.min(1, Normal.cdf((m - x) / s) + reflected(x, m, s));
  }

  /** {@code e^(2mx/s²)·Φ((−m − x)/s)} without overflow of the one by underflow of the other. */
  private static double reflected(double x, double m, double s) {
    double a = (m + x) / s;
    if (a < FAR) {
      return Math.exp(2 * (m / s) * (x / s)) * Normal.cdf(-a);
    }
    double b = (x - m) / s;
    double q = 1 / (a * a);
    double mills = (1 - q * (1 - 3 * q * (1 - 5 * q * (1 - 7 * q)))) / a;
    return Math.exp(-b * b / 2) * mills / SQRT_2_PI;
  }

  /** ln(price/S), also where the quotient is no double. */
  private double logOf(double price) {
    double ratio = price / spot;
    return ratio > 0 && Double.isFinite(ratio) ? Math.log(ratio) : Math.log(price) - Math.log(spot);
  }

  private double deviation() {
    return volatility * Math.sqrt(years);
  }

  private double end() {
    return (drift - volatility * volatility / 2) * years;
  }

  private static double checked(double price) {
    if (!(price >= 0 && Double.isFinite(price))) {
      throw new IllegalArgumentException("no price: " + price);
    }
    return price;
  }
}
