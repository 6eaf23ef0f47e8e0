package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Returns of a universe of symbols in the same scenarios, to find the tails of many portfolios in
 * turn. Each portfolio's figures are, to the last bit, those of {@link TailSplit}. Immutable.
 */
public final class ScenarioTails {
  private final int scenarios;
  private final double largestReturn;
  private final double[][] returns;

  /**
   * @param returns a row per symbol, a column per scenario, as fractions
   */
  public ScenarioTails(double[][] returns) {
    scenarios = returns.length == 0 ? 0 : returns[0].length;
    this.returns = new double[returns.length][];
    double largest = 0;
    for (int i = 0; i < returns.length; i++) {
      SampleMoments.checkFinite(returns[i]);
      if (returns[i].length != scenarios) {
        throw new IllegalArgumentException(
            "rows of " + scenarios + " and " + returns[i].length + " scenarios");
      }
      this.returns[i] = returns[i].clone();
      largest = Math.max(largest, WorstLosses.largest(returns[i]));
    }
    largestReturn = largest;
  }

  /** Scenarios of each symbol. */
  public int scenarios() {
    return scenarios;
  }

  /**
   * Finds the tails of portfolios. One without holdings loses 0 in every scenario.
   *
   * @param tail of at most as many losses as there are scenarios
   * @param into arrays of the sizes that the holdings need; overwritten
   * @throws IllegalArgumentException if a holding is of no symbol, or losses may be beyond all
   *     numbers
   */
  public void split(Holdings holdings, Tail tail, TailFigures into) {
    check(holdings, tail, into);
    double[] losses = new double[scenarios];
    WorstLosses worst = new WorstLosses(tail);
    for (int p = 0; p < holdings.portfolios(); p++) {
      addUp(holdings, p, losses);
      worst.scan(losses);
      write(holdings, p, worst, into);
    }
  }

  /** {@code L(s) = −Σ v·r(s)}, holding after holding. */
  private void addUp(Holdings holdings, int portfolio, double[] losses) {
    Arrays.fill(losses, 0);
    int holding = holdings.start(portfolio);
    int end = holdings.start(portfolio + 1);
    for (; holding + 3 < end; holding += 4) {
      addFour(holdings, holding, losses);
    }
    for (; holding < end; holding++) {
      double v = -holdings.value(holding);
      double[] row = returns[holdings.symbol(holding)];
      for (int s = 0; s < losses.length; s++) {
        losses[s] += v * row[s];
      }
    }
  }

  /** Four at a time, so that the sums are stored a quarter as often. The order is the same. */
  private void addFour(Holdings holdings, int first, double[] losses) {
    double a = -holdings.value(first);
    double b = -holdings.value(first + 1);
    double c = -holdings.value(first + 2);
    double d = -holdings.value(first + 3);
    double[] rowA = returns[holdings.symbol(first)];
    double[] rowB = returns[holdings.symbol(first + 1)];
    double[] rowC = returns[holdings.symbol(first + 2)];
    double[] rowD = returns[holdings.symbol(first + 3)];
    for (int s = 0; s < losses.length; s++) {
      losses[s] = losses[s] + a * rowA[s] + b * rowB[s] + c * rowC[s] + d * rowD[s];
    }
  }

  private void write(Holdings holdings, int portfolio, WorstLosses worst, TailFigures into) {
    into.valueAtRisk()[portfolio] = worst.last();
    into.expectedShortfall()[portfolio] = worst.mean();
    int last = worst.lastScenario();
    for (int h = holdings.start(portfolio); h < holdings.start(portfolio + 1); h++) {
      double signed = -holdings.value(h);
      double[] row = returns[holdings.symbol(h)];
      into.valueAtRiskParts()[h] = signed * row[last];
      into.expectedShortfallParts()[h] = signed * worst.mean(row);
    }
  }

  private void check(Holdings holdings, Tail tail, TailFigures into) {
    if (tail.losses() > scenarios) {
      throw new IllegalArgumentException(tail.losses() + " losses in " + scenarios + " scenarios");
    }
    if (into.valueAtRisk().length != holdings.portfolios()
        || into.expectedShortfall().length != holdings.portfolios()
        || into.valueAtRiskParts().length != holdings.size()
        || into.expectedShortfallParts().length != holdings.size()) {
      throw new IllegalArgumentException("the arrays are of other sizes than the holdings");
    }
    double gross = 0;
    for (int h = 0; h < holdings.size(); h++) {
      gross += Math.abs(holdings.value(h));
      if (holdings.symbol(h) < 0 || holdings.symbol(h) >= returns.length) {
        throw new IllegalArgumentException(
            "no symbol " + holdings.symbol(h) + " of " + returns.length);
      }
    }
    WorstLosses.checkReach(gross, largestReturn, tail);
  }
}
