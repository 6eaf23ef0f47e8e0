package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What the analyses of one portfolio say, over their usual windows. */
@Component
class AnalyticsAnswers implements Answers {
  private static final int SESSIONS = 90;
  private static final int OVERLAP = 30;

  private final FactorController factors;
  private final HoldingController holdings;
  private final TailController tails;
  private final PerformanceController performances;
  private final CorrelationController correlations;
  private final MarketComparisons markets;

  AnalyticsAnswers(
      FactorController factors,
      HoldingController holdings,
      TailController tails,
      PerformanceController performances,
      CorrelationController correlations,
      MarketComparisons markets) {
    this.factors = factors;
    this.holdings = holdings;
    this.tails = tails;
    this.performances = performances;
    this.correlations = correlations;
    this.markets = markets;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        of(Question.FactorExposures.class, (account, id) -> factors.exposures(account, id, true)),
        of(Question.SpreadFactors.class, factors::spreads),
        of(Question.StressTest.class, (account, id) -> holdings.stress(account, id, List.of())),
        of(Question.SectorExposure.class, holdings::sectors),
        of(Question.Concentration.class, holdings::concentration),
        of(Question.Volatility.class, holdings::volatility),
        of(Question.ValueAtRisk.class, tails::tail),
        of(Question.RiskContributions.class, tails::contributions),
        of(Question.Greeks.class, tails::greeks),
        of(Question.Diversification.class, this::diversification),
        of(Question.MarketComparison.class, markets::of),
        new Answerer<>(Question.Correlations.class, this::matrix),
        new Answerer<>(Question.Performance.class, this::performance));
  }

  private static <Q extends Question.OfPortfolio> Answerer<Q> of(
      Class<Q> kind, BiFunction<AccountId, UUID, Object> answer) {
    return new Answerer<>(
        kind, (account, asked) -> answer.apply(account, asked.portfolio().value()));
  }

  private DiversificationView diversification(AccountId account, UUID portfolio) {
    return correlations.diversification(account, portfolio, SESSIONS, OVERLAP);
  }

  private CorrelationView matrix(AccountId account, Question.Correlations asked) {
    int symbols = asked.maxSymbols();
    if (symbols < CorrelationController.FEWEST || symbols > CorrelationController.MOST) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "max_symbols",
              "max_symbols must be from %d to %d."
                  .formatted(CorrelationController.FEWEST, CorrelationController.MOST)));
    }
    return correlations.matrix(account, asked.portfolio().value(), SESSIONS, OVERLAP, symbols);
  }

  private PerformanceView performance(AccountId account, Question.Performance asked) {
    return performances.performance(account, asked.portfolio().value(), asked.from(), asked.to());
  }
}
