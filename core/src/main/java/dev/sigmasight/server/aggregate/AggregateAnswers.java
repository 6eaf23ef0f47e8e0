package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What several portfolios are worth together. */
@Component
class AggregateAnswers implements Answers {
  private final AggregateController controller;

  AggregateAnswers(AggregateController controller) {
    this.controller = controller;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.Together.class,
            (account, asked) ->
                controller.overview(
                    account, asked.portfolios().stream().map(PortfolioId::value).toList())));
  }
}
