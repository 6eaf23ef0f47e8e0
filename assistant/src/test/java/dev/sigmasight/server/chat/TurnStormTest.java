package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.calls;
import static dev.sigmasight.server.chat.Script.ends;
import static dev.sigmasight.server.chat.Script.fails;
import static dev.sigmasight.server.chat.Script.hangs;
import static dev.sigmasight.server.chat.Script.says;
import static dev.sigmasight.server.chat.Script.volatilityOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.server.chat.Stage.Told;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred turns at once of which anything may become. */
@Timeout(120)
class TurnStormTest {
  private static final int TURNS = 200;

  @ParameterizedTest
  @ValueSource(longs = {1, 20260115, 777})
  void everyTurnEndsOnceForEveryReader(long seed) throws Exception {
    Random chance = new Random(seed);
    try (Stage stage = new Stage()) {
      stage.model.then((prompt, listener) -> fate(prompt.run(), seed).play(prompt, listener));
      List<CompletableFuture<String>> readers = new ArrayList<>();
      List<TurnStream> streams = new ArrayList<>();
      for (int i = 0; i < TURNS; i++) {
        UUID conversation = stage.transcript.open(Stage.ACCOUNT, "blue", Set.of());
        TurnStream stream =
            stage.turns.send(
                Stage.ACCOUNT, new Asked(conversation, "Turn " + i, Asked.Scene.NONE, null));
        streams.add(stream);
        readers.add(reader(stream));
        disturb(stage, streams, chance);
      }
      streams.forEach(stream -> stage.turns.cancel(Stage.ACCOUNT, stream.run()));

      for (int i = 0; i < TURNS; i++) {
        check(stage, streams.get(i), Stage.told(readers.get(i).get()));
      }
      assertThat(stage.allowance.open()).isZero();
    }
  }

  private static CompletableFuture<String> reader(TurnStream stream) {
    return CompletableFuture.supplyAsync(
        () -> Stage.bytes(stream), task -> Thread.ofVirtual().start(task));
  }

  private static void disturb(Stage stage, List<TurnStream> streams, Random chance) {
    switch (chance.nextInt(5)) {
      case 0 ->
          stage.turns.cancel(Stage.ACCOUNT, streams.get(chance.nextInt(streams.size())).run());
      case 1 -> stage.transcript.failNext(1);
      default -> {}
    }
  }

  /** What becomes of a turn hangs on its name only. */
  private static Script.Line fate(String run, long seed) {
    Random chance = new Random(seed * 31 + run.hashCode());
    CountDownLatch nobody = new CountDownLatch(1);
    return switch (chance.nextInt(8)) {
      case 0 -> hangs(nobody, nobody, "a", "b");
      case 1 -> fails(List.of(Kind.values()).get(chance.nextInt(Kind.values().length)));
      case 2 -> fails(Kind.BROKEN_OFF, "half ", "an ", "answer");
      case 3 -> ends(Reply.Ending.TRUNCATED, "cut");
      case 4 -> calls(volatilityOf(1 + chance.nextInt(15), 16, 17));
      case 5 ->
          (_, _) -> {
            throw new StackOverflowError();
          };
      default ->
          says(
              IntStream.range(0, chance.nextInt(300))
                  .mapToObj(i -> i + " ")
                  .toArray(String[]::new));
    };
  }

  private static void check(Stage stage, TurnStream stream, List<Told> told) {
    assertThat(told.stream().map(Told::seq))
        .containsExactlyElementsOf(IntStream.range(0, told.size()).boxed().toList());
    assertThat(told.stream().map(Told::type).filter(Set.of("done", "error")::contains)).hasSize(1);
    assertThat(told.getLast().type()).isIn("done", "error");
    MemoryTranscript.Run run = stage.transcript.run(stream.run());
    assertThat(run.outcome).as("nothing is left being written").isNotNull();
    assertThat(run.events.stream().map(TurnEvent::json))
        .containsExactlyElementsOf(told.stream().map(Told::json).toList());
    assertThat(run.outcome().text()).isEqualTo(Stage.text(told));
  }
}
