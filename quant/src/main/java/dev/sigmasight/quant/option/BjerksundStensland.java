package dev.sigmasight.quant.option;

import dev.sigmasight.quant.distribution.BivariateNormal;
import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.ledger.Transaction.Right;

/**
 * The approximations of Bjerksund and Stensland: the value of exercising when the spot first meets
 * a fixed boundary (1993), or one of two in turn (2002). Both are values of a policy that anyone
 * can follow, so they bound the American value from below; the second is the tighter. Puts by the
 * symmetry {@code P(S, K, r, q) = C(K, S, q, r)}.
 *
 * @see "Bjerksund and Stensland (1993), Closed-form approximation of American options, Scandinavian
 *     Journal of Management 9"
 * @see "Bjerksund and Stensland (2002), Closed form valuation of American options; Haug (2007), The
 *     Complete Guide to Option Pricing Formulas, ch. 3"
 */
public final class BjerksundStensland {
  /** Share of the time to expiry during which the second boundary holds. */
  private static final double FIRST_PERIOD = (Math.sqrt(5) - 1) / 2;

  private final double spot;
  private final double strike;
  private final double years;
  private final double rate;
  private final double carry;
  private final double variance;
  private final double beta;

  private BjerksundStensland(EuropeanOption call) {
    spot = call.spot();
    strike = call.strike();
    years = call.years();
    rate = call.rate();
    carry = call.rate() - call.yield();
    variance = call.volatility() * call.volatility();
    double half = carry / variance - 0.5;
    beta = -half + Math.sqrt(half * half + 2 * rate / variance);
  }

  /** The bound with one boundary. */
  public static double oneBoundary(EuropeanOption o) {
    return atLeast(o, hasBoundary(o) ? new BjerksundStensland(call(o)).oneBoundary() : 0);
  }

  /** The bound with two boundaries. */
  public static double twoBoundaries(EuropeanOption o) {
    double two = atLeast(o, hasBoundary(o) ? new BjerksundStensland(call(o)).twoBoundaries() : 0);
    return Math.max(two, oneBoundary(o));
  }

  /** Never below the European value or that of exercise; also where the formula has no answer. */
  private static double atLeast(EuropeanOption o, double price) {
    double least = Math.max(o.intrinsic(), BlackScholesMerton.of(o).price());
    double most = o.right() == Right.CALL ? o.spot() : o.strike();
    return price <= most ? Math.max(least, price) : least;
  }

  private static boolean hasBoundary(EuropeanOption o) {
    EuropeanOption call = call(o);
    return call.yield() > 0 && call.rate() >= 0 && o.volatility() * Math.sqrt(o.years()) > 1e-8;
  }

  private static EuropeanOption call(EuropeanOption o) {
    return o.right() == Right.CALL ? o : o.mirrored();
  }

  /** The boundary shortly before expiry. */
  private double lowest() {
    return Math.max(strike, rate / (rate - carry) * strike);
  }

  /** The boundary of an option without expiry. */
  private double highest() {
    return beta / (beta - 1) * strike;
  }

  private double drift(double time) {
    return -(carry * time + 2 * Math.sqrt(variance * time));
  }

  private double boundary(double exponent) {
    return lowest() - (highest() - lowest()) * Math.expm1(exponent);
  }

  private double oneBoundary() {
    double edge = boundary(drift(years) * lowest() / (highest() - lowest()));
    if (!Double.isFinite(edge)) {
      return Double.NaN;
    }
    if (spot >= edge) {
      return spot - strike;
    }
    return grown(edge) * (1 - gain(years, beta, edge, edge))
        + spot * (gain(years, 1, edge, edge) - gain(years, 1, strike, edge))
        - strike * (gain(years, 0, edge, edge) - gain(years, 0, strike, edge));
  }

  private double twoBoundaries() {
    double t = FIRST_PERIOD * years;
    double scale = strike / (highest() - lowest()) * (strike / lowest());
    double near = boundary(drift(t) * scale);
    double far = boundary(drift(years) * scale);
    if (!(Double.isFinite(far) && far > near)) {
      return Double.NaN;
    }
    if (spot >= far) {
      return spot - strike;
    }
    Staged later = new Staged(t, near, far);
    return grown(far) * (1 - gain(t, beta, far, far))
        + spot * (gain(t, 1, far, far) - gain(t, 1, near, far))
        - strike * (gain(t, 0, far, far) - gain(t, 0, near, far))
        + grown(near) * (gain(t, beta, near, far) - later.gain(beta, near))
        + spot * (later.gain(1, near) - later.gain(1, strike))
        - strike * (later.gain(0, near) - later.gain(0, strike));
  }

  /** Value without expiry of exercising at a boundary. */
  private double grown(double edge) {
    return (edge - strike) * Math.pow(spot / edge, beta);
  }

  private double growth(double gamma) {
    return -rate + gamma * carry + 0.5 * gamma * (gamma - 1) * variance;
  }

  private double kappa(double gamma) {
    return 2 * carry / variance + 2 * gamma - 1;
  }

  /**
   * The paper's φ over {@code S^γ}: today's value of {@code S^γ} at a time if the spot is then
   * below {@code h} and has never met the boundary.
   */
  private double gain(double time, double gamma, double h, double edge) {
    double deviation = Math.sqrt(variance * time);
    double d = -(Math.log(spot / h) + (carry + (gamma - 0.5) * variance) * time) / deviation;
    double reflected = d - 2 * Math.log(edge / spot) / deviation;
    return Math.exp(growth(gamma) * time)
        * (Normal.cdf(d) - Math.pow(edge / spot, kappa(gamma)) * Normal.cdf(reflected));
  }

  /** The far boundary up to a time, then the near one. */
  private final class Staged {
    private final double time;
    private final double near;
    private final double far;

    Staged(double time, double near, double far) {
      this.time = time;
      this.near = near;
      this.far = far;
    }

    /** The paper's Ψ over {@code S^γ}. */
    double gain(double gamma, double h) {
      double rho = Math.sqrt(time / years);
      double power = kappa(gamma);
      double mirror = far / spot * (far / near);
      double shift = 2 * Math.log(near / far);
      double x = Math.log(spot / h);
      double reflected = Math.log(far / spot * (far / h));
      double sum =
          both(gamma, Math.log(spot / near), x, rho)
              - Math.pow(far / spot, power) * both(gamma, Math.log(mirror), reflected, rho)
              - Math.pow(near / spot, power)
                  * opposed(gamma, Math.log(spot / near), reflected + shift, rho)
              + Math.pow(near / far, power) * opposed(gamma, Math.log(mirror), x + shift, rho);
      return Math.exp(growth(gamma) * years) * sum;
    }

    private double both(double gamma, double first, double last, double rho) {
      return BivariateNormal.cdf(
          -quantile(gamma, first, time, 1), -quantile(gamma, last, years, 1), rho);
    }

    private double opposed(double gamma, double first, double last, double rho) {
      return BivariateNormal.cdf(
          -quantile(gamma, first, time, -1), -quantile(gamma, last, years, 1), -rho);
    }

    private double quantile(double gamma, double log, double after, int side) {
      return (log + side * (carry + (gamma - 0.5) * variance) * after)
          / Math.sqrt(variance * after);
    }
  }
}
