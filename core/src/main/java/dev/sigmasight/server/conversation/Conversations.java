package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.PersonalRecords;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The conversations of all accounts. Whoever asks for one must own it; otherwise there is none. */
@Service
class Conversations {
  private static final String ENTITY = "conversation";

  private final CoreDb db;
  private final ConversationRows rows;
  private final ChangeLog changes;
  private final PersonalRecords records;

  Conversations(CoreDb db, ConversationRows rows, ChangeLog changes, PersonalRecords records) {
    this.db = db;
    this.rows = rows;
    this.changes = changes;
    this.records = records;
  }

  /**
   * Begins a conversation.
   *
   * @throws ProblemException NotFound for a portfolio that is not the owner's
   */
  StoredConversation create(AccountId owner, NewConversation wanted, Instant now) {
    return db.inTransaction(
        () -> {
          if (!rows.notOwned(owner, wanted.portfolios()).isEmpty()) {
            throw ConversationFaults.unknownPortfolio();
          }
          return owned(owner, rows.add(owner, wanted, now));
        });
  }

  /**
   * One conversation.
   *
   * @throws ProblemException NotFound if there is none, or it is somebody else's
   */
  StoredConversation owned(AccountId owner, UUID id) {
    return rows.owned(owner, id).orElseThrow(ConversationFaults::unknownConversation);
  }

  /** Some conversations, and how many there are. */
  record Page(long total, List<StoredConversation> conversations) {}

  /** Those whose title or messages hold a text whatever its case, or all; the newest first. */
  Page found(AccountId owner, @Nullable String search, int limit, int offset) {
    return new Page(rows.count(owner, search), rows.found(owner, search, limit, offset));
  }

  /**
   * Gives a conversation another title.
   *
   * @throws ProblemException NotFound
   */
  StoredConversation rename(AccountId owner, UUID id, String title, Instant now) {
    return db.inTransaction(
        () -> {
          var _ = owned(owner, id);
          rows.rename(id, title, now);
          return owned(owner, id);
        });
  }

  /**
   * Changes the manner of answering; answers the one before.
   *
   * @throws ProblemException NotFound
   */
  String switchMode(AccountId owner, UUID id, String mode, Instant now) {
    return db.inTransaction(
        () -> {
          String previous = owned(owner, id).mode();
          rows.switchMode(id, mode, now);
          return previous;
        });
  }

  /**
   * Deletes a conversation with all that was said in it.
   *
   * @throws ProblemException NotFound
   */
  void delete(AccountId owner, UUID id, Instant now) {
    db.inTransaction(
        () -> {
          rows.lock(owner);
          var _ = owned(owner, id);
          delete(owner, List.of(id), now);
        });
  }

  /**
   * Deletes all conversations of an account with all that was said in them, and what the analyst
   * keeps of the person elsewhere. That comes last: if it fails, the conversations stay, too.
   */
  void deleteAll(AccountId owner, Instant now) {
    db.inTransaction(
        () -> {
          rows.lock(owner);
          delete(owner, rows.idsOf(owner), now);
          records.delete(owner);
        });
  }

  private void delete(AccountId owner, List<UUID> ids, Instant now) {
    rows.delete(ids, now);
    for (UUID id : ids) {
      changes.byAccount(owner, new Change("delete", ENTITY, id.toString(), Map.of()));
    }
  }
}
