package dev.sigmasight.server.rate;

import java.util.List;

/**
 * Interest by time to maturity, continuously compounded. Between the stored maturities it is linear
 * in time, before the first and after the last it is flat. A par yield {@code y} in percent,
 * bond-equivalent (two payments a year), becomes
 *
 * <pre>r = 2·ln(1 + y/200)</pre>
 *
 * and stands for the zero rate of its maturity, which is exact for a flat curve.
 *
 * @param points by maturity; a curve without points is flat at 4 %
 * @param source key of where they come from, {@link #FLAT} where there are none
 */
public record RateCurve(List<Point> points, String source) {
  /** What stands among the sources of a value that rests on no market's rates. */
  public static final String FLAT = "flat-rate";

  private static final double FLAT_RATE = 0.04;

  /**
   * A point of the curve.
   *
   * @param years to maturity
   * @param rate a year, a fraction, continuously compounded
   */
  public record Point(double years, double rate) {}

  public RateCurve {
    points = List.copyOf(points);
  }

  /** 4 %, whatever the maturity. */
  public static RateCurve flat() {
    return new RateCurve(List.of(), FLAT);
  }

  /** The continuous rate of a bond-equivalent yield in percent. */
  static double continuous(double percent) {
    return 2 * Math.log1p(percent / 200);
  }

  /** The rate for money due in so many years; a year, a fraction, continuously compounded. */
  public double zero(double years) {
    if (points.isEmpty()) {
      return FLAT_RATE;
    }
    Point before = points.getFirst();
    for (Point point : points) {
      if (point.years() >= years) {
        double share =
            point.years() > before.years()
                ? (years - before.years()) / (point.years() - before.years())
                : 1;
        return before.rate() + Math.max(0, share) * (point.rate() - before.rate());
      }
      before = point;
    }
    return before.rate();
  }
}
