package dev.sigmasight.market.rate;

/** Treasury yields at constant maturity, bond-equivalent, by the names of FRED. */
public enum RateSeries {
  DGS3MO(0.25),
  DGS2(2),
  DGS10(10),
  DGS30(30);

  private final double years;

  RateSeries(double years) {
    this.years = years;
  }

  /** Time to maturity. */
  public double years() {
    return years;
  }
}
