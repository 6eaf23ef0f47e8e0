package dev.sigmasight.server.risk;

import dev.sigmasight.quant.stress.FactorBetas;
import dev.sigmasight.quant.stress.OptionHolding;
import dev.sigmasight.quant.stress.StressPosition;
import dev.sigmasight.server.instrument.ExerciseStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Positions as stresses take them. */
final class StressBook {
  private final Map<String, SymbolDay> symbols;

  StressBook(Map<String, SymbolDay> symbols) {
    this.symbols = symbols;
  }

  /**
   * One position per symbol, and one per option.
   *
   * @param missing takes the symbols of what has no betas or no inputs, which is left out
   */
  List<StressPosition> positions(
      List<PositionLine> lines, OptionPrices prices, Set<String> missing) {
    SortedMap<String, Double> shares = new TreeMap<>();
    List<StressPosition> positions = new ArrayList<>();
    for (PositionLine line : lines) {
      FactorBetas betas = betas(line.riskSymbol()).orElse(null);
      PositionLine.Contract option = line.option();
      if (betas == null || (option != null && option.inputs() == null)) {
        missing.add(line.symbol());
      } else if (option == null) {
        shares.merge(line.symbol(), line.value().doubleValue(), Double::sum);
      } else {
        positions.add(option(line, option, betas, prices));
      }
    }
    shares.forEach(
        (symbol, value) ->
            positions.add(StressPosition.shares(symbol, value, betas(symbol).orElseThrow())));
    return positions;
  }

  private static StressPosition option(
      PositionLine line, PositionLine.Contract option, FactorBetas betas, OptionPrices prices) {
    OptionHolding holding =
        new OptionHolding(
            Objects.requireNonNull(option.inputs()),
            option.quantity(),
            option.multiplier(),
            prices.pricer(option.style() == ExerciseStyle.AMERICAN));
    return StressPosition.option(
        line.symbol(), Objects.requireNonNull(line.riskSymbol()), holding, betas);
  }

  /** Share of gross delta value that is not left out; null if nothing is held. */
  @Nullable Double coverage(List<PositionLine> lines) {
    double gross = 0;
    double covered = 0;
    for (PositionLine line : lines) {
      PositionLine.Contract option = line.option();
      boolean counted =
          betas(line.riskSymbol()).isPresent() && (option == null || option.inputs() != null);
      gross += Math.abs(line.delta());
      covered += counted ? Math.abs(line.delta()) : 0;
    }
    return gross > 0 ? covered / gross : null;
  }

  private Optional<FactorBetas> betas(@Nullable String symbol) {
    return symbol == null
        ? Optional.empty()
        : Optional.ofNullable(symbols.get(symbol)).flatMap(SymbolDay::stressBetas);
  }
}
