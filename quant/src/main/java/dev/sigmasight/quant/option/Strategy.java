package dev.sigmasight.quant.option;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Options and shares of one underlying, held together.
 *
 * @param legs at least one
 * @param cost what was paid for all of them, in the currency of the spot; negative if money came in
 */
public record Strategy(List<Leg> legs, double cost) {
  private static final int MOST_CELLS = 1_000_000;

  public Strategy {
    legs = List.copyOf(legs);
    if (legs.isEmpty() || !Double.isFinite(cost)) {
      throw new IllegalArgumentException("no strategy of " + legs.size() + " legs for " + cost);
    }
  }

  /** Value and derivatives of all legs together. */
  public PositionGreeks at(MarketState state) {
    PositionGreeks sum = PositionGreeks.NONE;
    for (Leg leg : legs) {
      sum = sum.plus(leg.at(state));
    }
    return sum;
  }

  /**
   * A row for each spot, a column for each time from today. Options that have expired by then count
   * at their intrinsic value for the spot of the row.
   */
  public StrategyGrid overTime(double[] spots, double[] elapsedYears) {
    return grid(spots, elapsedYears, spot -> years -> new MarketState(spot, years, 0));
  }

  /** Today: a row for each spot, a column for each shift of all volatilities. */
  public StrategyGrid overVolatility(double[] spots, double[] shifts) {
    return grid(spots, shifts, spot -> shift -> new MarketState(spot, 0, shift));
  }

  private StrategyGrid grid(
      double[] spots, double[] columns, DoubleFunction<DoubleFunction<MarketState>> state) {
    if (spots.length == 0
        || columns.length == 0
        || (long) spots.length * columns.length > MOST_CELLS) {
      throw new IllegalArgumentException(
          "no grid of " + spots.length + " spots and " + columns.length + " columns");
    }
    List<List<StrategyGrid.Cell>> rows =
        Arrays.stream(spots)
            .mapToObj(
                spot ->
                    Arrays.stream(columns)
                        .mapToObj(column -> cell(state.apply(spot).apply(column)))
                        .toList())
            .toList();
    return new StrategyGrid(
        Arrays.stream(spots).boxed().toList(), Arrays.stream(columns).boxed().toList(), rows);
  }

  private StrategyGrid.Cell cell(MarketState state) {
    PositionGreeks greeks = at(state);
    return new StrategyGrid.Cell(greeks, greeks.value() - cost);
  }
}
