package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Shared;
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
  public List<Phase> phases() {
    return List.of(Phase.RISK);
  }

  @Override
  public Due due(List<PortfolioId> portfolios, Window window) {
    return rows.due(portfolios, window.target());
  }

  @Override
  public Prepared prepare(Due due, Shared shared) {
    return this::read;
  }

  private Chunk read(Due some) {
    Map<PortfolioId, LedgerHead> heads = ledger.heads(some.portfolios());
    Map<PortfolioId, List<PositionLine>> lines =
        rows.lines(some.portfolios(), some.first(), some.last());
    Map<PortfolioId, List<Snapshot>> history =
        snapshots.between(some.portfolios(), THE_BEGINNING, some.last());
    TreeSet<String> symbols =
        lines.values().stream()
            .flatMap(List::stream)
            .flatMap(line -> Optional.ofNullable(line.riskSymbol()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<LocalDate> days =
        some.sessions().values().stream().flatMap(List::stream).distinct().sorted().toList();
    Map<SymbolRisks.Key, SymbolRisk> betas = symbolRisks.known(symbols, days);
    return (portfolio, sessions, checkpoints) -> {
      long version = Objects.requireNonNull(heads.get(portfolio)).version();
      Map<LocalDate, List<PositionLine>> byDay =
          lines.getOrDefault(portfolio, List.of()).stream()
              .collect(Collectors.groupingBy(PositionLine::date));
      List<Snapshot> own = history.getOrDefault(portfolio, List.of());
      for (LocalDate session : sessions) {
        PortfolioRisk risk =
            RiskOf.day(
                own.stream().filter(row -> !row.date().isAfter(session)).toList(),
                byDay.getOrDefault(session, List.of()),
                betas);
        keep(portfolio, version, risk, checkpoints);
      }
    };
  }

  private void keep(
      PortfolioId portfolio, long version, PortfolioRisk risk, Checkpoints checkpoints) {
    var _ =
        checkpoints.day(
            risk.date(),
            () -> {
              if (ledger.lockedHead(portfolio).version() != version) {
                return new Outcome.Skipped(
                    "The ledger changed meanwhile; the next run takes it in.");
              }
              rows.write(portfolio, risk);
              return new Outcome.Done();
            });
  }
}
