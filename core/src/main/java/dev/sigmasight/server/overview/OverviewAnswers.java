package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a portfolio is worth. */
@Component
class OverviewAnswers implements Answers {
  private final DataController controller;

  OverviewAnswers(DataController controller) {
    this.controller = controller;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.Overview.class,
            (account, asked) -> controller.overview(account, asked.portfolio().value())));
  }
}
