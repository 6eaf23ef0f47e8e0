package dev.sigmasight.quant.option;

/**
 * The best day to exercise if the underlying does not move at random, and the value then: {@code
 * φ(S*·e^(−qt) + PV − K·e^(−rt))}, with {@code PV} today's value of the dividends from then to
 * expiry. Exact without volatility; below the value with it.
 */
final class CertainExercise {
  private final AmericanOption option;
  private final EuropeanOption o;

  private double day;
  private boolean dated;
  private double later;
  private double best;

  CertainExercise(AmericanOption option) {
    this.option = option;
    this.o = option.escrowed();
    double all = rest(0);
    best = value(0, all);
    later = all;
    consider(o.years(), 0, true);
    for (CashDividend each : option.dividends().payments()) {
      if (each.years() < o.years()) {
        double after = rest(each.years());
        double own = each.amount() * Math.exp(-o.rate() * each.years());
        consider(each.years(), o.sign() > 0 ? after + own : after, true);
      }
    }
    considerStationary();
  }

  /** At least 0: it need not be exercised. */
  double price() {
    return Math.max(0, best);
  }

  /** Whether to exercise now. */
  boolean isNow() {
    return day == 0;
  }

  AmericanValue value() {
    if (best <= 0) {
      return new AmericanValue(0, 0, 0, 0, 0, 0);
    }
    double phi = o.sign();
    double growth = Math.exp(-o.yield() * day);
    double discounted = o.strike() * Math.exp(-o.rate() * day);
    double all = option.dividends().duration(0, o.years(), o.rate());
    double passing = o.rate() * (later - rest(0) * growth);
    double theta =
        dated ? phi * (o.yield() * o.spot() * growth - o.rate() * discounted + passing) : 0;
    double rho = phi * (growth * all - durationLeft() + day * discounted);
    double gamma =
        dated || day == 0 ? 0 : -phi * o.yield() * growth / (o.spot() * (o.yield() - o.rate()));
    return new AmericanValue(best, phi * growth, gamma, 0, theta, rho);
  }

  private double durationLeft() {
    double sum = option.dividends().duration(day, o.years(), o.rate());
    if (day == 0 || !dated || o.sign() < 0) {
      return sum;
    }
    for (CashDividend each : option.dividends().payments()) {
      if (each.years() == day && day < o.years()) {
        sum += day * each.amount() * Math.exp(-o.rate() * day);
      }
    }
    return sum;
  }

  /** Where {@code qS*·e^(−qt) = rK·e^(−rt)}. */
  private void considerStationary() {
    double ratio = o.yield() * o.spot() / (o.rate() * o.strike());
    if (ratio > 0 && o.yield() != o.rate()) {
      double when = Math.log(ratio) / (o.yield() - o.rate());
      if (when > 0 && when < o.years()) {
        consider(when, rest(when), false);
      }
    }
  }

  private void consider(double when, double left, boolean isDated) {
    double value = value(when, left);
    if (value > best) {
      best = value;
      day = when;
      later = left;
      dated = isDated;
    }
  }

  /** Today's value of the dividends after a day. */
  private double rest(double when) {
    return option.dividends().presentValue(when, o.years(), o.rate()) * Math.exp(-o.rate() * when);
  }

  private double value(double when, double left) {
    return o.sign()
        * (o.spot() * Math.exp(-o.yield() * when) + left - o.strike() * Math.exp(-o.rate() * when));
  }
}
