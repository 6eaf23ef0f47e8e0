package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.snapshot.Snapshots;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads what all engines take of a portfolio, to run them on it with other positions. */
@Component
public class WhatIfDesk {
  private final RiskRows rows;
  private final Snapshots snapshots;
  private final SymbolRisks symbolRisks;
  private final FactorMatrices matrices;
  private final CompanyFacts facts;
  private final Replays replays;

  WhatIfDesk(
      RiskRows rows,
      Snapshots snapshots,
      SymbolRisks symbolRisks,
      FactorMatrices matrices,
      CompanyFacts facts,
      Replays replays) {
    this.rows = rows;
    this.snapshots = snapshots;
    this.symbolRisks = symbolRisks;
    this.matrices = matrices;
    this.facts = facts;
    this.replays = replays;
  }

  /**
   * A portfolio at a close.
   *
   * @param more symbols of which something may be bought; what is not computed of them is now
   * @return empty if the close or the factors of the day are out of date
   */
  public Optional<WhatIfCase> open(PortfolioId portfolio, LocalDate day, Collection<String> more) {
    List<LocalDate> days = List.of(day);
    Map<PortfolioId, List<PositionLine>> lines = rows.lines(List.of(portfolio), days);
    Set<String> symbols = new TreeSet<>(more);
    lines.getOrDefault(portfolio, List.of()).stream()
        .map(PositionLine::riskSymbol)
        .filter(Objects::nonNull)
        .forEach(symbols::add);
    ReturnMatrix returns = symbolRisks.load(symbols, days);
    Companies companies = facts.of(symbols);
    FactorMatrix matrix = matrices.on(days).get(day);
    Optional<Book> book =
        new ReadPortfolio.Read(
                snapshots.on(List.of(portfolio), days),
                rows.history(List.of(portfolio), day),
                lines,
                Map.of(day, symbols(symbols, more, day, returns, companies)))
            .of(portfolio)
            .on(day);
    if (book.isEmpty() || matrix == null) {
      return Optional.empty();
    }
    Replays.Known known = replays.load();
    return Optional.of(
        new WhatIfCase(
            book.get(),
            matrix,
            Stresses.of(matrix, known.moves(), known.reasons()),
            new Analyses(companies, new OptionPrices(), returns)));
  }

  private Map<String, SymbolDay> symbols(
      Set<String> symbols,
      Collection<String> more,
      LocalDate day,
      ReturnMatrix returns,
      Companies companies) {
    Map<String, SymbolRisk> risks = new HashMap<>();
    symbolRisks.known(symbols, List.of(day)).forEach((key, risk) -> risks.put(key.symbol(), risk));
    if (!risks.keySet().containsAll(more)) {
      SymbolModel model = new SymbolModel(day, returns);
      more.forEach(symbol -> risks.computeIfAbsent(symbol, model::risk));
    }
    Map<String, SymbolDay> days = new HashMap<>();
    risks.forEach(
        (symbol, risk) -> days.put(symbol, new SymbolDay(risk, companies.providerBeta(symbol))));
    return days;
  }
}
