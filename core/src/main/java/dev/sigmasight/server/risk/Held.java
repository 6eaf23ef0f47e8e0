package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is held at the close of a day, in one portfolio or in several together.
 *
 * @param nav net asset value, in currency
 * @param symbols what is known by symbol; one that was not computed is absent
 */
record Held(LocalDate date, double nav, List<DeltaLine> lines, Map<String, SymbolDay> symbols) {

  /** Net delta value by symbol of what has a market price; what nets to 0 is left out. */
  SortedMap<String, Double> exposures() {
    SortedMap<String, Double> net = new TreeMap<>();
    for (DeltaLine line : lines) {
      if (line.symbol() != null) {
        net.merge(line.symbol(), line.delta(), Double::sum);
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
