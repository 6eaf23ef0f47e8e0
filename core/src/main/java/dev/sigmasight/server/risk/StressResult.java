package dev.sigmasight.server.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio gains or loses in scenarios and over grids, in currency, negative for a loss. Of
 * a portfolio in which nothing answers to the factors all of it is unknown.
 *
 * @param scenarios in the order in which they are listed
 * @param grid over moves of the market
 * @param surface over spot, volatility and yields
 * @param coverage share of gross delta value with betas; null if nothing is held
 */
public record StressResult(
    List<Scenario> scenarios, List<GridPoint> grid, Surface surface, @Nullable Double coverage) {
  /** Why everything is unknown when nothing that is held answers to the factors. */
  public static final String NOTHING_ANSWERS =
      "Nothing held answers to the factors: it has no market price, or too short a history.";

  public StressResult {
    scenarios = List.copyOf(scenarios);
    grid = List.copyOf(grid);
  }

  /** Whether something is held of which nothing answers to factors. */
  public static boolean answersNothing(@Nullable Double coverage) {
    return coverage != null && coverage == 0;
  }

  /**
   * One scenario.
   *
   * @param stipulated only the shocked factors move; null if nothing held answers to factors
   * @param conditional the others move as expected; null if the factors do not say how
   * @param convexity part of the conditional gain, or of the stipulated one where that is all there
   *     is, that slopes do not explain; null if nothing held answers to factors
   * @param distance Mahalanobis distance of the shocks, squared
   * @param replayed the actual moves of its days were used
   * @param note why something is unknown, or why a replay used its stipulated shocks
   * @param byFactor what slopes say that each factor gains
   */
  public record Scenario(
      String id,
      @Nullable Double stipulated,
      @Nullable Double conditional,
      @Nullable Double convexity,
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
   * @param profit by full revaluation, volatility following by the rule; null if unknown
   * @param linear by slopes alone; null if unknown
   */
  public record GridPoint(double marketMove, @Nullable Double profit, @Nullable Double linear) {}

  /**
   * Full revaluation where spot, volatility and yields move on their own.
   *
   * @param spots returns of the market
   * @param points of volatility
   * @param yields changes, as fractions
   * @param profits spot by spot, points within, yields innermost; null if unknown
   */
  public record Surface(
      List<Double> spots,
      List<Double> points,
      List<Double> yields,
      List<@Nullable Double> profits) {
    public Surface {
      spots = List.copyOf(spots);
      points = List.copyOf(points);
      yields = List.copyOf(yields);
      profits = Collections.unmodifiableList(new ArrayList<>(profits));
    }
  }
}
