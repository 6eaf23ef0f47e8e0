package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a shock does to positions, in money, negative for losses. Not capped at anything.
 *
 * <p>The gain of each position is that of full revaluation. It is also split into what its slopes
 * explain, factor by factor, and the rest, which is convexity. All parts are rounded to a common
 * power of two near the last bit of the largest sum, so that they add up exactly, in any order, to
 * the same total by position as by factor. Immutable.
 */
public final class StressOutcome {
  private final List<StressPosition> book;
  private final List<String> factors;

  /** A row per position: one column per factor, then volatility, own move, convexity. */
  private final double[][] parts;

  private StressOutcome(List<StressPosition> book, List<String> factors, double[][] parts) {
    this.book = book;
    this.factors = factors;
    this.parts = parts;
  }

  /**
   * Puts positions through a shock. For many shocks of the same positions there is {@link
   * ShockedBook}.
   *
   * @throws IllegalArgumentException if a gain is beyond all numbers
   */
  public static StressOutcome of(List<StressPosition> book, MarketShock shock) {
    return new ShockedBook(book).outcome(shock);
  }

  /** Rounds the parts that slopes explain, and gives what is left of the gain to convexity. */
  static StressOutcome of(
      List<StressPosition> book, List<String> factors, double[] profits, double[][] parts) {
    ExactGrid grid = ExactGrid.of(profits, parts);
    for (int i = 0; i < parts.length; i++) {
      double rest = grid.round(profits[i]);
      for (int k = 0; k < parts[i].length - 1; k++) {
        parts[i][k] = grid.round(parts[i][k]);
        rest -= parts[i][k];
      }
      parts[i][parts[i].length - 1] = rest + 0.0;
    }
    return new StressOutcome(book, factors, parts);
  }

  /** The gain of all positions. */
  public double total() {
    double sum = 0;
    for (double[] row : parts) {
      sum += sum(row);
    }
    return sum;
  }

  /** Names of the positions, in the order given. */
  public List<String> positions() {
    return book.stream().map(StressPosition::name).toList();
  }

  /**
   * Shocked factors to which no position has a beta. They gain 0 because nothing is known, not
   * because nothing is held: a book with a beta of 0 knows it.
   */
  public List<String> unanswered() {
    return factors.stream()
        .filter(factor -> book.stream().noneMatch(position -> position.knows(factor)))
        .toList();
  }

  /**
   * Factors to which a position has a beta but which neither this shock nor any of {@link
   * Scenarios} moves, as when a name is misspelt. In order of the alphabet.
   */
  public List<String> unmoved() {
    Set<String> unmoved = new TreeSet<>();
    book.forEach(position -> unmoved.addAll(position.betas().keySet()));
    factors.forEach(unmoved::remove);
    unmoved.removeAll(Scenarios.factors());
    return List.copyOf(unmoved);
  }

  /** The gain of a position by full revaluation. */
  public double ofPosition(int position) {
    return sum(parts[position]);
  }

  /** What the slopes of all positions say that each factor gains. */
  public SequencedMap<String, Double> byFactor() {
    LinkedHashMap<String, Double> byFactor = new LinkedHashMap<>();
    for (int k = 0; k < factors.size(); k++) {
      byFactor.put(factors.get(k), column(k));
    }
    return byFactor;
  }

  /** What the slopes of a position say that each factor gains. */
  public SequencedMap<String, Double> byFactor(int position) {
    LinkedHashMap<String, Double> byFactor = new LinkedHashMap<>();
    for (int k = 0; k < factors.size(); k++) {
      byFactor.put(factors.get(k), parts[position][k]);
    }
    return byFactor;
  }

  /** What vegas say that the change of volatility gains. */
  public double volatility() {
    return column(factors.size());
  }

  /** The same of a position. */
  public double volatility(int position) {
    return parts[position][factors.size()];
  }

  /** What deltas say that symbols with a move of their own gain. */
  public double ownMoves() {
    return column(factors.size() + 1);
  }

  /** The same of a position. */
  public double ownMove(int position) {
    return parts[position][factors.size() + 1];
  }

  /** The rest: what full revaluation gains beyond all slopes. */
  public double convexity() {
    return column(factors.size() + 2);
  }

  /** The rest of a position. */
  public double convexity(int position) {
    return parts[position][factors.size() + 2];
  }

  /** All that slopes explain: the total without convexity. */
  public double linear() {
    return total() - convexity();
  }

  /**
   * The gain as a fraction of equity, not of net or gross exposure.
   *
   * @param equity in money
   * @return degenerate if there is none
   */
  public Estimate ofEquity(double equity) {
    checkEquity(equity);
    double share = total() / equity;
    return equity > 0 && Double.isFinite(share)
        ? new Estimate.Of(share, book.size())
        : new Estimate.Degenerate("there is no equity to compare with");
  }

  /** How much of the loss equity does not cover; 0 if it does. */
  public double lossBeyondEquity(double equity) {
    checkEquity(equity);
    return Math.max(0, -total() - Math.max(0, equity));
  }

  private static void checkEquity(double equity) {
    if (!Double.isFinite(equity)) {
      throw new IllegalArgumentException("equity is a number, not " + equity);
    }
  }

  private double column(int k) {
    double sum = 0;
    for (double[] row : parts) {
      sum += row[k];
    }
    return sum;
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }
}
