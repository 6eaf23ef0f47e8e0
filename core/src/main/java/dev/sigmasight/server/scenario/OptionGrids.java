package dev.sigmasight.server.scenario;

import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.risk.HeldLines;
import dev.sigmasight.server.risk.PositionLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the options of a portfolio through spots, days and volatilities. */
@Component
class OptionGrids {
  /** Options priced for one answer; a price takes a fraction of a millisecond to a few. */
  private static final int MOST_PRICES = 10_000;

  private final HeldLines held;

  OptionGrids(HeldLines held) {
    this.held = held;
  }

  OptionGridView of(Standing standing, GridRequest asked) {
    if (standing.asOf() == null) {
      return view(standing, List.of(), standing.whyNothing());
    }
    asked.checkDates(standing.asOf());
    SortedMap<String, List<PositionLine>> byUnderlying =
        options(held.of(standing.portfolio(), standing.asOf()), asked);
    if (byUnderlying.isEmpty()) {
      return view(standing, List.of(), "No options are held" + of(asked) + ".");
    }
    List<UnderlyingGrid> grids = new ArrayList<>();
    byUnderlying.forEach((symbol, lines) -> grids.add(new UnderlyingGrid(symbol, lines, standing)));
    long prices = grids.stream().mapToLong(grid -> grid.prices(asked)).sum();
    new Limits()
        .unless(
            prices <= MOST_PRICES,
            "steps",
            "%d prices are too many, at most %d: ask for fewer steps, days or shifts, or for one underlying."
                .formatted(prices, MOST_PRICES))
        .refuse();
    return view(standing, grids.stream().map(grid -> grid.view(asked)).toList(), null);
  }

  private static String of(GridRequest asked) {
    return asked.underlying() == null ? "" : " on " + asked.underlying().strip();
  }

  /** Options by underlying, and shares of these underlyings if they count. */
  private static SortedMap<String, List<PositionLine>> options(
      List<PositionLine> lines, GridRequest asked) {
    SortedMap<String, List<PositionLine>> byUnderlying = new TreeMap<>();
    for (PositionLine line : lines) {
      String symbol = line.riskSymbol();
      if (symbol != null && line.option() != null && asked.wants(symbol)) {
        byUnderlying.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(line);
      }
    }
    for (PositionLine line : lines) {
      boolean shares = line.investmentClass() == InvestmentClass.PUBLIC;
      if (asked.includeUnderlying() && shares && byUnderlying.containsKey(line.symbol())) {
        byUnderlying.get(line.symbol()).add(line);
      }
    }
    return byUnderlying;
  }

  private static OptionGridView view(
      Standing standing, List<OptionGridView.Underlying> underlyings, @Nullable String reason) {
    return new OptionGridView(
        standing.asOf() != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        underlyings,
        reason);
  }
}
