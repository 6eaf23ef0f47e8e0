package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import java.util.Locale;
import java.util.function.Function;

/** An answer of the API that findings may rest on. */
enum Part {
  OVERVIEW(Question.Overview::new),
  MOVERS(Question.Movers::new),
  VOLATILITY(Question.Volatility::new),
  VALUE_AT_RISK(Question.ValueAtRisk::new),
  RISK_CONTRIBUTIONS(Question.RiskContributions::new),
  CONCENTRATION(Question.Concentration::new),
  SECTORS(Question.SectorExposure::new),
  HOLDINGS(portfolio -> new Question.Holdings(portfolio, false)),
  CORRELATIONS(portfolio -> new Question.Correlations(portfolio, 25)),
  DIVERSIFICATION(Question.Diversification::new),
  FACTORS(Question.FactorExposures::new),
  SPREADS(Question.SpreadFactors::new),
  STRESS(Question.StressTest::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor
  private final Function<PortfolioId, Question> question;

  Part(Function<PortfolioId, Question> question) {
    this.question = question;
  }

  Question question(PortfolioId portfolio) {
    return question.apply(portfolio);
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
