package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Returns of a universe of symbols in the same scenarios, to find the tails of many portfolios at
 * once. Each portfolio's figures are, to the last bit, those of {@link TailSplit}.
 *
 * <p>The scenarios are cut into blocks of {@value #BLOCK}. The block of all symbols stays in the
 * processor's second-level cache while many portfolios are added up.
 */
public final class ScenarioTails {
  private static final int BLOCK = 32;

  /** Portfolios whose losses are held at a time. */
  private static final int BATCH = 2_000;

  private final int symbols;
  private final int scenarios;
  private final int blocks;

  /** Block after block, in each a row per symbol. */
  private final double[] returns;

  /**
   * @param returns a row per symbol, a column per scenario, as fractions
   */
  public ScenarioTails(double[][] returns) {
    symbols = returns.length;
    scenarios = symbols == 0 ? 0 : returns[0].length;
    blocks = (scenarios + BLOCK - 1) / BLOCK;
    this.returns = new double[Math.multiplyExact(blocks * BLOCK, symbols)];
    for (int i = 0; i < symbols; i++) {
      SampleMoments.checkFinite(returns[i]);
      if (returns[i].length != scenarios) {
        throw new IllegalArgumentException(
            "rows of " + scenarios + " and " + returns[i].length + " scenarios");
      }
      for (int b = 0; b < blocks; b++) {
        int from = b * BLOCK;
        int length = Math.min(BLOCK, scenarios - from);
        System.arraycopy(returns[i], from, this.returns, (b * symbols + i) * BLOCK, length);
      }
    }
  }

  /** Scenarios of each symbol. */
  public int scenarios() {
    return scenarios;
  }

  /**
   * Finds the tails of portfolios.
   *
   * @param tail of at most as many losses as there are scenarios
   * @param into arrays of the sizes that the holdings need; overwritten
   * @throws IllegalArgumentException if a holding is of no symbol, or a loss is beyond all numbers
   */
  public void split(Holdings holdings, Tail tail, TailFigures into) {
    check(holdings, tail, into);
    int batch = Math.min(BATCH, holdings.portfolios());
    double[] losses = new double[batch * blocks * BLOCK];
    WorstLosses worst = new WorstLosses(tail);
    for (int first = 0; first < holdings.portfolios(); first += batch) {
      int last = Math.min(first + batch, holdings.portfolios());
      addUp(holdings, first, last, losses);
      for (int p = first; p < last; p++) {
        worst.scan(losses, (p - first) * blocks * BLOCK, scenarios);
        write(holdings, p, worst, into);
      }
    }
  }

  /** Losses of some portfolios, a row per portfolio. */
  private void addUp(Holdings holdings, int first, int last, double[] losses) {
    for (int b = 0; b < blocks; b++) {
      for (int p = first; p < last; p++) {
        int row = ((p - first) * blocks + b) * BLOCK;
        Arrays.fill(losses, row, row + BLOCK, 0);
        int holding = holdings.start(p);
        int end = holdings.start(p + 1);
        for (; holding + 1 < end; holding += 2) {
          double v = -holdings.value(holding);
          double w = -holdings.value(holding + 1);
          int i = (b * symbols + holdings.symbol(holding)) * BLOCK;
          int j = (b * symbols + holdings.symbol(holding + 1)) * BLOCK;
          for (int s = 0; s < BLOCK; s++) {
            losses[row + s] = losses[row + s] + v * returns[i + s] + w * returns[j + s];
          }
        }
        for (; holding < end; holding++) {
          double v = -holdings.value(holding);
          int i = (b * symbols + holdings.symbol(holding)) * BLOCK;
          for (int s = 0; s < BLOCK; s++) {
            losses[row + s] += v * returns[i + s];
          }
        }
      }
    }
  }

  private void write(Holdings holdings, int portfolio, WorstLosses worst, TailFigures into) {
    double shortfall = worst.mean();
    if (!Double.isFinite(shortfall)) {
      throw new IllegalArgumentException("the losses of portfolio " + portfolio + " are too large");
    }
    into.valueAtRisk()[portfolio] = worst.last();
    into.expectedShortfall()[portfolio] = shortfall;
    int last = worst.lastScenario();
    for (int h = holdings.start(portfolio); h < holdings.start(portfolio + 1); h++) {
      int symbol = holdings.symbol(h);
      double signed = -holdings.value(h);
      into.valueAtRiskParts()[h] = signed * returns[at(symbol, last)];
      into.expectedShortfallParts()[h] = signed * mean(symbol, worst);
    }
  }

  private double mean(int symbol, WorstLosses worst) {
    Tail tail = worst.tail();
    int k = tail.losses();
    double sum = 0;
    for (int rank = 0; rank < k - 1; rank++) {
      sum += returns[at(symbol, worst.scenario(rank))];
    }
    return (sum + tail.weightOfLast() * returns[at(symbol, worst.scenario(k - 1))])
        / tail.totalWeight();
  }

  private int at(int symbol, int scenario) {
    return (scenario / BLOCK * symbols + symbol) * BLOCK + scenario % BLOCK;
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
    for (int h = 0; h < holdings.size(); h++) {
      if (holdings.symbol(h) < 0 || holdings.symbol(h) >= symbols) {
        throw new IllegalArgumentException("no symbol " + holdings.symbol(h) + " of " + symbols);
      }
    }
  }
}
