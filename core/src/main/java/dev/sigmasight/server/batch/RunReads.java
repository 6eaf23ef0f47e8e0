package dev.sigmasight.server.batch;

import dev.sigmasight.server.batch.RunView.PhaseView;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads runs. */
@Component
public class RunReads {
  private final CoreDb db;

  RunReads(CoreDb db) {
    this.db = db;
  }

  /** A run by its id. */
  public Optional<RunView> byId(UUID id) {
    return db.sql("select * from batch_run where id = :id")
        .param("id", id)
        .query(RunReads::row)
        .optional()
        .map(this::withPhases);
  }

  /** The run under way that started last. */
  public Optional<RunView> current() {
    return db.sql(
            "select * from batch_run where state = 'RUNNING' order by started_at desc limit 1")
        .query(RunReads::row)
        .optional()
        .map(this::withPhases);
  }

  /** The run that some process is working on right now. */
  public Optional<RunView> alive() {
    return db.sql(
            """
            select * from batch_run where state = 'RUNNING' and lease_until > now()
            order by started_at desc limit 1
            """)
        .query(RunReads::row)
        .optional()
        .map(this::withPhases);
  }

  /** The newest runs, newest first. */
  public List<RunView> newest(int limit) {
    return db
        .sql("select * from batch_run order by started_at desc limit :limit")
        .param("limit", limit)
        .query(RunReads::row)
        .list()
        .stream()
        .map(this::withPhases)
        .toList();
  }

  /** Why items of a run were skipped or failed, the most frequent reasons first. */
  public List<RunRemark> remarks(UUID run) {
    return db.sql(
            """
            select phase, state, replace(detail, subject, '…') as reason, count(*) as items,
              (array_agg(distinct subject order by subject))[1\\:5] as subjects
            from batch_item
            where run_id = :run and state <> 'DONE'
            group by phase, state, reason
            order by items desc, phase, reason
            limit 20
            """)
        .param("run", run)
        .query(RunReads::remark)
        .list();
  }

  private static RunRemark remark(ResultSet row, int number) throws SQLException {
    return new RunRemark(
        Phase.valueOf(row.getString("phase")),
        row.getString("state").equals("FAILED"),
        row.getString("reason"),
        row.getInt("items"),
        List.of((String[]) row.getArray("subjects").getArray()));
  }

  Optional<RunView> running(LocalDate date, String scope) {
    return db.sql(
            """
            select * from batch_run
            where business_date = :date and scope = :scope and state = 'RUNNING'
            """)
        .param("date", date)
        .param("scope", scope)
        .query(RunReads::row)
        .optional();
  }

  private RunView withPhases(RunView run) {
    List<PhaseView> phases =
        db
            .sql("select * from batch_phase where run_id = :run")
            .param("run", run.id())
            .query(RunReads::phase)
            .list()
            .stream()
            .sorted(Comparator.comparing(PhaseView::phase))
            .toList();
    return new RunView(
        run.id(),
        run.businessDate(),
        run.scope(),
        run.state(),
        run.attempt(),
        run.triggeredBy(),
        run.owner(),
        run.startedAt(),
        run.finishedAt(),
        run.error(),
        phases);
  }

  private static RunView row(ResultSet row, int number) throws SQLException {
    return new RunView(
        row.getObject("id", UUID.class),
        row.getObject("business_date", LocalDate.class),
        row.getString("scope"),
        RunState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        row.getString("triggered_by"),
        row.getString("owner"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(row, "finished_at"),
        row.getString("error"),
        List.of());
  }

  private static PhaseView phase(ResultSet row, int number) throws SQLException {
    return new PhaseView(
        Phase.valueOf(row.getString("phase")),
        row.getString("state"),
        row.getInt("total"),
        row.getInt("done"),
        row.getInt("skipped"),
        row.getInt("failed"),
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
