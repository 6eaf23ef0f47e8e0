package dev.sigmasight.server.batch;

import dev.sigmasight.server.coredb.CoreDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads the lines of runs in their order, from whatever number on. */
@Component
class RunEvents {
  private static final int PAGE = 500;

  private final CoreDb db;

  RunEvents(CoreDb db) {
    this.db = db;
  }

  /**
   * A line as it is sent.
   *
   * @param seq counts the lines of a run without a gap
   * @param type {@code log}, {@code progress} or {@code end}
   * @param json an object on one line
   */
  record Event(long seq, String type, String json) {
    boolean isEnd() {
      return type.equals("end");
    }
  }

  /** The next lines after a number, at most 500. */
  List<Event> after(UUID run, long seq) {
    return db.sql(
            """
            select seq, type, (jsonb_build_object('type', type, 'run_id', run_id, 'seq', seq,
                'timestamp', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'level', level,
                'message', message, 'data', coalesce(data, '{}')))\\:\\:text as json
            from batch_log where run_id = :run and seq > :seq order by seq limit :page
            """)
        .param("run", run)
        .param("seq", seq)
        .param("page", PAGE)
        .query(
            (row, _) -> new Event(row.getLong("seq"), row.getString("type"), row.getString("json")))
        .list();
  }

  /** The number before the first line of the newest attempt, or of what waits for one. */
  long beforeNewestAttempt(UUID run) {
    return db.sql(
            """
            select coalesce((
              select max(line.seq) from batch_log line join batch_run r on r.id = line.run_id
              where r.id = :run and line.type = 'end'
                and (r.state in ('QUEUED', 'RUNNING') or line.seq < (
                  select max(last.seq) from batch_log last
                  where last.run_id = :run and last.type = 'end'))), 0)
            """)
        .param("run", run)
        .query(Long.class)
        .single();
  }

  /** The number of the newest line of a run. */
  long newest(UUID run) {
    return newest(Set.of(run)).getOrDefault(run, 0L);
  }

  /** The number of the newest line of each of these runs. */
  Map<UUID, Long> newest(Set<UUID> runs) {
    Map<UUID, Long> newest = new HashMap<>();
    db.sql("select id, last_event from batch_run where id = any (cast(:runs as uuid[]))")
        .param("runs", runs.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              newest.put(row.getObject(1, UUID.class), row.getLong(2));
            });
    return newest;
  }
}
