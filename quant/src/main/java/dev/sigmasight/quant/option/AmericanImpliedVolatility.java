package dev.sigmasight.quant.option;

import dev.sigmasight.quant.option.ImpliedVolatility.None;
import dev.sigmasight.quant.option.ImpliedVolatility.Of;
import dev.sigmasight.quant.option.ImpliedVolatility.Status;

/** Solves for the volatility of an option that may be exercised early. */
final class AmericanImpliedVolatility {
  private static final double PRECISION = 1e-8;
  private static final double SMALLEST = 1e-6;
  private static final double LARGEST = 1000;
  private static final int MOST_STEPS = 100;

  private final AmericanOption option;
  private final double price;

  private AmericanImpliedVolatility(AmericanOption option, double price) {
    this.option = option;
    this.price = price;
  }

  static ImpliedVolatility of(AmericanOption option, double price) {
    if (option.european().years() == 0) {
      return new None(Status.EXPIRED);
    }
    if (!(price > 0)) {
      return new None(Status.NO_PRICE);
    }
    if (option.isNeverExercisedEarly()) {
      return ImpliedVolatility.european(option.escrowed(), price);
    }
    if (price <= new CertainExercise(option).price()) {
      return new None(Status.BELOW_INTRINSIC);
    }
    return price >= option.most()
        ? new None(Status.ABOVE_MAX)
        : new AmericanImpliedVolatility(option, price).solved();
  }

  private double excess(double volatility) {
    return AmericanValue.price(option.withVolatility(volatility)) - price;
  }

  /** From a bracket of a factor of two, so that far fewer trees are needed than by halving. */
  private ImpliedVolatility solved() {
    double high = 0.25;
    double above = excess(high);
    while (above < 0 && high < LARGEST) {
      high *= 2;
      above = excess(Math.min(high, LARGEST));
    }
    if (above < 0) {
      return new None(Status.ABOVE_MAX);
    }
    double low = high / 2;
    double below = excess(low);
    while (below >= 0 && low > SMALLEST) {
      high = low;
      above = below;
      low /= 2;
      below = excess(low);
    }
    return below >= 0 ? new None(Status.BELOW_INTRINSIC) : new Of(root(low, below, high, above));
  }

  /** The false position with halved ends (Illinois). */
  private double root(double from, double fromExcess, double to, double toExcess) {
    double a = from;
    double fa = fromExcess;
    double b = to;
    double fb = toExcess;
    for (int i = 0; i < MOST_STEPS && Math.abs(b - a) > PRECISION * b && fb != 0; i++) {
      double c = b - fb * (b - a) / (fb - fa);
      double fc = excess(c);
      if (fc * fb < 0) {
        a = b;
        fa = fb;
      } else {
        fa /= 2;
      }
      b = c;
      fb = fc;
      if (Math.abs(fb) < 1e-13 * price) {
        break;
      }
    }
    return b;
  }
}
