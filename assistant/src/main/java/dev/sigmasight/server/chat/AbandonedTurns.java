package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.Transcript;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Ends turns whose process died, so that none is being written for ever. */
public final class AbandonedTurns implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedTurns.class);
  private static final Duration LOOK = Duration.ofSeconds(20);

  /** Several times the interval in which a living turn gives a sign of life. */
  private static final int SILENT_SECONDS = 60;

  private final Transcript transcript;
  private final Turns turns;
  private final StoredTurns stored;
  private volatile @Nullable Thread thread;

  public AbandonedTurns(Transcript transcript, Turns turns, Times times) {
    this.transcript = transcript;
    this.turns = turns;
    stored = new StoredTurns(transcript, times);
  }

  /** Looks once. */
  void sweep() {
    for (Transcript.Abandoned turn : transcript.abandoned(SILENT_SECONDS)) {
      if (!turns.isHere(turn.run()) && stored.end(turn.run(), Stop.Reason.INTERRUPTED)) {
        LOG.warn("{} was abandoned by its process", turn.run());
      }
    }
  }

  private void look() {
    try {
      while (true) {
        try {
          sweep();
        } catch (RuntimeException e) {
          LOG.warn("Abandoned turns cannot be looked for now: {}", e.getMessage());
        }
        TimeUnit.SECONDS.sleep(LOOK.toSeconds());
      }
    } catch (InterruptedException e) {
      LOG.debug("Nobody looks for abandoned turns any more");
    }
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().daemon().name("abandoned-turns").start(this::look);
  }

  @Override
  public void stop() {
    Thread looking = thread;
    if (looking != null) {
      looking.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
