package dev.sigmasight.server.company;

import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of companies. */
@Component
class CompanyAnswers implements Answers {
  private final ProfileController controller;

  CompanyAnswers(ProfileController controller) {
    this.controller = controller;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.CompanyProfiles.class,
            (account, asked) -> controller.profiles(account, asked.symbols(), null, null, null)));
  }
}
