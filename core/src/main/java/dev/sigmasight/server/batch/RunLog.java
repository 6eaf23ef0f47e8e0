package dev.sigmasight.server.batch;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what runs had to say, and forgets what is old. */
@Component
public class RunLog {
  private static final int MOST = 5000;
  private static final int DELETED_AT_ONCE = 10_000;

  private final CoreDb db;

  RunLog(CoreDb db) {
    this.db = db;
  }

  /** A line for people. */
  record LineView(Instant timestamp, String message, String level) {}

  /** The newest 5,000 lines for people, oldest first. */
  List<LineView> of(UUID run) {
    return newest(run, MOST);
  }

  List<LineView> newest(UUID run, int limit) {
    return db.sql(
            """
            select * from (
              select seq, at, message, level from batch_log
              where run_id = :run and type <> 'progress' order by seq desc limit :limit) newest
            order by seq
            """)
        .param("run", run)
        .param("limit", limit)
        .query(
            (row, _) ->
                new LineView(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("message"),
                    row.getString("level")))
        .list();
  }

  long count(UUID run) {
    return db.sql("select count(*) from batch_log where run_id = :run and type <> 'progress'")
        .param("run", run)
        .query(Long.class)
        .single();
  }

  /** The lines as a text file. */
  static String text(RunView run, List<LineView> lines) {
    StringBuilder text = new StringBuilder();
    text.append("Run %s%n".formatted(run.id()))
        .append(
            "%s up to %s, scope %s, attempt %d, by %s: %s%n%n"
                .formatted(
                    run.kind(),
                    run.businessDate(),
                    run.scope(),
                    run.attempt(),
                    run.triggeredBy(),
                    RunStatus.of(run.state())));
    lines.forEach(
        line ->
            text.append("%s [%s] %s%n".formatted(line.timestamp(), line.level(), line.message())));
    return text.toString();
  }

  /**
   * Forgets lines and items of runs that ended long ago; the runs themselves stay.
   *
   * @return lines and items that were deleted
   */
  public int forget(Duration age) {
    return delete("batch_log", age) + delete("batch_item", age);
  }

  /** A few at a time, so that nobody waits long for the rows and a breakdown loses little. */
  private int delete(String table, Duration age) {
    int all = 0;
    int some;
    do {
      some = deleteSome(table, age);
      all += some;
    } while (some == DELETED_AT_ONCE);
    return all;
  }

  private int deleteSome(String table, Duration age) {
    return db.sql(
            """
            delete from %1$s where ctid = any (array(
              select old.ctid from %1$s old join batch_run run on run.id = old.run_id
              where run.finished_at < now() - make_interval(secs => :seconds)
              limit :some))
            """
                .formatted(table))
        .param("seconds", age.toSeconds())
        .param("some", DELETED_AT_ONCE)
        .update();
  }
}
