package dev.sigmasight.quant.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All continuous rates u at which {@code Σ a·exp(−u·t)} is zero.
 *
 * <p>On an interval of u ≥ 0 the positive and the negative amounts are two falling sums. If their
 * bounds keep the total away from zero there is no root; if the bounds of the derivative keep its
 * sign there is at most one; otherwise the interval is halved. Rates below zero are those of the
 * payments in reversed time.
 */
final class DiscountRoots {
  /** Intervals stay wide enough that their bounds differ by more than rounding. */
  private static final int DEEPEST = 36;

  private static final double CROWD = 1e-7;

  /** {@code exp} of it is infinite, and no rate beyond it is a double. */
  private static final double BEYOND = 710;

  /** Discounted amounts that may be looked at: a fraction of a second. */
  private static final long WORK = 4_000_000;

  private static final long FEWEST_INTERVALS = 10_000;

  private final double[] years;
  private final double[] amounts;
  private long intervalsLeft;

  /**
   * @param years since the first payment, strictly increasing from 0
   * @param amounts none zero, of both signs, their sums finite also when multiplied by years
   */
  DiscountRoots(double[] years, double[] amounts) {
    this.years = years;
    this.amounts = amounts;
    intervalsLeft = Math.max(FEWEST_INTERVALS, WORK / years.length);
  }

  /** Lowest first; empty if the total is too near zero on too many intervals to tell. */
  Optional<List<Double>> all() {
    List<Double> roots = new ArrayList<>();
    DiscountRoots reversed = new DiscountRoots(reversedYears(), reversedAmounts());
    for (double u : reversed.notNegative().reversed()) {
      roots.add(-u);
    }
    roots.addAll(notNegative());
    return reversed.gaveUp() || gaveUp() ? Optional.empty() : Optional.of(merged(roots));
  }

  private boolean gaveUp() {
    return intervalsLeft < 0;
  }

  /** A root where the total only touches zero shows as a crowd of them, spread by rounding. */
  private static List<Double> merged(List<Double> sorted) {
    List<Double> roots = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (double u : sorted) {
      if (u - last > CROWD) {
        roots.add(u);
      }
      last = u;
    }
    return roots;
  }

  private double[] reversedYears() {
    int n = years.length;
    double[] reversed = new double[n];
    for (int i = 0; i < n; i++) {
      reversed[i] = years[n - 1] - years[n - 1 - i];
    }
    return reversed;
  }

  private double[] reversedAmounts() {
    int n = amounts.length;
    double[] reversed = new double[n];
    for (int i = 0; i < n; i++) {
      reversed[i] = amounts[n - 1 - i];
    }
    return reversed;
  }

  private List<Double> notNegative() {
    List<Double> roots = new ArrayList<>();
    double high = 1 / years[years.length - 1];
    while (high < BEYOND && !firstOutweighsTheRest(high)) {
      high *= 2;
    }
    search(0, high, 0, roots);
    return roots;
  }

  private boolean firstOutweighsTheRest(double u) {
    double rest = 0;
    for (int i = 1; i < years.length; i++) {
      rest += Math.abs(amounts[i]) * Math.exp(-u * years[i]);
    }
    return Math.abs(amounts[0]) > rest;
  }

  private void search(double low, double high, int depth, List<Double> roots) {
    intervalsLeft--;
    if (gaveUp()) {
      return;
    }
    Sums atLow = at(low);
    Sums atHigh = at(high);
    if (atHigh.received > atLow.paid || atLow.received < atHigh.paid) {
      return;
    }
    boolean monotonic =
        atHigh.receivedSlope > atLow.paidSlope || atLow.receivedSlope < atHigh.paidSlope;
    boolean crosses = sign(atLow.total(), atHigh.total()) < 0;
    if (monotonic || (crosses && depth == DEEPEST)) {
      addCrossing(low, atLow.total(), high, atHigh.total(), roots);
      return;
    }
    if (depth == DEEPEST) {
      addTouch(low, atLow, roots);
      return;
    }
    double middle = (low + high) / 2;
    search(low, middle, depth + 1, roots);
    search(middle, high, depth + 1, roots);
  }

  /** The root between two signs, by bisection; a root at an end is found from one side only. */
  private void addCrossing(
      double from, double totalFrom, double to, double totalTo, List<Double> roots) {
    if (totalTo == 0 || sign(totalFrom, totalTo) > 0) {
      return;
    }
    double low = from;
    double high = to;
    for (int i = 0; i < 200 && high - low > Math.ulp(high); i++) {
      double middle = (low + high) / 2;
      if (sign(at(middle).total(), totalTo) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    roots.add(low);
  }

  /** The sign of a product that might be too small or too large for a double. */
  private static double sign(double a, double b) {
    return Math.signum(a) * Math.signum(b);
  }

  private static void addTouch(double u, Sums sums, List<Double> roots) {
    if (Math.abs(sums.total()) <= 1e-14 * sums.received) {
      roots.add(u);
    }
  }

  private record Sums(double received, double paid, double receivedSlope, double paidSlope) {
    double total() {
      return received - paid;
    }
  }

  private Sums at(double u) {
    double received = 0;
    double paid = 0;
    double receivedSlope = 0;
    double paidSlope = 0;
    for (int i = 0; i < years.length; i++) {
      double weight = Math.exp(-u * years[i]);
      if (amounts[i] > 0) {
        received += amounts[i] * weight;
        receivedSlope += amounts[i] * years[i] * weight;
      } else {
        paid -= amounts[i] * weight;
        paidSlope -= amounts[i] * years[i] * weight;
      }
    }
    return new Sums(received, paid, receivedSlope, paidSlope);
  }
}
