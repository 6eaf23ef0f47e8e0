package dev.sigmasight.server.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Conversation;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.Message.Role;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.server.conversation.MessageRows.Answered;
import dev.sigmasight.server.conversation.TurnRows.Origin;
import dev.sigmasight.server.conversation.TurnRows.StoredTurn;
import dev.sigmasight.server.coredb.CoreDb;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begins turns, one at a time in a conversation and one for a request. */
@Component
class TurnStart {
  private static final int RUN_DIGITS = 12;

  private final CoreDb db;
  private final ConversationRows conversations;
  private final MessageRows messages;
  private final TurnRows turns;

  TurnStart(CoreDb db, ConversationRows conversations, MessageRows messages, TurnRows turns) {
    this.db = db;
    this.conversations = conversations;
    this.messages = messages;
    this.turns = turns;
  }

  /**
   * A conversation of the account.
   *
   * @throws ProblemException NotFound
   */
  Conversation conversation(AccountId account, UUID id) {
    return conversations
        .owned(account, id)
        .orElseThrow(ConversationFaults::unknownConversation)
        .conversation();
  }

  /**
   * Begins a turn, or finds the one that the same request began.
   *
   * @throws ProblemException NotFound, Conflict or InvalidInput
   */
  Turn begin(AccountId account, NewTurn wanted, Instant now) {
    return db.inTransaction(
        () -> {
          conversations.lock(account);
          return begun(account, wanted)
              .orElseGet(() -> turn(account, first(account, wanted, hash(wanted), now), true));
        });
  }

  /**
   * The turn that the same request began.
   *
   * @throws ProblemException Conflict
   */
  Optional<Turn> begun(AccountId account, NewTurn wanted) {
    String key = wanted.requestKey();
    Optional<StoredTurn> known = key == null ? Optional.empty() : turns.ofRequest(account, key);
    if (known.isPresent() && !known.get().hash().equals(hash(wanted))) {
      throw ConversationFaults.otherRequest();
    }
    return known.map(turn -> turn(account, turn, false));
  }

  /**
   * Changes the manner of answering; answers the one before.
   *
   * @throws ProblemException NotFound
   */
  String changeMode(AccountId account, UUID conversation, String mode, Instant now) {
    return db.inTransaction(
        () -> {
          String before = conversation(account, conversation).mode();
          conversations.switchMode(conversation, mode, now);
          return before;
        });
  }

  private StoredTurn first(AccountId account, NewTurn wanted, String hash, Instant now) {
    UUID conversation = wanted.conversation();
    var _ = conversation(account, conversation);
    if (turns.isActive(conversation)) {
      throw ConversationFaults.active();
    }
    changePortfolios(account, wanted);
    Message question = question(wanted, now);
    UUID answer = messages.addEmptyAnswer(conversation, now);
    StoredTurn turn =
        new StoredTurn(newRun(), conversation, question.id(), answer, hash, question.text());
    turns.add(turn, new Origin(account, wanted.requestKey(), wanted.page()), now);
    conversations.touch(conversation, now);
    return turn;
  }

  private void changePortfolios(AccountId account, NewTurn wanted) {
    List<UUID> portfolios = wanted.portfolios().stream().map(PortfolioId::value).toList();
    if (portfolios.isEmpty()) {
      return;
    }
    Set<UUID> unknown = conversations.notOwned(account, portfolios);
    if (!unknown.isEmpty()) {
      throw ConversationFaults.notTheirPortfolio(unknown.iterator().next());
    }
    conversations.replacePortfolios(wanted.conversation(), portfolios);
  }

  /** A new question, or the one behind the answer that is to be replaced. */
  private Message question(NewTurn wanted, Instant now) {
    UUID replaced = wanted.regenerates();
    if (replaced == null) {
      UUID added = messages.addQuestion(wanted.conversation(), wanted.text(), now);
      return new Message(added, Role.USER, wanted.text());
    }
    Answered answered =
        messages
            .answered(wanted.conversation(), replaced)
            .orElseThrow(ConversationFaults::unknownMessage);
    return answered.question().orElseThrow(ConversationFaults::notAnAnswer);
  }

  private Turn turn(AccountId account, StoredTurn turn, boolean isNew) {
    return new Turn(
        turn.run(),
        conversation(account, turn.conversation()),
        turn.userMessage(),
        turn.assistantMessage(),
        turn.question(),
        isNew);
  }

  private static String newRun() {
    String digits = UUID.randomUUID().toString().replace("-", "");
    return "run_" + digits.substring(0, RUN_DIGITS);
  }

  private static String hash(NewTurn wanted) {
    UUID replaced = wanted.regenerates();
    String asked =
        wanted.conversation() + "\n" + (replaced == null ? "\n" + wanted.text() : replaced);
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(asked.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
