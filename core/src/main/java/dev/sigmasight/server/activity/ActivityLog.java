package dev.sigmasight.server.activity;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.activity.Activity.Failure;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Remembers what happened, one short statement each. Call it outside of the transaction of what
 * happened: an event that cannot be written is dropped, and never the work that it is about.
 */
@Service
public class ActivityLog {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);
  private static final int CODE_LENGTH = 50;
  private static final int MESSAGE_LENGTH = 500;

  private final CoreDb db;
  private final Clock clock;

  ActivityLog(CoreDb db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Remembers an event. */
  public void add(Activity activity, Caller caller) {
    try {
      insert(activity, caller);
    } catch (RuntimeException e) {
      LOG.warn("The event {} was not written.", activity.type().wire(), e);
    }
  }

  private void insert(Activity activity, Caller caller) {
    Failure error = activity.error();
    AccountId account = activity.account();
    List<String> keys = List.copyOf(activity.data().keySet());
    db.sql(
            """
            insert into activity_event
              (at, account_id, type, error_code, error_message, data, ip, user_agent)
            values (:at, cast(:account as uuid), :type, :code, :message,
              jsonb_object(:keys, :values), :ip, :agent)
            """)
        .param("at", clock.instant().atOffset(UTC))
        .param("account", account == null ? null : account.toString(), Types.VARCHAR)
        .param("type", activity.type().wire())
        .param("code", error == null ? null : Bounded.text(error.code(), CODE_LENGTH))
        .param("message", error == null ? null : Bounded.text(error.message(), MESSAGE_LENGTH))
        .param("keys", keys.toArray(String[]::new))
        .param("values", keys.stream().map(activity.data()::get).toArray(String[]::new))
        .param("ip", caller.ip())
        .param("agent", caller.userAgent())
        .update();
  }

  /**
   * Does something and remembers that it began, and how it ended.
   *
   * @param account whose doing it is; null if that is known only afterwards
   * @param who whose doing it was, from what came of it
   */
  public <T> T attempt(
      Attempt attempt,
      @Nullable AccountId account,
      Caller caller,
      Supplier<T> work,
      Function<T, AccountId> who) {
    add(Activity.of(attempt.start(), account), caller);
    T result;
    try {
      result = work.get();
    } catch (ProblemException e) {
      Failure refused = new Failure(e.problem().code(), e.problem().detail());
      add(Activity.failed(attempt.error(), account, refused), caller);
      throw e;
    } catch (RuntimeException e) {
      Failure broken = new Failure("INTERNAL_ERROR", null);
      add(Activity.failed(attempt.error(), account, broken), caller);
      throw e;
    }
    add(Activity.of(attempt.complete(), who.apply(result)), caller);
    return result;
  }

  /** As {@link #attempt(Attempt, AccountId, Caller, Supplier, Function)}, of a known account. */
  public <T> T attempt(Attempt attempt, AccountId account, Caller caller, Supplier<T> work) {
    return attempt(attempt, account, caller, work, _ -> account);
  }

  /**
   * Forgets what happened before a moment, a few thousand at a time.
   *
   * @return events that were deleted
   */
  public int forgetBefore(Instant moment) {
    int all = 0;
    int some;
    do {
      some =
          db.sql(
                  """
                  delete from activity_event where ctid = any (array(
                    select ctid from activity_event where at < :moment limit 10000))
                  """)
              .param("moment", moment.atOffset(UTC))
              .update();
      all += some;
    } while (some > 0);
    return all;
  }
}
