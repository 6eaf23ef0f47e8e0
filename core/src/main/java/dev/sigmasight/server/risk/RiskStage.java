package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.marketdata.PriceRevisions;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.LockedPortfolio;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The phase RISK: every engine, at the closes that have a snapshot. */
@Component
@Order(3)
class RiskStage implements PortfolioStage {
  /** So many are in memory at once, whatever waits. */
  private static final int MOST_SYMBOL_DAYS = 20_000;

  private static final String NO_FACTORS =
      "The factors of this day are out of date; the next run computes them.";
  private static final String NO_CLOSE =
      "The snapshot of this day is out of date; the next run computes it.";

  private final Ledger ledger;
  private final Snapshots snapshots;
  private final SymbolRisks symbolRisks;
  private final RiskRows rows;
  private final EngineRows engineRows;
  private final FactorMatrices matrices;
  private final CompanyFacts facts;
  private final Replays replays;
  private final PriceRevisions revisions;

  RiskStage(
      Ledger ledger,
      Snapshots snapshots,
      SymbolRisks symbolRisks,
      RiskRows rows,
      EngineRows engineRows,
      FactorMatrices matrices,
      CompanyFacts facts,
      Replays replays,
      PriceRevisions revisions) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.symbolRisks = symbolRisks;
    this.rows = rows;
    this.engineRows = engineRows;
    this.matrices = matrices;
    this.facts = facts;
    this.replays = replays;
    this.revisions = revisions;
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
  public List<Due> parts(Due due) {
    return due.windows(SymbolRisks.MOST_SESSIONS);
  }

  @Override
  public Prepared prepare(Due due) {
    Map<PortfolioId, LedgerHead> heads = ledger.heads(due.portfolios());
    LoadedPrices prices = revisions.loading();
    TreeSet<String> symbols =
        ledger.instruments(due.portfolios()).stream()
            .filter(each -> each.investmentClass() != InvestmentClass.PRIVATE)
            .map(Instrument::riskSymbol)
            .collect(Collectors.toCollection(TreeSet::new));
    Companies companies = facts.of(symbols);
    List<LocalDate> sessions = due.days();
    ReturnMatrix returns = symbolRisks.loadedInRun(symbols, sessions, prices);
    return new Books(
        new Common(
            heads,
            prices,
            companies,
            new Analyses(companies, new OptionPrices(), returns),
            sessions(sessions),
            sessions.size() * symbols.size() <= MOST_SYMBOL_DAYS
                ? symbols(symbols, sessions, companies)
                : Map.of()));
  }

  /** Portfolios, what they share being loaded. */
  private final class Books implements Prepared {
    private final Common common;

    Books(Common common) {
      this.common = common;
    }

    @Override
    public Chunk read(Due some) {
      return RiskStage.this.read(some, common);
    }

    @Override
    public void hold() {
      common.prices().hold();
    }
  }

  /** A session's factors and shocks. */
  private record Session(FactorMatrix matrix, Stresses stresses) {}

  /**
   * What all portfolios share.
   *
   * @param heads how the ledgers stood before anything was loaded
   * @param prices tell whether everything still stands
   * @param sessions those whose factors are known
   * @param symbols of all days; empty if they are too many to be in memory at once
   */
  private record Common(
      Map<PortfolioId, LedgerHead> heads,
      LoadedPrices prices,
      Companies companies,
      Analyses analyses,
      Map<LocalDate, Session> sessions,
      Map<LocalDate, Map<String, SymbolDay>> symbols) {}

  private Map<LocalDate, Session> sessions(List<LocalDate> days) {
    Replays.Known known = replays.load();
    Map<LocalDate, FactorMatrix> found = matrices.on(days);
    Map<LocalDate, Session> sessions = new HashMap<>();
    for (LocalDate day : days) {
      FactorMatrix matrix = found.get(day);
      if (matrix != null) {
        sessions.put(day, new Session(matrix, Stresses.of(matrix, known.moves(), known.reasons())));
      }
    }
    return sessions;
  }

  private Chunk read(Due some, Common common) {
    Closes closes =
        new Closes(
            snapshots.on(some.portfolios(), some.days()),
            rows.history(some.portfolios(), some.last()));
    if ((long) closes.positions(some.portfolios()) * some.days().size() <= MOST_SYMBOL_DAYS) {
      ReadPortfolio.Read read = read(some, closes, common);
      return (portfolio, sessions, checkpoints) ->
          run(read.of(portfolio), sessions, checkpoints, common);
    }
    return (portfolio, sessions, checkpoints) -> {
      int positions = Math.max(1, closes.positions(List.of(portfolio)));
      Due own = new Due(new LinkedHashMap<>(Map.of(portfolio, sessions)));
      for (Due few : own.windows(Math.ceilDiv(MOST_SYMBOL_DAYS, positions))) {
        run(read(few, closes, common).of(portfolio), few.days(), checkpoints, common);
      }
    };
  }

  /** What was kept of portfolios, without their positions. */
  private record Closes(
      Map<PortfolioId, List<Snapshot>> snapshots, Map<PortfolioId, History> history) {

    /** How many positions these have together on a day, at most. */
    int positions(List<PortfolioId> some) {
      return some.stream()
          .mapToInt(
              portfolio ->
                  snapshots.getOrDefault(portfolio, List.of()).stream()
                      .mapToInt(Snapshot::positionCount)
                      .max()
                      .orElse(0))
          .sum();
    }
  }

  private ReadPortfolio.Read read(Due some, Closes closes, Common common) {
    List<LocalDate> days = some.days();
    Map<PortfolioId, List<PositionLine>> lines = rows.lines(some.portfolios(), days);
    return new ReadPortfolio.Read(
        closes.snapshots(),
        closes.history(),
        lines,
        common.symbols().isEmpty() ? symbols(days, lines, common.companies()) : common.symbols());
  }

  private void run(
      ReadPortfolio own, List<LocalDate> sessions, Checkpoints checkpoints, Common common) {
    for (LocalDate session : sessions) {
      checkpoints.day(session, analysed(own, session, common));
    }
  }

  private Function<LockedPortfolio, Outcome> analysed(
      ReadPortfolio own, LocalDate session, Common common) {
    Session shared = common.sessions().get(session);
    if (shared == null) {
      return _ -> new Outcome.Skipped(NO_FACTORS);
    }
    Optional<Book> book = own.on(session);
    if (book.isEmpty()) {
      return _ -> new Outcome.Skipped(NO_CLOSE);
    }
    PortfolioAnalysis analysis =
        common.analyses().of(book.get(), shared.matrix(), shared.stresses());
    return locked -> keep(book.get().portfolio(), locked, analysis, common);
  }

  private Map<LocalDate, Map<String, SymbolDay>> symbols(
      List<LocalDate> days, Map<PortfolioId, List<PositionLine>> lines, Companies companies) {
    TreeSet<String> held = new TreeSet<>();
    lines.values().stream()
        .flatMap(List::stream)
        .map(PositionLine::riskSymbol)
        .filter(Objects::nonNull)
        .forEach(held::add);
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

  private Outcome keep(
      PortfolioId portfolio, LockedPortfolio now, PortfolioAnalysis analysis, Common common) {
    LocalDate day = analysis.risk().date();
    LedgerHead then = common.heads().get(portfolio);
    if (then == null || now.ledgerVersion() != then.version()) {
      return new Outcome.Skipped("The ledger changed meanwhile; the next run takes it in.");
    }
    LocalDate outdated = now.recomputeFrom();
    if (outdated != null && !day.isBefore(outdated)) {
      return new Outcome.Skipped(NO_CLOSE);
    }
    if (common.prices().changed(day, () -> behind(portfolio))) {
      return new Outcome.Skipped(LoadedPrices.CHANGED);
    }
    rows.write(portfolio, analysis.risk());
    engineRows.write(portfolio, analysis);
    return new Outcome.Done();
  }

  /** Whose prices the risk of a portfolio rests on. */
  private Set<String> behind(PortfolioId portfolio) {
    Set<String> symbols = new HashSet<>(ledger.symbols(portfolio));
    symbols.addAll(Funds.ALL);
    return symbols;
  }
}
