package dev.sigmasight.quant.option;

import dev.sigmasight.quant.ledger.Transaction.Right;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The binomial tree of Leisen and Reimer: its probabilities come from the inversion of Peizer and
 * Pratt (their method 2), so that the strike lies between the two middle nodes of the last row and
 * European values converge with the square of the steps.
 *
 * <p>{@code h(d) = ½ ± ½·√(1 − exp(−(d/(n + ⅓ + 0.1/(n+1)))²·(n + ⅙)))}, {@code p = h(d2)}, {@code
 * u = e^((r−q)T/n)·h(d1)/p}, {@code d = (e^((r−q)T/n) − p·u)/(1 − p)}. A node is worth the larger
 * of exercising and holding. Dividends in money leave the tree of {@code S*}, the spot without
 * them; what exercising yields includes those still to come ({@link CashDividends}).
 *
 * <p>Just before a dividend in money and just after it exercising pays most, and that moment lies
 * between two rows: a node before it is worth the mixture, by distance, of what it would be worth
 * if the dividend fell on its own row and on the next.
 *
 * <p>Delta and gamma come from the nodes after one and two steps, theta from the middle one after
 * two, vega and rho from trees whose volatility or rate lie one point apart.
 *
 * <p>Calls are computed in units of the underlying, which bounds their values; nodes more than nine
 * deviations away (probability below 1e-17) are left out. Where the option ends in or out of the
 * money with certainty ({@code |d|} above 25) the value is that of the best fixed day, or of the
 * same option with a shorter life over which it does not.
 *
 * @see "Leisen and Reimer (1996), Binomial models for option valuation, Applied Mathematical
 *     Finance 3(4)"
 */
public final class LeisenReimerTree {
  /** Beyond this the probabilities underflow. */
  private static final double CERTAIN = 25;

  /** Within this an option of shorter life is in doubt. */
  private static final double DOUBTFUL = 15;

  private static final int FEW_STEPS = 1601;

  /** Half a point: a basis point would magnify the jumps of nodes across the boundary. */
  private static final double BUMP = 0.005;

  private static final int MOST_STEPS = 200_001;

  private final EuropeanOption o;
  private final AmericanOption option;
  private final int steps;
  private final boolean call;
  private final double logUp;
  private final double logDown;
  private final double up;
  private final double holdUp;
  private final double holdDown;
  private final double[] values;
  private final double[] spread;

  /** Values of the first three rows, the root first. */
  private final double[] head = new double[6];

  private LeisenReimerTree(AmericanOption option, EuropeanOption escrowed, int steps) {
    this.option = option;
    this.o = escrowed;
    this.steps = steps;
    double[] d = quantiles(o);
    double step = o.years() / steps;
    double p = inverted(d[1], steps);
    double q = inverted(-d[1], steps);
    double shareUp = inverted(d[0], steps);
    double shareDown = inverted(-d[0], steps);
    double growth = (o.rate() - o.yield()) * step;
    call = o.right() == Right.CALL;
    up = call ? shareUp : p;
    logUp = growth + Math.log(shareUp) - Math.log(p);
    logDown = growth + Math.log(shareDown) - Math.log(q);
    double discount = Math.exp(-(call ? o.yield() : o.rate()) * step);
    holdUp = discount * up;
    holdDown = discount * (call ? shareDown : q);
    values = new double[steps + 2];
    spread = new double[Math.min(steps, 2 * reach() + 2) + 1];
    rollBack();
  }

  /**
   * Value of the tree, even where exercising early never pays.
   *
   * @param steps odd, 3 to 200,001
   */
  public static double price(AmericanOption option, int steps) {
    requireOdd(steps);
    EuropeanOption escrowed = option.escrowed();
    return isCertain(escrowed)
        ? limit(option, escrowed)
        : new LeisenReimerTree(option, escrowed, steps).price();
  }

  /** Value and derivatives of the tree. */
  public static AmericanValue of(AmericanOption option, int steps) {
    requireOdd(steps);
    EuropeanOption escrowed = option.escrowed();
    if (isCertain(escrowed)) {
      return certain(option, escrowed);
    }
    double vol = option.european().volatility();
    double down = Math.max(vol / 2, vol - BUMP);
    double rise = Math.min(1000, vol + BUMP);
    double vega =
        (price(option.withVolatility(rise), steps) - price(option.withVolatility(down), steps))
            / (rise - down);
    double rate = option.european().rate();
    double low = Math.max(-2, rate - BUMP);
    double high = Math.min(2, rate + BUMP);
    double rho =
        (price(option.withRate(high), steps) - price(option.withRate(low), steps)) / (high - low);
    return new LeisenReimerTree(option, escrowed, steps).value(vega, rho);
  }

  /**
   * {@code 2·V(n) − V(n/2)}: the error of the American value falls with the number of steps, and
   * most of it cancels.
   *
   * @param steps of the finer tree, odd
   */
  public static double extrapolatedPrice(AmericanOption option, int steps) {
    double fine = price(option, steps);
    double price = 2 * fine - price(option, half(steps));
    return Math.max(price, certainPrice(option));
  }

  /** The same for the derivatives. */
  public static AmericanValue extrapolated(AmericanOption option, int steps) {
    AmericanValue fine = of(option, steps);
    CertainExercise certain = new CertainExercise(option);
    if (certain.isNow() && fine.price() <= certain.price()) {
      return certain.value();
    }
    AmericanValue beyond = fine.beyond(of(option, half(steps)), 1);
    return beyond.price() < certain.price() ? fine : beyond;
  }

  private static double certainPrice(AmericanOption option) {
    return new CertainExercise(option).price();
  }

  private static int half(int steps) {
    return steps / 2 | 1;
  }

  private static void requireOdd(int steps) {
    if (steps < 3 || steps > MOST_STEPS || steps % 2 == 0) {
      throw new IllegalArgumentException(
          "a tree has an odd number of steps from 3 to " + MOST_STEPS + ", not " + steps);
    }
  }

  private static double[] quantiles(EuropeanOption o) {
    double deviation = o.volatility() * Math.sqrt(o.years());
    double d1 =
        (Math.log(o.spot() / o.strike()) + (o.rate() - o.yield()) * o.years()) / deviation
            + deviation / 2;
    return new double[] {d1, d1 - deviation};
  }

  private static boolean isCertain(EuropeanOption o) {
    double[] d = quantiles(o);
    return !(Math.abs(d[0]) <= CERTAIN && Math.abs(d[1]) <= CERTAIN);
  }

  /** Without uncertainty about the end, or with so much that the value has reached its bound. */
  private static double limit(AmericanOption option, EuropeanOption escrowed) {
    double deviation = escrowed.volatility() * Math.sqrt(escrowed.years());
    double price =
        Math.max(new CertainExercise(option).price(), BlackScholesMerton.of(escrowed).price());
    if (deviation > CERTAIN) {
      return Math.max(price, option.most());
    }
    AmericanOption shorter = shortened(option);
    return shorter == null ? price : Math.max(price, price(shorter, FEW_STEPS));
  }

  /**
   * The same option with the longest life over which the end is not certain. Drift may make the end
   * certain and leave the early years in doubt, and a longer life is worth as much or more.
   */
  private static @Nullable AmericanOption shortened(AmericanOption option) {
    double years = option.european().years();
    for (double life = years; life > 1e-6 * years; life *= 0.9) {
      AmericanOption shorter =
          new AmericanOption(option.european().withYears(life), option.dividends());
      double[] d = quantiles(shorter.escrowed());
      if (Math.abs(d[0]) <= DOUBTFUL && Math.abs(d[1]) <= DOUBTFUL) {
        return shorter;
      }
    }
    return null;
  }

  private static AmericanValue certain(AmericanOption option, EuropeanOption escrowed) {
    CertainExercise exercise = new CertainExercise(option);
    BlackScholesMerton european = option.dividends().european(option.european());
    AmericanValue better =
        exercise.price() > european.price() ? exercise.value() : AmericanValue.of(european);
    double price = limit(option, escrowed);
    AmericanOption shortened = shortened(option);
    if (shortened != null && price > Math.max(exercise.price(), european.price()) * (1 + 1e-9)) {
      AmericanValue early = of(shortened, FEW_STEPS);
      return new AmericanValue(
          price, early.delta(), early.gamma(), early.vega(), early.theta(), early.rho());
    }
    return new AmericanValue(
        price, better.delta(), better.gamma(), better.vega(), better.theta(), better.rho());
  }

  /** Peizer–Pratt method 2; the smaller of the two probabilities keeps its relative precision. */
  private static double inverted(double d, int n) {
    double z = d / (n + 1.0 / 3 + 0.1 / (n + 1));
    double tail = Math.exp(-z * z * (n + 1.0 / 6));
    double root = Math.sqrt(-Math.expm1(-z * z * (n + 1.0 / 6)));
    return d < 0 ? tail / (2 * (1 + root)) : 0.5 + 0.5 * root;
  }

  /** Nine deviations. */
  private int reach() {
    return (int) Math.ceil(4.5 * Math.sqrt(steps)) + 1;
  }

  private void rollBack() {
    double stretch = call ? logDown - logUp : logUp - logDown;
    Arrays.setAll(spread, k -> Math.exp(k * stretch));
    for (int j = 0; j <= steps; j++) {
      values[j] = Math.max(0, call ? 1 - o.strike() / spot(steps, j) : o.strike() - spot(steps, j));
    }
    for (int row = steps - 1; row >= 0; row--) {
      row(row);
      if (row <= 2) {
        System.arraycopy(values, 0, head, row * (row + 1) / 2, row + 1);
      }
    }
  }

  private void row(int row) {
    double due = between(row, row);
    if (due > 0) {
      rowBeforeDividend(row, due);
      return;
    }
    hold(row);
    exercise(row, dividendsAfter(row));
  }

  private void rowBeforeDividend(int row, double due) {
    double[] ifOnNextRow = values.clone();
    hold(row);
    exercise(row, dividendsAfter(row));
    exercise(row, dividendsAfter(row) - due);
    double[] ifOnThisRow = values.clone();
    System.arraycopy(ifOnNextRow, 0, values, 0, values.length);
    exercise(row + 1, dividendsAfter(row + 1) + between(row, row + 1));
    hold(row);
    exercise(row, dividendsAfter(row));
    double share = option.dividends().meanTime(time(row), time(row + 1)) * steps / o.years() - row;
    for (int j = from(row); j <= to(row); j++) {
      values[j] = ifOnThisRow[j] + share * (values[j] - ifOnThisRow[j]);
    }
  }

  private void hold(int row) {
    double[] v = values;
    int to = to(row);
    for (int j = from(row); j <= to; j++) {
      v[j] = holdUp * v[j + 1] + holdDown * v[j];
    }
  }

  /** Exercises where that is better, with dividends of that present value still to come. */
  private void exercise(int row, double dividends) {
    int from = from(row);
    int to = to(row);
    double strike = o.strike() - dividends;
    double fixed = call ? 1 : strike;
    double slope = call ? strike / spot(row, from) : spot(row, from);
    double[] v = values;
    for (int j = from; j <= to; j++) {
      v[j] = Math.max(v[j], fixed - slope * spread[j - from]);
    }
  }

  private int from(int row) {
    return Math.max(0, (int) (row * up) - reach());
  }

  private int to(int row) {
    return Math.min(row, (int) (row * up) + reach());
  }

  private double time(int row) {
    return row * (o.years() / steps);
  }

  /** Value on one row of the dividends between another and the one after it. */
  private double between(int row, int valued) {
    if (option.dividends().isEmpty()) {
      return 0;
    }
    double rate = option.european().rate();
    double then = option.dividends().presentValue(time(row), time(row + 1), rate);
    return then * Math.exp(rate * (time(valued) - time(row)));
  }

  private double dividendsAfter(int row) {
    return option.dividends().isEmpty()
        ? 0
        : option.dividends().presentValue(time(row), o.years(), option.european().rate());
  }

  private double spot(int row, int ups) {
    return o.spot() * Math.exp(ups * logUp + (row - ups) * logDown);
  }

  private double price() {
    return head[0] * (call ? o.spot() : 1);
  }

  /** Value of a node in money. */
  private double node(int row, int ups) {
    return head[row * (row + 1) / 2 + ups] * (call ? spot(row, ups) : 1);
  }

  private AmericanValue value(double vega, double rho) {
    double middle = spot(2, 1);
    double delta = (node(1, 1) - node(1, 0)) / (spot(1, 1) - spot(1, 0));
    double above = (node(2, 2) - node(2, 1)) / (spot(2, 2) - middle);
    double below = (node(2, 1) - node(2, 0)) / (middle - spot(2, 0));
    double gamma = (above - below) / ((spot(2, 2) - spot(2, 0)) / 2);
    double aside = middle - o.spot();
    double moved = node(2, 1) - delta * aside - gamma * aside * aside / 2;
    double theta = (moved - price()) / (2 * o.years() / steps);
    double growth = o.rate() * option.dividends().presentValue(option.european());
    return new AmericanValue(price(), delta, gamma, vega, theta - delta * growth, rho);
  }
}
