package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Rare losses of positions of several portfolios as one book. Value at risk does not add up over
 * portfolios, so that it is computed of the sum of their positions, by the same method as of one.
 */
@Component
public class TailDesk {
  private final SymbolRisks symbolRisks;
  private final FactorMatrices matrices;

  TailDesk(SymbolRisks symbolRisks, FactorMatrices matrices) {
    this.symbolRisks = symbolRisks;
    this.matrices = matrices;
  }

  /**
   * Figures, and why those are null that are.
   *
   * @param reasons by figure
   */
  public record Tail(TailResult result, Map<String, String> reasons) {}

  /**
   * By all methods.
   *
   * @param nav net asset value of all together, in currency
   */
  public Tail of(List<DeltaLine> lines, LocalDate day, double nav) {
    List<LocalDate> days = List.of(day);
    Held held = new Held(day, nav, lines, symbols(lines, days));
    return tail(
        held,
        Optional.ofNullable(matrices.on(days).get(day))
            .flatMap(matrix -> ModelRisk.of(held, matrix)));
  }

  /** From the returns of the past alone; the figures of the factor model are null. */
  public Tail ofThePast(List<DeltaLine> lines, LocalDate day, double nav) {
    return tail(new Held(day, nav, lines, Map.of()), Optional.empty());
  }

  private Tail tail(Held held, Optional<ModelRisk> model) {
    Map<String, String> reasons = new TreeMap<>();
    ReturnMatrix returns = symbolRisks.window(held.exposures().keySet(), held.date());
    TailResult result = TailEngine.of(held, returns, model, new TreeSet<>(), reasons);
    return new Tail(result, Map.copyOf(reasons));
  }

  /** Without the providers' betas, which no figure here rests on. */
  private Map<String, SymbolDay> symbols(List<DeltaLine> lines, List<LocalDate> days) {
    Set<String> symbols = new TreeSet<>();
    for (DeltaLine line : lines) {
      if (line.symbol() != null) {
        symbols.add(line.symbol());
      }
    }
    Map<String, SymbolDay> known = new HashMap<>();
    symbolRisks
        .known(symbols, days)
        .forEach((key, risk) -> known.put(key.symbol(), new SymbolDay(risk, null)));
    return known;
  }
}
