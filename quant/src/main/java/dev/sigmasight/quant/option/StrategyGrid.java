package dev.sigmasight.quant.option;

import java.util.List;

/**
 * A strategy in many states of the market.
 *
 * @param spots of the rows
 * @param columns years from today, or shifts of volatility
 * @param rows a cell for each spot and column
 */
public record StrategyGrid(List<Double> spots, List<Double> columns, List<List<Cell>> rows) {
  public StrategyGrid {
    spots = List.copyOf(spots);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The cell of a row and a column. */
  public Cell at(int row, int column) {
    return rows.get(row).get(column);
  }

  /**
   * One state.
   *
   * @param greeks value and derivatives
   * @param profit value less cost
   */
  public record Cell(PositionGreeks greeks, double profit) {}
}
