package dev.sigmasight.server.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.CoreContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** There is no question that nobody answers. */
class EveryQuestionTest {
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EveryQuestionTest::kinds)
        : Stream.of(type);
  }

  @Test
  void hasSomebodyWhoAnswersIt() {
    try (CoreContext core = CoreContext.at("2026-01-15T15:00:00Z")) {
      assertThat(core.get(AnsweredFacts.class).kinds())
          .isEqualTo(Set.copyOf(kinds(Question.class).toList()));
    }
  }

  @Test
  void isRefusedByNameWhereNobodyAnswersIt() {
    PortfolioFacts nobody =
        new AnsweredFacts(List.of(), _ -> List.of(), JsonMapper.builder().build());
    AccountId account = new AccountId(new UUID(0, 1));

    assertThatThrownBy(() -> nobody.answer(account, new Question.Portfolios()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Portfolios");
  }

  @Test
  void hasOneAnswererOnly() {
    Answers one =
        () -> List.of(new Answerer<>(Question.Portfolios.class, (_, _) -> List.of("an answer")));

    assertThatThrownBy(
            () ->
                new AnsweredFacts(List.of(one, one), _ -> List.of(), JsonMapper.builder().build()))
        .isInstanceOf(IllegalStateException.class);
  }
}
