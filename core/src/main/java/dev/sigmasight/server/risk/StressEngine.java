package dev.sigmasight.server.risk;

import dev.sigmasight.quant.stress.MarketGrid;
import dev.sigmasight.quant.stress.MarketShock;
import dev.sigmasight.quant.stress.ShockedBook;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.quant.stress.SpotVolatility;
import dev.sigmasight.quant.stress.StressOutcome;
import dev.sigmasight.quant.stress.StressPosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Engines 4 and 5: scenarios, the grid over moves of the market, and the surface over spot,
 * volatility and yields, all with options priced anew.
 */
final class StressEngine {
  private static final List<Double> SPOTS = List.of(-0.2, -0.1, 0.0, 0.1, 0.2);
  private static final List<Double> POINTS = List.of(-5.0, 0.0, 10.0);
  private static final List<Double> YIELDS = List.of(-0.01, 0.0, 0.01);

  /** The points of the surface, yields changing fastest. */
  private static final List<MarketShock> SURFACE = surfaceShocks();

  private final OptionPrices prices;

  StressEngine(OptionPrices prices) {
    this.prices = prices;
  }

  StressResult of(Book book, Stresses stresses, Set<String> missing) {
    StressBook stressed = new StressBook(book.symbols());
    List<StressPosition> positions = stressed.positions(book.lines(), prices, missing);
    Double coverage = stressed.coverage(book.lines());
    if (StressResult.answersNothing(coverage)) {
      return unknown(stresses, coverage);
    }
    ShockedBook shocked = new ShockedBook(positions);
    List<StressResult.Scenario> scenarios =
        stresses.scenarios().stream().map(each -> scenario(each, shocked)).toList();
    List<StressResult.GridPoint> grid =
        MarketGrid.of(positions, MarketGrid.usualMoves(), SpotVolatility.USUAL).stream()
            .map(
                point ->
                    new StressResult.GridPoint(point.marketMove(), point.profit(), point.linear()))
            .toList();
    return new StressResult(scenarios, grid, surface(shocked), coverage);
  }

  /** The same scenarios and points with nothing known of any. */
  private static StressResult unknown(Stresses stresses, @Nullable Double coverage) {
    List<StressResult.Scenario> scenarios =
        stresses.scenarios().stream()
            .map(
                each ->
                    new StressResult.Scenario(
                        each.id(),
                        null,
                        null,
                        null,
                        each.distance(),
                        each.replayed(),
                        StressResult.NOTHING_ANSWERS,
                        new LinkedHashMap<>()))
            .toList();
    List<StressResult.GridPoint> grid =
        MarketGrid.usualMoves().stream()
            .map(move -> new StressResult.GridPoint(move, null, null))
            .toList();
    return new StressResult(
        scenarios,
        grid,
        new StressResult.Surface(SPOTS, POINTS, YIELDS, SymbolFactors.unknown(SURFACE.size())),
        coverage);
  }

  private static StressResult.Scenario scenario(Stresses.Ready ready, ShockedBook book) {
    MarketShock law = ready.conditional();
    StressOutcome shown = book.outcome(law == null ? ready.stipulated() : law);
    return new StressResult.Scenario(
        ready.id(),
        law == null ? shown.total() : book.profit(ready.stipulated()),
        law == null ? null : shown.total(),
        shown.convexity(),
        ready.distance(),
        ready.replayed(),
        ready.note(),
        shown.byFactor());
  }

  private static StressResult.Surface surface(ShockedBook book) {
    List<Double> profits = SURFACE.stream().map(book::profit).toList();
    return new StressResult.Surface(SPOTS, POINTS, YIELDS, profits);
  }

  private static List<MarketShock> surfaceShocks() {
    List<MarketShock> shocks = new ArrayList<>();
    for (double spot : SPOTS) {
      for (double points : POINTS) {
        for (double yield : YIELDS) {
          Shocks moves = Shocks.of(Shocks.MARKET, spot).and(Shocks.INTEREST_RATE, yield);
          shocks.add(new MarketShock(moves, SpotVolatility.NONE, points, Map.of()));
        }
      }
    }
    return List.copyOf(shocks);
  }
}
