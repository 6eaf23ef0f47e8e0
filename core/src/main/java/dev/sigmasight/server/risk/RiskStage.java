package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The phase RISK: every engine, at the closes that have a snapshot. */
@Component
@Order(3)
class RiskStage implements PortfolioStage {
  /** So many fit into memory for a whole run. */
  private static final int MOST_SYMBOL_DAYS = 20_000;

  private final Ledger ledger;
  private final Snapshots snapshots;
  private final SymbolRisks symbolRisks;
  private final RiskRows rows;
  private final EngineRows engineRows;
  private final FactorMatrices matrices;
  private final CompanyFacts facts;
  private final Replays replays;

  RiskStage(
      Ledger ledger,
      Snapshots snapshots,
      SymbolRisks symbolRisks,
      RiskRows rows,
      EngineRows engineRows,
      FactorMatrices matrices,
      CompanyFacts facts,
      Replays replays) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.symbolRisks = symbolRisks;
    this.rows = rows;
    this.engineRows = engineRows;
    this.matrices = matrices;
    this.facts = facts;
    this.replays = replays;
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
  public Prepared prepare(Due due) {
    TreeSet<String> symbols =
        ledger.instruments(due.portfolios()).stream()
            .filter(each -> each.investmentClass() != InvestmentClass.PRIVATE)
            .map(Instrument::riskSymbol)
            .collect(Collectors.toCollection(TreeSet::new));
    Companies companies = facts.of(symbols);
    ReturnMatrix returns = symbolRisks.load(symbols, due.first(), due.last()).returns();
    List<LocalDate> sessions =
        due.sessions().values().stream().flatMap(List::stream).distinct().sorted().toList();
    Common common =
        new Common(
            companies,
            new Analyses(companies, new OptionPrices(), returns),
            sessions(sessions),
            sessions.size() * symbols.size() <= MOST_SYMBOL_DAYS
                ? symbols(symbols, sessions, companies)
                : Map.of());
    return some -> read(some, common);
  }

  /** A session's factors and shocks. */
  private record Session(FactorMatrix matrix, Stresses stresses) {}

  /**
   * What all portfolios share.
   *
   * @param symbols of all days; empty if they are too many to be in memory at once
   */
  private record Common(
      Companies companies,
      Analyses analyses,
      Map<LocalDate, Session> sessions,
      Map<LocalDate, Map<String, SymbolDay>> symbols) {}

  private Map<LocalDate, Session> sessions(List<LocalDate> days) {
    Replays.Known known = replays.load();
    Map<LocalDate, FactorMatrix> found = matrices.on(days);
    Map<LocalDate, Session> sessions = new HashMap<>();
    for (LocalDate day : days) {
      FactorMatrix matrix = found.getOrDefault(day, FactorMatrix.unknown(day));
      sessions.put(day, new Session(matrix, Stresses.of(matrix, known.moves(), known.reasons())));
    }
    return sessions;
  }

  private Chunk read(Due some, Common common) {
    Map<PortfolioId, LedgerHead> heads = ledger.heads(some.portfolios());
    Map<PortfolioId, List<PositionLine>> lines =
        rows.lines(some.portfolios(), some.first(), some.last());
    Map<PortfolioId, History> history = rows.history(some.portfolios(), some.last());
    Map<PortfolioId, List<Snapshot>> closes =
        snapshots.between(some.portfolios(), some.first(), some.last());
    Map<LocalDate, Map<String, SymbolDay>> symbols =
        common.symbols().isEmpty() ? symbols(some, lines, common.companies()) : common.symbols();
    return (portfolio, sessions, checkpoints) -> {
      long version = Objects.requireNonNull(heads.get(portfolio)).version();
      Map<LocalDate, List<PositionLine>> byDay =
          lines.getOrDefault(portfolio, List.of()).stream()
              .collect(Collectors.groupingBy(PositionLine::date));
      Map<LocalDate, Snapshot> byClose = new HashMap<>();
      closes.getOrDefault(portfolio, List.of()).forEach(each -> byClose.put(each.date(), each));
      for (LocalDate session : sessions) {
        Book book =
            new Book(
                portfolio,
                Objects.requireNonNull(byClose.get(session)),
                Objects.requireNonNull(history.get(portfolio)).upTo(session),
                byDay.getOrDefault(session, List.of()),
                symbols.getOrDefault(session, Map.of()));
        Session shared = Objects.requireNonNull(common.sessions().get(session));
        keep(
            portfolio,
            version,
            common.analyses().of(book, shared.matrix(), shared.stresses()),
            checkpoints);
      }
    };
  }

  private Map<LocalDate, Map<String, SymbolDay>> symbols(
      Due some, Map<PortfolioId, List<PositionLine>> lines, Companies companies) {
    TreeSet<String> held = new TreeSet<>();
    lines.values().stream()
        .flatMap(List::stream)
        .map(PositionLine::riskSymbol)
        .filter(Objects::nonNull)
        .forEach(held::add);
    List<LocalDate> days =
        some.sessions().values().stream().flatMap(List::stream).distinct().sorted().toList();
    return symbols(held, days, companies);
  }

  private Map<LocalDate, Map<String, SymbolDay>> symbols(
      Set<String> held, List<LocalDate> days, Companies companies) {
    Map<LocalDate, Map<String, SymbolDay>> symbols = new HashMap<>();
    symbolRisks
        .known(held, days)
        .forEach(
            (key, risk) ->
                symbols
                    .computeIfAbsent(key.date(), _ -> new HashMap<>())
                    .put(key.symbol(), new SymbolDay(risk, companies.providerBeta(key.symbol()))));
    return symbols;
  }

  private void keep(
      PortfolioId portfolio, long version, PortfolioAnalysis analysis, Checkpoints checkpoints) {
    checkpoints.day(
        analysis.risk().date(),
        locked -> {
          if (locked.ledgerVersion() != version) {
            return new Outcome.Skipped("The ledger changed meanwhile; the next run takes it in.");
          }
          rows.write(portfolio, analysis.risk());
          engineRows.write(portfolio, analysis);
          return new Outcome.Done();
        });
  }
}
