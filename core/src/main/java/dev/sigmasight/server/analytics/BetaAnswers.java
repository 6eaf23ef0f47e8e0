package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** The market beta of a portfolio beside those of its positions. */
@Component
class BetaAnswers implements Answers {
  private final Standings standings;
  private final BetaAnalyses betas;

  BetaAnswers(Standings standings, BetaAnalyses betas) {
    this.standings = standings;
    this.betas = betas;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.Betas.class,
            (account, asked) ->
                betas.both(standings.of(account, asked.portfolio().value()))));
  }
}
