package dev.sigmasight.server.target;

import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the target prices of a portfolio are, one by one, and what they promise together. */
@Component
class TargetAnswers implements Answers {
  private final TargetPriceController controller;

  TargetAnswers(TargetPriceController controller) {
    this.controller = controller;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.TargetPrices.class,
            (account, asked) -> controller.summary(account, asked.portfolio().value())));
  }
}
