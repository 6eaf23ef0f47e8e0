package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets what nobody needs of turns that ended long ago; what was said stays. */
@Component
public class OldTurns {
  private static final int DELETED_AT_ONCE = 10_000;

  /** How long the answer of a process that died stays reserved. */
  private static final Duration RESERVED = Duration.ofDays(1);

  private final CoreDb db;
  private final StoredAllowance allowance;

  OldTurns(CoreDb db, StoredAllowance allowance) {
    this.db = db;
    this.allowance = allowance;
  }

  /**
   * Forgets events and request keys of turns that ended before a moment, and gives back answers
   * that were reserved long before now and never settled.
   *
   * @return events that were deleted
   */
  public int forget(Instant endedBefore, Instant now) {
    db.sql(
            """
            update conversation_turn set request_key = null
            where finished_at < :before and request_key is not null
            """)
        .param("before", endedBefore.atOffset(UTC))
        .update();
    allowance.giveUp(now.minus(RESERVED));
    int all = 0;
    int some;
    do {
      some = forgetSome(endedBefore);
      all += some;
    } while (some == DELETED_AT_ONCE);
    return all;
  }

  /** A few at a time, so that nobody waits long for the rows. */
  private int forgetSome(Instant endedBefore) {
    return db.sql(
            """
            delete from turn_event where ctid = any (array(
              select e.ctid from turn_event e join conversation_turn t on t.run_id = e.run_id
              where t.finished_at < :before limit :some))
            """)
        .param("before", endedBefore.atOffset(UTC))
        .param("some", DELETED_AT_ONCE)
        .update();
  }
}
