package dev.sigmasight.quant.option;

/**
 * The quadratic approximation of Barone-Adesi and Whaley: the European value plus {@code
 * A·(S/S°)^β}, where {@code S°} is the spot from which exercising is best. Fast and widely quoted;
 * off by up to a few per mille of the strike, in either direction.
 *
 * @see "Barone-Adesi and Whaley (1987), Efficient analytic approximation of American option values,
 *     Journal of Finance 42(2)"
 */
public final class BaroneAdesiWhaley {
  private static final int HALVINGS = 200;

  private final EuropeanOption o;
  private final double power;

  private BaroneAdesiWhaley(EuropeanOption o) {
    this.o = o;
    double variance = o.volatility() * o.volatility();
    double m = 2 * o.rate() / variance;
    double n = 2 * (o.rate() - o.yield()) / variance;
    double k = -Math.expm1(-o.rate() * o.years());
    double root = Math.sqrt((n - 1) * (n - 1) + 4 * m / k);
    power = (1 - n + o.sign() * root) / 2;
  }

  /**
   * Value of the American option. The European value, or the intrinsic one if that is larger, where
   * exercising early never pays, or where the rate or the volatility is not positive, for which the
   * approximation has no answer.
   */
  public static double price(EuropeanOption o) {
    double european = BlackScholesMerton.of(o).price();
    if (AmericanOption.of(o).isNeverExercisedEarly()
        || !(o.rate() > 0 && o.volatility() * Math.sqrt(o.years()) > 1e-8)) {
      return Math.max(european, o.intrinsic());
    }
    return new BaroneAdesiWhaley(o).price(european);
  }

  private double price(double european) {
    double critical = critical();
    if (o.sign() * (o.spot() - critical) >= 0) {
      return o.intrinsic();
    }
    double premium = critical * slope(critical) / power;
    return european + premium * Math.pow(o.spot() / critical, power);
  }

  /** {@code φ·(1 − e^(−qT)·N(φ·d1))}: by how much exercising beats the European delta. */
  private double slope(double spot) {
    EuropeanOption there = o.withSpot(spot);
    return o.sign() - BlackScholesMerton.of(there).delta();
  }

  private double excess(double spot) {
    return o.sign() * (spot - o.strike())
        - BlackScholesMerton.of(o.withSpot(spot)).price()
        - spot * slope(spot) / power;
  }

  /** The spot at which the value meets that of exercise. */
  private double critical() {
    double waiting = o.strike();
    double exercised = o.strike();
    double factor = o.sign() > 0 ? 1.5 : 0.5;
    while (excess(exercised) < 0 && exercised < 1e90 && exercised > 1e-90) {
      waiting = exercised;
      exercised *= factor;
    }
    for (int i = 0; i < HALVINGS && waiting != exercised; i++) {
      double middle = (waiting + exercised) / 2;
      if (middle == waiting || middle == exercised) {
        break;
      }
      if (excess(middle) < 0) {
        waiting = middle;
      } else {
        exercised = middle;
      }
    }
    return exercised;
  }
}
