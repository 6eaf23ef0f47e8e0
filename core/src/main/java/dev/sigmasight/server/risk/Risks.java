package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is known of the risk of portfolios and symbols. */
@Component
public class Risks {
  private final RiskRows rows;
  private final SymbolRiskRows symbolRows;

  Risks(RiskRows rows, SymbolRiskRows symbolRows) {
    this.rows = rows;
    this.symbolRows = symbolRows;
  }

  /** The newest on or before a day. */
  public Optional<PortfolioRisk> onOrBefore(PortfolioId portfolio, LocalDate day) {
    return rows.onOrBefore(portfolio, day);
  }

  /** What was computed for symbols on a day, by symbol. */
  public Map<String, SymbolRisk> of(Collection<String> symbols, LocalDate day) {
    Map<String, SymbolRisk> found = new TreeMap<>();
    symbolRows.read(symbols, List.of(day)).forEach(risk -> found.put(risk.symbol(), risk));
    return found;
  }
}
