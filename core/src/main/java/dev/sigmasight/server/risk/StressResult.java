package dev.sigmasight.server.risk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio gains or loses in scenarios and over grids, in currency, negative for a loss.
 *
 * @param scenarios in the order in which they are listed
 * @param grid over moves of the market
 * @param surface over spot, volatility and yields
 * @param coverage share of gross delta value with betas; null if nothing is held
 */
public record StressResult(
    List<Scenario> scenarios, List<GridPoint> grid, Surface surface, @Nullable Double coverage) {
  public StressResult {
    scenarios = List.copyOf(scenarios);
    grid = List.copyOf(grid);
  }

  /**
   * One scenario.
   *
   * @param stipulated only the shocked factors move
   * @param conditional the others move as expected; null if the factors do not say how
   * @param convexity part of the conditional gain, or of the stipulated one where that is all there
   *     is, that slopes do not explain
   * @param distance Mahalanobis distance of the shocks, squared
   * @param replayed the actual moves of its days were used
   * @param note why something is unknown, or why a replay used its stipulated shocks
   * @param byFactor what slopes say that each factor gains
   */
  public record Scenario(
      String id,
      double stipulated,
      @Nullable Double conditional,
      double convexity,
      @Nullable Double distance,
      boolean replayed,
      @Nullable String note,
      SequencedMap<String, Double> byFactor) {
    public Scenario {
      byFactor = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byFactor));
    }
  }

  /**
   * @param marketMove return of the market
   * @param profit by full revaluation, volatility following by the rule
   * @param linear by slopes alone
   */
  public record GridPoint(double marketMove, double profit, double linear) {}

  /**
   * Full revaluation where spot, volatility and yields move on their own.
   *
   * @param spots returns of the market
   * @param points of volatility
   * @param yields changes, as fractions
   * @param profits spot by spot, points within, yields innermost
   */
  public record Surface(
      List<Double> spots, List<Double> points, List<Double> yields, List<Double> profits) {
    public Surface {
      spots = List.copyOf(spots);
      points = List.copyOf(points);
      yields = List.copyOf(yields);
      profits = List.copyOf(profits);
    }
  }
}
