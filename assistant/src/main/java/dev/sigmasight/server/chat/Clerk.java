package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.server.chat.Happening.Failed;
import dev.sigmasight.server.chat.Stop.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a turn down, on the turn's own thread: little by little while others work, and at its end.
 * That thread is never interrupted, which would cut its connection to the database.
 */
final class Clerk {
  private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
  private static final int TRIES = 5;

  private final LiveTurn live;
  private final Means means;
  private final Supplier<String> text;
  private final Queue<Runnable> notes = new ArrayDeque<>();
  private int stored = -1;
  private boolean isUnsure;
  private String kept = "";
  private Times.Since written;
  private Times.Since checked;

  Clerk(LiveTurn live, Means means, Supplier<String> text) {
    this.live = live;
    this.means = means;
    this.text = text;
    written = means.times().start();
    checked = written;
  }

  /**
   * Waits for work of another thread and writes meanwhile.
   *
   * @throws Stop.Stopped if the turn is to end first
   */
  <T> T await(CompletableFuture<T> work) {
    while (true) {
      checkTime();
      try {
        T result = work.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (written.passed().compareTo(TICK) >= 0) {
          write();
        }
        return result;
      } catch (TimeoutException e) {
        write();
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      } catch (InterruptedException e) {
        live.stop().ask(Reason.INTERRUPTED);
      }
    }
  }

  /**
   * @throws Stop.Stopped if the turn is to end
   */
  void checkTime() {
    if (live.since().passed().compareTo(means.settings().wall()) >= 0) {
      live.stop().ask(Reason.TIMED_OUT);
    }
    live.stop().check();
  }

  /** Something to write down the next time. */
  void note(Runnable entry) {
    notes.add(entry);
  }

  /** Writes what is new; what cannot be written now is tried again. */
  private void write() {
    try {
      writeOrFail();
      while (!notes.isEmpty()) {
        notes.element().run();
        var _ = notes.remove();
      }
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be written down now: {}", live.run(), e.getMessage());
    }
  }

  private void writeOrFail() {
    written = means.times().start();
    means.writers().acquireUninterruptibly();
    try {
      append();
      checkpoint();
    } catch (ProblemException e) {
      LOG.info("{} was ended elsewhere: {}", live.run(), e.problem().code());
      live.stop().ask(Reason.LOST);
    } finally {
      means.writers().release();
    }
  }

  private void append() {
    if (isUnsure) {
      List<TurnEvent> arrived = means.transcript().events(live.run(), stored);
      stored = arrived.isEmpty() ? stored : arrived.getLast().seq();
      isUnsure = false;
    }
    List<TurnEvent> fresh = live.log().after(stored);
    if (!fresh.isEmpty()) {
      isUnsure = true; // what fails may have been stored all the same
      means.transcript().append(live.run(), fresh);
      isUnsure = false;
      stored = fresh.getLast().seq();
    }
  }

  private void checkpoint() {
    String now = text.get();
    boolean isNew = !now.equals(kept);
    if (checked.passed().compareTo(isNew ? CHECKPOINT : SIGN_OF_LIFE) >= 0) {
      means.transcript().checkpoint(live.run(), now);
      kept = now;
      checked = means.times().start();
    }
  }

  /** Ends the turn: stores its last event, then shows it. */
  void end(Outcome outcome, Happening last) {
    TurnEvent event = live.log().close(last);
    TurnEvent shown = event;
    try {
      shown = stored(outcome, event);
      notes.forEach(this::tryOnce);
    } finally {
      live.log().end(shown);
    }
  }

  private void tryOnce(Runnable note) {
    try {
      note.run();
    } catch (RuntimeException e) {
      LOG.warn("A call of {} could not be written down", live.run(), e);
    }
  }

  private TurnEvent stored(Outcome outcome, TurnEvent event) {
    for (int tries = 1; ; tries++) {
      try {
        writeOrFail();
        return means.transcript().finish(live.run(), outcome, event)
            ? event
            : endedElsewhere(event);
      } catch (RuntimeException e) {
        if (tries == TRIES) {
          LOG.error("{} could not be stored", live.run(), e);
          return instead(event, "not_stored", "The answer could not be stored; please ask again.");
        }
        pause(tries);
      }
    }
  }

  private void pause(int tries) {
    try {
      TimeUnit.MILLISECONDS.sleep(TICK.toMillis() * tries);
    } catch (InterruptedException e) {
      LOG.debug("{} ends in haste", live.run(), e);
    }
  }

  /** Readers are told what the other one wrote, in the place where they are. */
  private TurnEvent endedElsewhere(TurnEvent ours) {
    return means.transcript().events(live.run(), -1).stream()
        .filter(Happening::isLast)
        .findFirst()
        .map(last -> last.seq() == ours.seq() ? last : moved(last, ours.seq()))
        .orElseGet(() -> instead(ours, Reason.LOST.code(), Reason.LOST.text()));
  }

  private static TurnEvent moved(TurnEvent event, int seq) {
    return new TurnEvent(seq, event.type(), Envelope.moved(event.json(), seq));
  }

  private TurnEvent instead(TurnEvent ours, String code, String sentence) {
    Failed failed = new Failed(sentence, code, true, 1, text.get(), List.of());
    long now = means.times().clock().millis();
    Envelope envelope = new Envelope(failed.type(), live.run(), ours.seq(), failed, now);
    return new TurnEvent(ours.seq(), failed.type(), envelope.json());
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException known -> known;
      case Error fatal -> throw fatal;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
