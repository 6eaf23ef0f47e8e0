package dev.sigmasight.server.risk;

import dev.sigmasight.quant.tail.FactorRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The factor model of what is held: daily, in currency.
 *
 * @param symbols in the order of the positions of the risk; those without betas are left out
 */
record ModelRisk(List<String> symbols, FactorRisk risk) {

  /** Empty if the factors' covariance or every beta is unknown, or nothing is held. */
  static Optional<ModelRisk> of(Held held, FactorMatrix matrix) {
    List<String> symbols = new ArrayList<>();
    List<SymbolDay> days = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Map.Entry<String, Double> each : held.exposures().entrySet()) {
      SymbolDay day = held.symbols().get(each.getKey());
      if (day != null && day.stressBetas().isPresent()) {
        symbols.add(each.getKey());
        days.add(day);
        weights.add(each.getValue());
      }
    }
    if (symbols.isEmpty() || matrix.correlations().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelRisk(
            List.copyOf(symbols),
            new FactorRisk(
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                days.stream().map(day -> day.loadings(matrix.funds())).toArray(double[][]::new),
                matrix.covariance(),
                days.stream().mapToDouble(SymbolDay::specificVariance).toArray())));
  }

  /** Why there is none. */
  static String unknown(FactorMatrix matrix) {
    return matrix.correlations().isEmpty()
        ? Objects.requireNonNullElse(matrix.reason(), "The factors have no covariance.")
        : "No position has betas to the factors.";
  }
}
