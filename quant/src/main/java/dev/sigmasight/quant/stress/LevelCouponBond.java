package dev.sigmasight.quant.stress;

/**
 * A bond with equal coupons and its face at the end, right after a coupon.
 *
 * @param face paid at the end, positive
 * @param coupon per year, not negative, as a fraction of the face
 * @param periods coupons to come, 1 to 10,000
 * @param frequency coupons a year, 1 to 365
 */
public record LevelCouponBond(double face, double coupon, int periods, int frequency) {

  public LevelCouponBond {
    boolean whole = periods >= 1 && periods <= 10_000 && frequency >= 1 && frequency <= 365;
    if (!whole || !(face > 1e-100 && face < 1e100) || !(coupon >= 0 && coupon <= 10)) {
      throw new IllegalArgumentException(
          "no bond of %s with coupon %s, %d times %d a year"
              .formatted(face, coupon, periods, frequency));
    }
  }

  /**
   * {@code Σ cash·(1 + y/m)^(−k)}, in the unit of the face.
   *
   * @param yield per year, compounded with each coupon, as a fraction
   */
  public double price(double yield) {
    return weighted(yield, k -> 1);
  }

  /** Modified duration {@code −(dP/dy)/P}, in years. */
  public double duration(double yield) {
    return weighted(yield, k -> k) / frequency / (1 + yield / frequency) / price(yield);
  }

  /** {@code (d²P/dy²)/P}, in years². */
  public double convexity(double yield) {
    double growth = 1 + yield / frequency;
    double years = (double) frequency * frequency;
    return weighted(yield, k -> k * (k + 1)) / years / (growth * growth) / price(yield);
  }

  /** Duration and convexity at a yield. */
  public RateSensitivity sensitivity(double yield) {
    return new RateSensitivity(duration(yield), convexity(yield));
  }

  /** The exact return of a change of yield, {@code P(y + Δy)/P(y) − 1}. */
  public double returnFor(double yield, double yieldChange) {
    return price(yield + yieldChange) / price(yield) - 1;
  }

  private interface Weight {
    double of(double period);
  }

  private double weighted(double yield, Weight weight) {
    double growth = 1 + yield / frequency;
    if (!(growth > 0 && growth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no price at a yield of " + yield);
    }
    double payment = face * coupon / frequency;
    double sum = 0;
    for (int k = 1; k <= periods; k++) {
      double cash = k == periods ? payment + face : payment;
      sum += weight.of(k) * cash * Math.pow(growth, -k);
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no price at a yield of " + yield);
    }
    return sum;
  }
}
