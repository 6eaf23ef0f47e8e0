package dev.sigmasight.quant.option;

/**
 * The binomial tree of Cox, Ross and Rubinstein, {@code u = e^(σ√(T/n))}, {@code d = 1/u}, {@code p
 * = (e^((r−q)T/n) − d)/(u − d)}: the textbook value that other programs quote. It needs ten times
 * the steps of {@link LeisenReimerTree} for the same accuracy, and oscillates.
 *
 * @see "Cox, Ross and Rubinstein (1979), Option pricing: a simplified approach, Journal of
 *     Financial Economics 7(3)"
 */
public final class CoxRossRubinstein {
  private CoxRossRubinstein() {}

  /**
   * Value of the American option without dividends in money.
   *
   * @param steps 1 to 20,000, enough for {@code σ > |r − q|·√(T/n)}
   */
  public static double price(EuropeanOption o, int steps) {
    double step = o.years() / steps;
    double move = o.volatility() * Math.sqrt(step);
    double p = (Math.exp((o.rate() - o.yield()) * step) - Math.exp(-move)) / (2 * Math.sinh(move));
    if (steps < 1 || steps > 20_000 || !(p > 0 && p < 1)) {
      throw new IllegalArgumentException(steps + " steps do not fit the option");
    }
    double discount = Math.exp(-o.rate() * step);
    double[] values = new double[steps + 1];
    double[] spots = new double[2 * steps + 1];
    for (int j = 0; j < spots.length; j++) {
      spots[j] = o.spot() * Math.exp((j - steps) * move);
    }
    for (int row = steps; row >= 0; row--) {
      for (int j = 0; j <= row; j++) {
        double hold = row == steps ? 0 : discount * (p * values[j + 1] + (1 - p) * values[j]);
        values[j] = Math.max(hold, o.sign() * (spots[steps + 2 * j - row] - o.strike()));
      }
    }
    return values[0];
  }
}
