package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.calls;
import static dev.sigmasight.server.chat.Script.hangs;
import static dev.sigmasight.server.chat.Script.says;
import static dev.sigmasight.server.chat.Script.volatilityOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.chat.Stage.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers come, go and come back, and each receives every event once. */
@Timeout(120)
class TurnStreamTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private String rest(String run, int after) {
    return Stage.bytes(stage.turns.events(Stage.ACCOUNT, run, run + ":" + after));
  }

  /** Frames without the line about coming back. */
  private static String frames(String bytes) {
    return bytes.substring(bytes.indexOf("\n\n") + 2);
  }

  @Test
  void goOnAfterAnyEventOfAStoredTurn() {
    stage.model.then(calls(volatilityOf(1)), says("So ", "it ", "is."));
    TurnStream stream = stage.send("Anything?");
    String whole = frames(Stage.bytes(stream));
    List<String> all = List.of(whole.split("(?<=\n\n)", -1));

    for (int seen = -1; seen < all.size() - 2; seen++) {
      assertThat(frames(rest(stream.run(), seen)))
          .isEqualTo(String.join("", all.subList(seen + 1, all.size())));
    }
  }

  @Test
  void goOnAfterAnyEventOfATurnThatRuns() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    stage.model.then(hangs(reached, new CountDownLatch(1), "a", "b", "c", "d"));
    TurnStream stream = stage.send("Anything?");
    reached.await();
    List<CompletableFuture<String>> readers =
        java.util.stream.IntStream.range(-1, 6)
            .mapToObj(
                seen ->
                    CompletableFuture.supplyAsync(
                        () -> rest(stream.run(), seen), task -> Thread.ofVirtual().start(task)))
            .toList();

    stage.turns.cancel(Stage.ACCOUNT, stream.run());

    String whole = frames(Stage.bytes(stream));
    List<String> all = List.of(whole.split("(?<=\n\n)", -1));
    for (int i = 0; i < readers.size(); i++) {
      assertThat(frames(readers.get(i).get()))
          .isEqualTo(String.join("", all.subList(i, all.size())));
    }
  }

  @Test
  void haveNothingMoreToTellAfterTheLast() {
    stage.model.then(says("So."));
    TurnStream stream = stage.send("Anything?");
    int last = Stage.read(stream).getLast().seq();

    assertThat(stage.turns.events(Stage.ACCOUNT, stream.run(), stream.run() + ":" + last).isOver())
        .isTrue();
    assertThat(stage.turns.events(Stage.ACCOUNT, stream.run(), Integer.toString(last)).isOver())
        .isTrue();
    assertThat(stage.turns.events(Stage.ACCOUNT, stream.run(), "99999").isOver()).isTrue();
    assertThat(stage.turns.events(Stage.ACCOUNT, stream.run(), null).isOver()).isFalse();
  }

  @Test
  void refuseWhatIsNoEventOfTheTurn() {
    stage.model.then(says("So."));
    TurnStream stream = stage.send("Anything?");
    Stage.read(stream);

    assertThatThrownBy(() -> stage.turns.events(Stage.ACCOUNT, stream.run(), "run_ffff:3"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> stage.turns.events(Stage.ACCOUNT, stream.run(), "odd"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aTurnGoesOnWithoutItsReader() {
    stage.model.then(says("So ", "it ", "is."));
    TurnStream stream = stage.send("Anything?");
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("the reader is gone");
          }
        };

    assertThatThrownBy(() -> stream.send(gone)).isInstanceOf(IOException.class);

    List<Told> events = Stage.told(rest(stream.run(), -1));
    assertThat(events.getLast().type()).isEqualTo("done");
  }

  @Test
  void aTurnOfAnotherProcessIsFollowed() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    stage.model.then(hangs(reached, new CountDownLatch(1), "Well"));
    TurnStream stream = stage.send("Anything?");
    reached.await();
    TurnStream elsewhere =
        new TurnStream(
            stream.run(),
            new TurnSource.Stored(stage.transcript, Stage.ACCOUNT, stream.run(), () -> true),
            -1,
            Stage.settings(),
            new Times(java.time.Clock.systemUTC(), System::nanoTime));
    CompletableFuture<String> following =
        CompletableFuture.supplyAsync(
            () -> Stage.bytes(elsewhere), task -> Thread.ofVirtual().start(task));

    stage.turns.cancel(Stage.ACCOUNT, stream.run());

    assertThat(following.get()).isEqualTo(Stage.bytes(stream));
  }

  /** The reader comes back with the number of its last event, to whichever server answers. */
  @Test
  void leaveATurnOfAnotherProcessWhenTheServerStops() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    stage.model.then(hangs(reached, new CountDownLatch(1), "Well"));
    TurnStream stream = stage.send("Anything?");
    reached.await();
    TurnStream elsewhere =
        new TurnStream(
            stream.run(),
            new TurnSource.Stored(stage.transcript, Stage.ACCOUNT, stream.run(), () -> false),
            -1,
            Stage.settings(),
            new Times(java.time.Clock.systemUTC(), System::nanoTime));

    List<Told> told = Stage.told(Stage.bytes(elsewhere));

    assertThat(told).extracting(Told::type).doesNotContain("done", "error");
    stage.turns.cancel(Stage.ACCOUNT, stream.run());
    assertThat(Stage.told(rest(stream.run(), told.size() - 1)).getLast().type()).isEqualTo("error");
  }

  @Test
  void tellThatTheLineStands() throws Exception {
    TurnSettings often =
        new TurnSettings(
            6, 12, 4, Duration.ofSeconds(60), 24_000, 12_000, 500, Duration.ofMillis(20));
    CountDownLatch beats = new CountDownLatch(3);
    CountDownLatch reached = new CountDownLatch(1);
    stage.model.then(hangs(reached, new CountDownLatch(1), "Well"));
    TurnStream begun = stage.send("Anything?");
    reached.await();
    EventLog log = new EventLog(begun.run(), stage.times);
    log.add(new Happening.Token("Well"));
    TurnStream stream =
        new TurnStream(
            begun.run(),
            new TurnSource.Here(log),
            -1,
            often,
            new Times(stage.times.clock(), System::nanoTime));
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) throws IOException {
            super.write(bytes);
            if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains("heartbeat")) {
              beats.countDown();
            }
          }
        };
    Thread reader = Thread.ofVirtual().start(() -> sendQuietly(stream, out));

    beats.await();
    reader.interrupt();
    reader.join();

    List<Told> told = Stage.told(out.toString(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(told).filteredOn(event -> event.type().equals("token")).hasSize(1);
    assertThat(told)
        .filteredOn(event -> event.type().equals("heartbeat"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            beat -> {
              assertThat(beat.id()).as("it is no event of the turn").isEmpty();
              assertThat(beat.seq()).as("what was told last").isZero();
            });
  }

  private static void sendQuietly(TurnStream stream, OutputStream out) {
    try {
      stream.send(out);
    } catch (IOException | InterruptedException e) {
      assertThat(e).isInstanceOf(InterruptedException.class);
    }
  }
}
