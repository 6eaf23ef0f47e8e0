package dev.sigmasight.server.risk;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs all engines over a portfolio at the close of a day. */
final class Analyses {
  private final Companies companies;
  private final Breakdowns breakdowns;
  private final Correlations correlations;
  private final StressEngine stress;
  private final ReturnMatrix returns;

  Analyses(Companies companies, OptionPrices prices, ReturnMatrix returns) {
    this.companies = companies;
    breakdowns = new Breakdowns(companies);
    correlations = new Correlations(companies);
    stress = new StressEngine(prices);
    this.returns = returns;
  }

  PortfolioAnalysis of(Book book, FactorMatrix matrix, Stresses stresses) {
    Map<String, String> reasons = new TreeMap<>();
    Set<String> missing = new TreeSet<>();
    Held held = book.held();
    Optional<ModelRisk> model = ModelRisk.of(held, matrix);
    Breakdown breakdown = breakdowns.of(book, reasons);
    FactorExposures factors = FactorEngine.of(book, model, matrix, reasons);
    StressResult stressed = stress.of(book, stresses, missing);
    CorrelationResult correlation = correlations.of(book, returns, reasons);
    TailResult tail = TailEngine.of(held, returns, model, missing, reasons);
    return new PortfolioAnalysis(
        RiskOf.day(
            book,
            factors,
            missing,
            reasons,
            RiskInput.fingerprint(book, matrix, stresses, companies)),
        breakdown,
        factors,
        stressed,
        correlation,
        tail);
  }
}
