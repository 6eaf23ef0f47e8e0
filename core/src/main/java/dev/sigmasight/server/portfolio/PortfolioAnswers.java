package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import dev.sigmasight.server.fact.OwnedPortfolios;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which portfolios an account has. */
@Component
class PortfolioAnswers implements Answers, OwnedPortfolios {
  private final PortfolioController controller;
  private final Portfolios portfolios;

  PortfolioAnswers(PortfolioController controller, Portfolios portfolios) {
    this.controller = controller;
    this.portfolios = portfolios;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(Question.Portfolios.class, (account, _) -> controller.list(account, false)));
  }

  @Override
  public List<PortfolioFacts.OwnedPortfolio> of(AccountId account) {
    return portfolios.of(account, false).stream()
        .map(each -> new PortfolioFacts.OwnedPortfolio(each.id(), each.name()))
        .toList();
  }
}
