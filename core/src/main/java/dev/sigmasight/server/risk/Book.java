package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio at the close of a day, and what is known of the symbols it holds.
 *
 * @param lines its positions
 * @param symbols by symbol; one that was not computed is absent
 */
record Book(
    PortfolioId portfolio,
    Snapshot snapshot,
    History history,
    List<PositionLine> lines,
    Map<String, SymbolDay> symbols) {

  double nav() {
    return snapshot.nav().doubleValue();
  }

  Optional<SymbolDay> symbol(@Nullable String symbol) {
    return symbol == null ? Optional.empty() : Optional.ofNullable(symbols.get(symbol));
  }

  /** Net delta value by symbol of what has a market price; what nets to 0 is left out. */
  SortedMap<String, Double> exposures() {
    SortedMap<String, Double> net = new TreeMap<>();
    for (PositionLine line : lines) {
      String symbol = line.riskSymbol();
      if (symbol != null) {
        net.merge(symbol, line.delta(), Double::sum);
      }
    }
    net.values().removeIf(each -> each == 0);
    return net;
  }

  /** Σ |delta value| of all positions. */
  double gross() {
    return lines.stream().mapToDouble(line -> Math.abs(line.delta())).sum();
  }
}
