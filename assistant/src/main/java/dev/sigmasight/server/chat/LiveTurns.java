package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.chat.Happening.Failed;
import dev.sigmasight.server.chat.LiveTurn.Taken;
import dev.sigmasight.server.chat.Stop.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turns that this process answers, each on a virtual thread of its own. */
final class LiveTurns {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTurns.class);
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Means means;
  private final Map<String, LiveTurn> turns = new ConcurrentHashMap<>();
  private volatile boolean isOpen;

  LiveTurns(Means means) {
    this.means = means;
  }

  /**
   * @throws ProblemException if no turn can be begun now
   */
  void checkRoom() {
    if (!isOpen) {
      throw new ProblemException(
          new Problem.Unavailable("analyst", "The server is stopping; please ask again shortly."));
    }
    if (turns.size() >= means.settings().turnsAtOnce()) {
      throw new ProblemException(
          new Problem.TooManyRequests(
              "Too many answers are being written; please ask again in a few seconds.", BUSY));
    }
  }

  EventLog start(AccountId account, Turn turn, Asked asked, Taken taken) {
    EventLog log = new EventLog(turn.run(), means.times());
    LiveTurn live =
        new LiveTurn(account, turn, asked, taken, log, new Stop(), new CountDownLatch(1));
    turns.put(turn.run(), live);
    if (!isOpen) { // closed since it was checked
      live.stop().ask(Reason.INTERRUPTED);
    }
    Thread.ofVirtual().name(turn.run()).start(() -> answer(live));
    return log;
  }

  private void answer(LiveTurn live) {
    try {
      new TurnRun(live, means).run();
    } catch (RuntimeException | Error e) {
      LOG.error("{} could not be ended as it should", live.run(), e);
      rescue(live);
    } finally {
      turns.remove(live.run());
      live.over().countDown();
    }
  }

  /** Ends a turn whose own end failed. */
  private void rescue(LiveTurn live) {
    Verdict.Broken broken = Verdict.unexpected();
    Failed failed =
        new Failed(broken.text(), broken.code(), broken.isRetryable(), 1, "", List.of());
    live.log()
        .closeIfOpen(failed)
        .ifPresent(
            last -> {
              store(live.run(), broken, last);
              live.log().end(last);
            });
  }

  private void store(String run, Verdict.Broken broken, TurnEvent last) {
    try {
      var _ =
          means
              .transcript()
              .finish(run, new Outcome(TurnState.FAILED, "", "[]", broken.code(), null, 0), last);
    } catch (RuntimeException e) {
      LOG.error("{} stays open until somebody looks for abandoned turns", run, e);
    }
  }

  /**
   * The events of a turn of the account, empty if this process does not answer it.
   *
   * @throws ProblemException NotFound if it is another account's
   */
  Optional<EventLog> log(AccountId account, String run) {
    return own(account, run).map(LiveTurn::log);
  }

  /** Asks a turn to end; false if this process does not answer it. */
  boolean cancel(AccountId account, String run) {
    Optional<LiveTurn> found = own(account, run);
    found.ifPresent(turn -> turn.stop().ask(Reason.CANCELLED));
    return found.isPresent();
  }

  private Optional<LiveTurn> own(AccountId account, String run) {
    LiveTurn found = turns.get(run);
    if (found != null && !found.account().equals(account)) {
      throw new ProblemException(new Problem.NotFound("There is no such run."));
    }
    return Optional.ofNullable(found);
  }

  boolean isHere(String run) {
    return turns.containsKey(run);
  }

  void open() {
    isOpen = true;
  }

  boolean isOpen() {
    return isOpen;
  }

  /** Ends all turns and waits a while until they have told so. */
  void close(Duration patience) {
    isOpen = false;
    List<LiveTurn> running = List.copyOf(turns.values());
    running.forEach(turn -> turn.stop().ask(Reason.INTERRUPTED));
    long until = System.nanoTime() + patience.toNanos();
    try {
      for (LiveTurn turn : running) {
        if (!turn.over().await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          LOG.warn("{} did not end in time", turn.run());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
