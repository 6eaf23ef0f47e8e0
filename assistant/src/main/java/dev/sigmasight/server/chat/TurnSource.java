package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Where a reader gets the events of a turn from. */
sealed interface TurnSource {

  /** Events after one of them. */
  List<TurnEvent> after(int seq);

  /** As {@link #after}, waiting a while if there are none. */
  List<TurnEvent> await(int seq, Duration limit) throws InterruptedException;

  /** Whether nothing comes any more after an event that nothing came after yet. */
  boolean isOver(int seq);

  /** Whether nobody looks any more, although the turn may go on: a reader comes back elsewhere. */
  boolean isLeft();

  /** A turn of this process, which ends with it. */
  record Here(EventLog log) implements TurnSource {
    @Override
    public List<TurnEvent> after(int seq) {
      return log.after(seq);
    }

    @Override
    public List<TurnEvent> await(int seq, Duration limit) throws InterruptedException {
      return log.await(seq, limit);
    }

    @Override
    public boolean isOver(int seq) {
      return log.isOver(seq);
    }

    @Override
    public boolean isLeft() {
      return false;
    }
  }

  /**
   * A turn that is over, or that another process answers.
   *
   * @param serves whether this process goes on to serve
   */
  record Stored(Transcript transcript, AccountId account, String run, BooleanSupplier serves)
      implements TurnSource {
    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public List<TurnEvent> after(int seq) {
      return transcript.events(run, seq);
    }

    @Override
    public List<TurnEvent> await(int seq, Duration limit) throws InterruptedException {
      List<TurnEvent> found = after(seq);
      if (!found.isEmpty()) {
        return found;
      }
      Duration wait = limit.compareTo(LOOK) < 0 ? limit : LOOK;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, wait.toNanos()));
      return after(seq);
    }

    @Override
    public boolean isOver(int seq) {
      return transcript.state(account, run) != TurnState.STREAMING && after(seq).isEmpty();
    }

    @Override
    public boolean isLeft() {
      return !serves.getAsBoolean();
    }
  }
}
