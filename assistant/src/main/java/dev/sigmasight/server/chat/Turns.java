package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.chat.LiveTurn.Taken;
import dev.sigmasight.server.tool.Toolbox;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Begins turns, lets readers follow them and ends them on request. A turn runs on its own, whoever
 * reads it.
 */
@Component
public class Turns implements SmartLifecycle {
  private static final int WRITERS = 2;
  private static final int TOOLS = 8;
  private static final int BEGINNERS = 4;

  private final Means means;
  private final Purse purse;
  private final LiveTurns live;

  /** So that many questions at once leave connections for the answers. */
  private final Semaphore beginners = new Semaphore(BEGINNERS, true);

  Turns(
      Transcript transcript,
      Allowance allowance,
      Toolbox toolbox,
      Models models,
      ObjectProvider<Reminders> reminders,
      TurnSettings settings,
      Times times) {
    means =
        new Means(
            transcript,
            allowance,
            toolbox,
            models,
            new Memories(reminders, times),
            settings,
            times,
            new Semaphore(WRITERS, true),
            new Semaphore(TOOLS, true));
    purse = new Purse(allowance, models, settings);
    live = new LiveTurns(means);
  }

  /**
   * Begins a turn, or finds the one that the same request began before.
   *
   * @throws ProblemException NotFound; Conflict; InvalidInput; TooManyRequests; Unavailable while
   *     the server stops
   */
  public TurnStream send(AccountId account, Asked asked) {
    Optional<Mode> mode = ModeSwitch.wanted(asked.text());
    if (mode.isPresent()) {
      return new ModeSwitch(means).switchTo(account, asked.conversation(), mode.get());
    }
    return begun(account, asked, null);
  }

  /**
   * Begins another answer to the question of an answer.
   *
   * @throws ProblemException as {@link #send}
   */
  public TurnStream regenerate(AccountId account, UUID answer, @Nullable String requestKey) {
    UUID conversation = means.transcript().conversationOf(account, answer);
    return begun(account, new Asked(conversation, "", Asked.Scene.NONE, requestKey), answer);
  }

  private TurnStream begun(AccountId account, Asked asked, @Nullable UUID regenerates) {
    NewTurn wanted =
        new NewTurn(
            asked.conversation(),
            asked.text(),
            Set.copyOf(asked.scene().about()),
            asked.scene().page(),
            asked.requestKey(),
            regenerates);
    Optional<Turn> known =
        asked.requestKey() == null ? Optional.empty() : means.transcript().begun(account, wanted);
    return known
        .map(turn -> stream(account, turn.run(), -1))
        .orElseGet(() -> begin(account, asked, wanted));
  }

  private TurnStream begin(AccountId account, Asked asked, NewTurn wanted) {
    live.checkRoom();
    beginners.acquireUninterruptibly();
    try {
      return beginNow(account, asked, wanted);
    } finally {
      beginners.release();
    }
  }

  private TurnStream beginNow(AccountId account, Asked asked, NewTurn wanted) {
    Taken taken = purse.take(account);
    Turn turn;
    try {
      turn = means.transcript().begin(account, wanted);
    } catch (RuntimeException e) {
      purse.giveBack(taken);
      throw e;
    }
    if (!turn.isNew()) {
      purse.giveBack(taken);
      return stream(account, turn.run(), -1);
    }
    EventLog log = live.start(account, turn, asked, taken);
    return means.stream(turn.run(), new TurnSource.Here(log), -1);
  }

  /**
   * The events of a turn after one of them.
   *
   * @param lastEventId what the reader saw last, as {@code run:seq}; null for all
   * @throws ProblemException NotFound; InvalidInput if that is no event of the turn
   */
  public TurnStream events(AccountId account, String run, @Nullable String lastEventId) {
    return stream(account, run, lastEventId == null ? -1 : seq(run, lastEventId));
  }

  private static int seq(String run, String eventId) {
    String prefix = run + ":";
    try {
      return Math.max(
          -1,
          Integer.parseInt(
              eventId.startsWith(prefix) ? eventId.substring(prefix.length()) : eventId));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "Last-Event-ID", "A Last-Event-ID is the id of an event of this run."));
    }
  }

  private TurnStream stream(AccountId account, String run, int after) {
    return live.log(account, run)
        .map(log -> means.stream(run, new TurnSource.Here(log), Math.min(after, log.size() - 1)))
        .orElseGet(
            () -> {
              var _ = means.transcript().state(account, run); // not found for strangers
              var source = new TurnSource.Stored(means.transcript(), account, run, live::isOpen);
              return means.stream(run, source, after);
            });
  }

  /**
   * Ends a turn soon; one that has ended stays as it is.
   *
   * @throws ProblemException NotFound
   */
  public void cancel(AccountId account, String run) {
    if (!live.cancel(account, run)
        && means.transcript().state(account, run) == TurnState.STREAMING) {
      var _ = new StoredTurns(means.transcript(), means.times()).end(run, Stop.Reason.CANCELLED);
    }
  }

  /**
   * Answers by rules for nobody, and writes nothing: so that the first person who asks does not
   * wait for what is loaded at its first use.
   */
  public void rehearse(AccountId account, Set<PortfolioId> portfolios, String question)
      throws InterruptedException {
    new Rehearsal(means).answer(account, portfolios, question);
  }

  /** Whether this process answers a turn. */
  boolean isHere(String run) {
    return live.isHere(run);
  }

  @Override
  public void start() {
    live.open();
  }

  /** Ends all turns, each with its event. */
  @Override
  public void stop() {
    live.close(Duration.ofSeconds(10));
  }

  @Override
  public boolean isRunning() {
    return live.isOpen();
  }
}
