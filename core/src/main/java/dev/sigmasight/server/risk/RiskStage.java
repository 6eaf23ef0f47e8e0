package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The phase RISK: beta, volatility, exposures and drawdown at the closes that have a snapshot. */
@Component
@Order(3)
class RiskStage implements PortfolioStage {
  private static final LocalDate THE_BEGINNING = LocalDate.of(1900, 1, 1);

  private final Ledger ledger;
  private final Snapshots snapshots;
  private final SymbolRisks symbolRisks;
  private final RiskRows rows;

  RiskStage(Ledger ledger, Snapshots snapshots, SymbolRisks symbolRisks, RiskRows rows) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.symbolRisks = symbolRisks;
    this.rows = rows;
  }

  @Override
  public Phase phase() {
    return Phase.RISK;
  }

  @Override
  public List<LocalDate> due(PortfolioId portfolio, Window window) {
    return rows.due(portfolio, window.target());
  }

  @Override
  public void run(PortfolioId portfolio, List<LocalDate> sessions, Checkpoints checkpoints) {
    long version = ledger.head(portfolio).version();
    LocalDate first = sessions.getFirst();
    LocalDate last = sessions.getLast();
    Map<LocalDate, List<PositionLine>> lines =
        rows.lines(portfolio, first, last).stream()
            .collect(Collectors.groupingBy(PositionLine::date));
    TreeSet<String> symbols =
        lines.values().stream()
            .flatMap(List::stream)
            .flatMap(line -> Optional.ofNullable(line.riskSymbol()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<SymbolRisks.Key, SymbolRisk> betas = symbolRisks.of(symbols, sessions);
    List<Snapshot> history = snapshots.between(portfolio, THE_BEGINNING, last);
    for (LocalDate session : sessions) {
      var _ =
          checkpoints.day(
              session,
              () -> {
                if (ledger.lockedHead(portfolio).version() != version) {
                  return new Outcome.Skipped(
                      "The ledger changed meanwhile; the next run takes it in.");
                }
                rows.write(
                    portfolio,
                    RiskOf.day(
                        history.stream().filter(row -> !row.date().isAfter(session)).toList(),
                        Objects.requireNonNullElse(lines.get(session), List.of()),
                        betas));
                return new Outcome.Done();
              });
    }
  }
}
