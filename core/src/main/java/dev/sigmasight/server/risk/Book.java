package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What it holds, whoever it belongs to. */
  Held held() {
    return new Held(
        snapshot.date(),
        nav(),
        lines.stream().map(line -> new DeltaLine(line.riskSymbol(), line.delta())).toList(),
        symbols);
  }
}
