package dev.sigmasight.server.fact;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes each question to the feature that answers it, and writes the answer as the API does. */
@Component
class AnsweredFacts implements PortfolioFacts {
  private final Map<Class<? extends Question>, Answerer<?>> byKind;
  private final OwnedPortfolios owned;
  private final JsonMapper json;

  AnsweredFacts(List<Answers> features, OwnedPortfolios owned, JsonMapper json) {
    byKind =
        features.stream()
            .flatMap(feature -> feature.all().stream())
            .collect(Collectors.toUnmodifiableMap(Answerer::kind, answerer -> answerer));
    this.owned = owned;
    this.json = json;
  }

  @Override
  public List<OwnedPortfolio> portfolios(AccountId account) {
    return owned.of(account);
  }

  @Override
  public String answer(AccountId account, Question question) {
    Answerer<?> answerer = byKind.get(question.getClass());
    if (answerer == null) {
      throw new IllegalStateException("Nobody answers " + question.getClass().getName() + ".");
    }
    return json.writeValueAsString(answerer.answered(account, question));
  }

  /** The kinds of questions that somebody answers. */
  Set<Class<? extends Question>> kinds() {
    return byKind.keySet();
  }
}
