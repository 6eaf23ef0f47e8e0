package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.snapshot.PeriodFigures;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of the risk of portfolios and symbols. */
@Component
public class Risks {
  /** Version of the methods of the engines. */
  public static final String METHOD = RiskRows.METHOD;

  /** The version of the model that what is known of symbols must be of. */
  public static final String METHOD_OF_SYMBOLS = SymbolModel.METHOD;

  private final RiskRows rows;
  private final SymbolRiskRows symbolRows;
  private final EngineReads engines;

  Risks(RiskRows rows, SymbolRiskRows symbolRows, EngineReads engines) {
    this.rows = rows;
    this.symbolRows = symbolRows;
    this.engines = engines;
  }

  /**
   * A portfolio's risk, and what it did over the usual periods.
   *
   * @param risk null if none is computed
   */
  public record Lately(@Nullable PortfolioRisk risk, PeriodFigures periods) {}

  /**
   * What the engines said of a portfolio on a day.
   *
   * @param tail null if there is none
   * @param stress null if there is none
   */
  public record Everything(
      PortfolioRisk risk, @Nullable TailResult tail, @Nullable StressResult stress) {}

  /** Of several portfolios in one statement; one without risk on the day is absent. */
  public Map<PortfolioId, Everything> everything(
      Collection<PortfolioId> portfolios, LocalDate day) {
    return engines.everything(portfolios, day);
  }

  /** Both up to a day, in one statement. */
  public Lately lately(PortfolioId portfolio, LocalDate day) {
    return rows.lately(portfolio, day);
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

  /** Exposures by class and sector and concentration, of the day of a {@link PortfolioRisk}. */
  public Optional<Breakdown> breakdown(PortfolioId portfolio, LocalDate day) {
    return Optional.ofNullable(engines.breakdowns(List.of(portfolio), day).get(portfolio));
  }

  /** The same of several portfolios; one without is absent. */
  public Map<PortfolioId, Breakdown> breakdowns(Collection<PortfolioId> portfolios, LocalDate day) {
    return engines.breakdowns(portfolios, day);
  }

  /** Exposures to the factors, of the day of a {@link PortfolioRisk}. */
  public Optional<FactorExposures> factors(PortfolioId portfolio, LocalDate day) {
    return Optional.ofNullable(engines.factors(List.of(portfolio), day).get(portfolio));
  }

  /** The same of several portfolios; one without is absent. */
  public Map<PortfolioId, FactorExposures> factors(
      Collection<PortfolioId> portfolios, LocalDate day) {
    return engines.factors(portfolios, day);
  }

  /**
   * Exposures to the factors on every so many days with results, counted back from a day, and how
   * the factors moved together on that day; one statement.
   *
   * @param most how many days
   */
  public FactorHistory factorHistory(PortfolioId portfolio, LocalDate day, int every, int most) {
    return engines.factorHistory(portfolio, day, every, most);
  }

  /** Scenarios and grids, of the day of a {@link PortfolioRisk}. */
  public Optional<StressResult> stress(PortfolioId portfolio, LocalDate day) {
    return Optional.ofNullable(engines.stresses(List.of(portfolio), day).get(portfolio));
  }

  /** The same of several portfolios; one without is absent. */
  public Map<PortfolioId, StressResult> stresses(
      Collection<PortfolioId> portfolios, LocalDate day) {
    return engines.stresses(portfolios, day);
  }

  /** Correlations of what is held, of the day of a {@link PortfolioRisk}. */
  public Optional<CorrelationResult> correlation(PortfolioId portfolio, LocalDate day) {
    return engines.correlation(portfolio, day);
  }

  /** Value at risk and expected shortfall, of the day of a {@link PortfolioRisk}. */
  public Optional<TailResult> tail(PortfolioId portfolio, LocalDate day) {
    return engines.tail(portfolio, day);
  }

  /** The same of several portfolios; one without is absent. */
  public Map<PortfolioId, TailResult> tails(Collection<PortfolioId> portfolios, LocalDate day) {
    return engines.tails(portfolios, day);
  }
}
