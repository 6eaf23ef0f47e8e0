package dev.sigmasight.server.report;

import java.util.Map;

/** What stands above the columns of a table. */
final class GridTitles {
  /** What the rows of a table are about. */
  private static final Map<String, String> KEYS =
      Map.of(
          "months", "Period",
          "drawdowns", "Peak",
          "sectors", "Sector",
          "factors", "Factor",
          "spreads", "Spread",
          "by_factor", "Factor",
          "forecast", "Sessions",
          "cone", "Sessions",
          "issuers", "Issuer",
          "contributions", "Symbol");

  private GridTitles() {}

  static String of(Block.Grid grid, int column) {
    String name = grid.columns().get(column);
    return name.equals(Excerpt.KEY) ? KEYS.getOrDefault(grid.id(), "Name") : Labels.of(name);
  }
}
