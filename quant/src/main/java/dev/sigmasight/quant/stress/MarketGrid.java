package dev.sigmasight.quant.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Gains over a range of moves of the market, by full revaluation and by slopes alone. */
public final class MarketGrid {
  private MarketGrid() {}

  /**
   * @param marketMove return of the market
   * @param profit by full revaluation
   * @param linear by deltas and vegas alone; the difference is convexity
   */
  public record Point(double marketMove, double profit, double linear) {}

  /** −30% to +30% in steps of 5%. */
  public static List<Double> usualMoves() {
    List<Double> moves = new ArrayList<>();
    for (int percent = -30; percent <= 30; percent += 5) {
      moves.add(percent / 100.0);
    }
    return List.copyOf(moves);
  }

  /** Only the market moves, and volatility by the rule. */
  public static List<Point> of(List<StressPosition> book, List<Double> moves, SpotVolatility rule) {
    return of(book, moves, move -> MarketShock.of(Shocks.of(Shocks.MARKET, move), rule));
  }

  /** The same with a shock of one's own making for each move: other factors may follow. */
  public static List<Point> of(
      List<StressPosition> book, List<Double> moves, DoubleFunction<MarketShock> shock) {
    ShockedBook shocked = new ShockedBook(book);
    List<Point> points = new ArrayList<>(moves.size());
    for (double move : moves) {
      StressOutcome outcome = shocked.outcome(shock.apply(move));
      points.add(new Point(move, outcome.total(), outcome.linear()));
    }
    return List.copyOf(points);
  }
}
