package dev.sigmasight.server.mover;

import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What gained and lost most. */
@Component
class MoverAnswers implements Answers {
  private final Movers movers;

  MoverAnswers(Movers movers) {
    this.movers = movers;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.Movers.class, (account, asked) -> movers.of(account, asked.portfolio())));
  }
}
