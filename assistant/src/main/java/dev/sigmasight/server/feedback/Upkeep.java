package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.conversation.DeletedMessages;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.memory.Memories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps what is said about messages in step with the messages, which are in the other database.
 * Each piece of work can be done twice without harm, so several instances may do it at once.
 */
@Component
public class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final int PAGE = 500;
  private static final Duration DAY = Duration.ofDays(1);

  private final DeletedMessages deleted;
  private final FeedbackRows feedback;
  private final AnnotationRows annotations;
  private final Memories memories;
  private final Learning learning;
  private final AiDb db;
  private final Clock clock;
  private volatile Instant nextDaily = Instant.EPOCH;

  Upkeep(
      DeletedMessages deleted,
      FeedbackRows feedback,
      AnnotationRows annotations,
      Memories memories,
      Learning learning,
      AiDb db,
      Clock clock) {
    this.deleted = deleted;
    this.feedback = feedback;
    this.annotations = annotations;
    this.memories = memories;
    this.learning = learning;
    this.db = db;
    this.clock = clock;
  }

  /**
   * Deletes what is said about deleted messages. A message is taken off the list only after its
   * rows are gone for good.
   *
   * @return how many messages it was about
   */
  public int followDeletions() {
    int done = 0;
    List<UUID> next = deleted.next(PAGE);
    while (!next.isEmpty()) {
      drop(next);
      deleted.done(next);
      done += next.size();
      next = deleted.next(PAGE);
    }
    return done;
  }

  private void drop(Collection<UUID> messages) {
    db.inTransaction(
        () -> {
          for (UUID judgement : feedback.ofMessages(messages)) {
            memories.withdraw(judgement);
            feedback.delete(judgement);
          }
          annotations.deleteOfMessages(messages);
          memories.detach(messages);
        });
  }

  /**
   * Messages that something is said about but that are in no conversation and on no list either.
   * They are reported, not deleted: it takes a person to know why.
   */
  public List<UUID> orphans() {
    Set<UUID> listed = Set.copyOf(deleted.next(PAGE));
    List<UUID> orphans = new ArrayList<>();
    List<UUID> page = feedback.messagesAfter(new UUID(0, 0), PAGE);
    while (!page.isEmpty()) {
      deleted.unknown(page).stream().filter(each -> !listed.contains(each)).forEach(orphans::add);
      page = feedback.messagesAfter(page.getLast(), PAGE);
    }
    if (!orphans.isEmpty()) {
      LOG.warn(
          "{} messages that feedback, annotations or memories refer to do not exist, such as {}.",
          orphans.size(),
          orphans.getFirst());
    }
    return List.copyOf(orphans);
  }

  /** Follows deletions; once a day also learns, forgets for good and looks for orphans. */
  public void round() {
    followDeletions();
    Instant now = clock.instant();
    if (!now.isBefore(nextDaily)) {
      int proposed = learning.everybody(now);
      int purged = memories.purge(now);
      LOG.info("Learning proposed {} memories; {} were dropped for good.", proposed, purged);
      var _ = orphans();
      nextDaily = now.plus(DAY);
    }
  }
}
