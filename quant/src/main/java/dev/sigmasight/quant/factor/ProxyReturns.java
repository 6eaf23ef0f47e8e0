package dev.sigmasight.quant.factor;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Daily returns of the funds that stand for factors, all over the same days. Immutable. */
public final class ProxyReturns {
  private final Map<String, double[]> returns;
  private final int days;

  private ProxyReturns(Map<String, double[]> returns, int days) {
    this.returns = returns;
    this.days = days;
  }

  /**
   * Oldest first, simple, as fractions.
   *
   * @param returns by symbol; NaN on a day without a return of its own, as after a missing price
   * @throws IllegalArgumentException if there is none, if lengths differ or a number is infinite
   */
  public static ProxyReturns of(Map<String, double[]> returns) {
    Map<String, double[]> copies = new HashMap<>();
    int days = returns.values().stream().mapToInt(all -> all.length).findFirst().orElse(0);
    returns.forEach((symbol, all) -> copies.put(symbol, checked(symbol, all, days)));
    if (copies.isEmpty()) {
      throw new IllegalArgumentException("no returns");
    }
    return new ProxyReturns(copies, days);
  }

  /** A copy of daily returns, of which some may be missing but none infinite. */
  static double[] checked(String symbol, double[] returns, int days) {
    if (returns.length != days) {
      throw new IllegalArgumentException(
          symbol + " has " + returns.length + " days instead of " + days);
    }
    for (double each : returns) {
      if (Double.isInfinite(each)) {
        throw new IllegalArgumentException(symbol + " has an infinite return");
      }
    }
    return returns.clone();
  }

  /** How many days. */
  public int days() {
    return days;
  }

  /** The symbols. */
  public Set<String> symbols() {
    return Set.copyOf(returns.keySet());
  }

  double[] of(String symbol) {
    double[] all = returns.get(symbol);
    if (all == null) {
      throw new IllegalArgumentException("no returns of " + symbol);
    }
    return all;
  }
}
