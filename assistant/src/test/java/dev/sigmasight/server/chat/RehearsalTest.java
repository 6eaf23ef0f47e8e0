package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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
}
