package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Rare losses of what several portfolios hold as one book. Value at risk does not add up over
 * portfolios, so that it is computed of the sum of their positions, by the same method as of one.
 */
@Component
public class TailDesk {
  private final RiskRows rows;
  private final SymbolRisks symbolRisks;
  private final FactorMatrices matrices;
  private final CompanyFacts facts;

  TailDesk(RiskRows rows, SymbolRisks symbolRisks, FactorMatrices matrices, CompanyFacts facts) {
    this.rows = rows;
    this.symbolRisks = symbolRisks;
    this.matrices = matrices;
    this.facts = facts;
  }

  /**
   * Figures, and why those are null that are.
   *
   * @param reasons by figure
   */
  public record Tail(TailResult result, Map<String, String> reasons) {}

  /**
   * Of these portfolios at the close of a day that was computed for all of them.
   *
   * @param nav of all together
   */
  public Tail of(List<PortfolioId> portfolios, LocalDate day, double nav) {
    List<LocalDate> days = List.of(day);
    Map<PortfolioId, List<PositionLine>> known = rows.lines(portfolios, days);
    List<PositionLine> lines =
        portfolios.stream().flatMap(each -> known.getOrDefault(each, List.of()).stream()).toList();
    Set<String> symbols =
        lines.stream()
            .map(PositionLine::riskSymbol)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    Held held = new Held(day, nav, lines, symbols(symbols, days));
    Map<String, String> reasons = new TreeMap<>();
    Optional<ModelRisk> model =
        Optional.ofNullable(matrices.on(days).get(day))
            .flatMap(matrix -> ModelRisk.of(held, matrix));
    TailResult result =
        TailEngine.of(held, symbolRisks.window(symbols, day), model, new TreeSet<>(), reasons);
    return new Tail(result, Map.copyOf(reasons));
  }

  private Map<String, SymbolDay> symbols(Set<String> symbols, List<LocalDate> days) {
    Companies companies = facts.of(symbols);
    Map<String, SymbolDay> known = new HashMap<>();
    symbolRisks
        .known(symbols, days)
        .forEach(
            (key, risk) ->
                known.put(key.symbol(), new SymbolDay(risk, companies.providerBeta(key.symbol()))));
    return known;
  }
}
