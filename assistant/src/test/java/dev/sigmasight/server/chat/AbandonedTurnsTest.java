package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.hangs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.chat.Stage.Told;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A turn whose process died is ended by the next one that looks. */
@Timeout(120)
class AbandonedTurnsTest {
  private final Stage stage = new Stage();
  private final AbandonedTurns abandoned =
      new AbandonedTurns(stage.transcript, stage.turns, stage.times);

  @AfterEach
  void close() {
    stage.close();
  }

  /** A turn that was begun, said something, and was left alone. */
  private Turn left(String... parts) {
    Turn turn =
        stage.transcript.begin(
            Stage.ACCOUNT,
            new NewTurn(stage.conversation, "Anything?", Set.of(), null, null, null));
    EventLog log = new EventLog(turn.run(), stage.times);
    for (String part : parts) {
      log.add(new Happening.Token(part));
    }
    stage.transcript.append(turn.run(), log.after(-1));
    return turn;
  }

  @Test
  void endsAndKeepsWhatItSaid() {
    Turn turn = left("So ", "far");

    abandoned.sweep();

    MemoryTranscript.Run run = stage.transcript.run(turn.run());
    assertThat(run.outcome().state()).isEqualTo(TurnState.FAILED);
    assertThat(run.outcome().errorCode()).isEqualTo("interrupted");
    assertThat(run.outcome().text()).isEqualTo("So far");
    List<Told> events = Stage.read(stage.turns.events(Stage.ACCOUNT, turn.run(), null));
    assertThat(Stage.types(events)).containsExactly("token", "token", "error");
    assertThat(events.getLast().seq()).isEqualTo(2);
    assertThat(events.getLast().data().get("error_type").asString()).isEqualTo("interrupted");
  }

  @Test
  void endsEvenIfNothingWasSaid() {
    Turn turn = left();

    abandoned.sweep();

    assertThat(stage.transcript.run(turn.run()).events).hasSize(1);
  }

  @Test
  void leavesTurnsAloneThatRunHere() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    stage.model.then(hangs(reached, new CountDownLatch(1)));
    TurnStream stream = stage.send("Anything?");
    reached.await();

    abandoned.sweep();

    assertThat(stage.transcript.state(Stage.ACCOUNT, stream.run())).isEqualTo(TurnState.STREAMING);
  }

  @Test
  void isCancelledWhereverItRuns() {
    Turn turn = left("So far");

    stage.turns.cancel(Stage.ACCOUNT, turn.run());

    assertThat(stage.transcript.state(Stage.ACCOUNT, turn.run())).isEqualTo(TurnState.CANCELLED);
  }
}
