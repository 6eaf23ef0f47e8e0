package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.kernel.conversation.Conversation;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A turn for nobody: rules answer, everything is read and told as in any turn, nothing is written,
 * and no memory comes of it.
 */
final class Rehearsal {
  private static final String RUN = "run_rehearsal";

  private final Means means;

  Rehearsal(Means real) {
    Models all = real.models();
    Models rules = new Models(all.rules(), all.rules(), all.pricing(), all.names(), false);
    means =
        new Means(
            new Unwritten(real.transcript()),
            new Unspent(),
            real.toolbox(),
            rules,
            real.memories().deaf(),
            real.settings(),
            real.times(),
            real.writers(),
            real.tools());
  }

  void answer(AccountId account, Set<PortfolioId> portfolios, String question)
      throws InterruptedException {
    Conversation conversation =
        new Conversation(UUID.randomUUID(), account, Mode.GREEN.word(), null, portfolios);
    Turn turn = new Turn(RUN, conversation, UUID.randomUUID(), UUID.randomUUID(), question, true);
    EventLog log = new EventLog(RUN, means.times());
    new TurnRun(
            new LiveTurn(
                account,
                turn,
                new Asked(conversation.id(), question, Asked.Scene.NONE, null),
                new LiveTurn.Taken(UUID.randomUUID(), null),
                log,
                new Stop(),
                new CountDownLatch(1)),
            means)
        .run();
    try {
      means.stream(RUN, new TurnSource.Here(log), -1).send(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes nothing of anybody's allowance. */
  private record Unspent() implements Allowance {
    @Override
    public UUID reserve(AccountId account, BigDecimal mostCost) {
      return UUID.randomUUID();
    }

    @Override
    public void settle(UUID reservation, int answers, BigDecimal cost) {}

    @Override
    public Left left(AccountId account) {
      return new Left(-1, 0);
    }
  }

  /** A transcript that is read, and written to in vain. */
  private record Unwritten(Transcript real) implements Transcript {
    @Override
    public List<Message> history(UUID conversation, UUID before, int limit) {
      return real.history(conversation, before, limit);
    }

    @Override
    public void append(String run, List<TurnEvent> events) {}

    @Override
    public void checkpoint(String run, String text) {}

    @Override
    public boolean finish(String run, Outcome outcome, TurnEvent last) {
      return true;
    }

    @Override
    public void record(AccountId account, Optional<String> run, ModelCall call) {}

    @Override
    public void record(String run, ToolCall call) {}

    @Override
    public List<TurnEvent> events(String run, int after) {
      return List.of();
    }

    @Override
    public Conversation conversation(AccountId account, UUID id) {
      return real.conversation(account, id);
    }

    @Override
    public TurnState state(AccountId account, String run) {
      return real.state(account, run);
    }

    @Override
    public List<Abandoned> abandoned(int silentSeconds) {
      return real.abandoned(silentSeconds);
    }

    @Override
    public Message answer(AccountId account, UUID message) {
      return real.answer(account, message);
    }

    @Override
    public UUID conversationOf(AccountId account, UUID answer) {
      return real.conversationOf(account, answer);
    }

    @Override
    public Optional<Turn> begun(AccountId account, NewTurn turn) {
      return real.begun(account, turn);
    }

    @Override
    public Turn begin(AccountId account, NewTurn turn) {
      throw new UnsupportedOperationException("A rehearsal has begun.");
    }

    @Override
    public String changeMode(AccountId account, UUID conversation, String mode) {
      throw new UnsupportedOperationException("A rehearsal changes nothing.");
    }
  }
}
