package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rehearsal goes the way of a turn, and leaves nothing. */
@Timeout(120)
class RehearsalTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void asksTheRulesAndWritesNothing() throws InterruptedException {
    stage.allowance.limit = 0;
    stage.rules.then(says("By rules."));

    stage.turns.rehearse(Stage.ACCOUNT, Set.of(), "What is my portfolio risk?");

    assertThat(stage.rules.prompts()).hasSize(1);
    assertThat(stage.model.prompts()).isEmpty();
    assertThat(stage.transcript.runs()).isEmpty();
  }

  @Test
  void isNotListenedTo() throws InterruptedException {
    List<String> heard = new CopyOnWriteArrayList<>();
    stage.reminders =
        new Reminders() {
          @Override
          public List<String> of(AccountId account, Set<PortfolioId> portfolios, String question) {
            return List.of("Terse, please.");
          }

          @Override
          public void heard(AccountId account, UUID message, String words) {
            heard.add(words);
          }
        };
    stage.rules.then(says("By rules."));

    stage.turns.rehearse(Stage.ACCOUNT, Set.of(), "Please use bullet points. What do I hold?");

    assertThat(stage.rules.prompts()).hasSize(1).asString().contains("Terse, please.");
    assertThat(heard).isEmpty();
  }
}
