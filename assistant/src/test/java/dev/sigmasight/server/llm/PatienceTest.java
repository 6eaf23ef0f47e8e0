package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.ModelSettings.Patience;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence, and people who no longer want an answer. */
class PatienceTest {
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(30), Duration.ofMillis(300));

  @Test
  void endsWhenNothingComesForTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    try (Desk desk = new Desk("openai", SHORT, Desk.MODEL)) {
      desk.provider.script(ScriptedStep.stream("01-text.sse").waitingAfter(6, never));

      assertThatThrownBy(() -> desk.ask("Hi"))
          .isInstanceOfSatisfying(
              ModelFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT));
      assertThat(desk.heard.text()).isEqualTo("Hi there");
    }
  }

  @Test
  void asksAgainWhenNoFirstByteComes() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try (Desk desk = new Desk("openai", SHORT, Desk.MODEL)) {
      desk.provider.script(
          ScriptedStep.stream("01-text.sse").waitingFor(never), ScriptedStep.stream("01-text.sse"));

      assertThat(desk.ask("Hi").text()).isEqualTo("Hi there.");
      assertThat(desk.outcomes()).containsExactly("timed_out", "completed");
    }
  }

  @Test
  void takesAHeartbeatForASignOfLife() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch beats = new CountDownLatch(6);
    try (Desk desk = new Desk("openai", SHORT, Desk.MODEL)) {
      desk.provider.script(
          ScriptedStep.stream("01-text.sse").waitingAfter(6, goOn).withHeartbeat().telling(beats));
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  beats.await();
                  goOn.countDown();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });

      assertThat(desk.ask("Hi").text()).isEqualTo("Hi there.");
    }
  }

  @Test
  void endsWhenTheWholeTakesTooLongInSpiteOfSignsOfLife() {
    Patience total = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));
    CountDownLatch never = new CountDownLatch(1);
    try (Desk desk = new Desk("openai", total, Desk.MODEL)) {
      desk.provider.script(
          ScriptedStep.stream("01-text.sse").waitingAfter(6, never).withHeartbeat());

      assertThatThrownBy(() -> desk.ask("Hi")).isInstanceOf(ModelFailure.class);
      assertThat(desk.outcomes()).containsExactly("timed_out");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void closesTheConnectionWhenInterrupted(int events) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Object> ending = new AtomicReference<>();
    try (Desk desk = new Desk()) {
      desk.provider.script(
          ScriptedStep.stream("01-text.sse").waitingAfter(events, never).telling(waiting));
      Thread asking =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      ending.set(desk.ask("Hi"));
                    } catch (InterruptedException e) {
                      ending.set("interrupted");
                    }
                  });
      waiting.await();

      asking.interrupt();
      asking.join();

      assertThat(ending).hasValue("interrupted");
      assertThat(desk.provider.wasAbandoned()).isTrue();
      assertThat(desk.outcomes()).containsExactly("cancelled");
      assertThat(desk.provider.requests()).as("never tried again").hasSize(1);
      assertThat(desk.gateway.status().circuit()).isEqualTo(ModelStatus.Circuit.CLOSED);
    }
  }

  @Test
  void leavesAnAnswerThatTheListenerCannotTake() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.stream("01-text.sse").waitingAfter(6, never));
      LanguageModel.Listener broken =
          new LanguageModel.Listener() {
            @Override
            public void started(String model, String responseId) {}

            @Override
            public void text(String delta) {
              throw new IllegalStateException("no room");
            }

            @Override
            public void refusal(String delta) {}

            @Override
            public void searching() {}

            @Override
            public void notice(LanguageModel.Notice notice) {}
          };

      assertThatThrownBy(() -> desk.chain.reply(Desk.asking("Hi"), broken)).hasMessage("no room");
      assertThat(desk.provider.wasAbandoned()).isTrue();
    }
  }
}
