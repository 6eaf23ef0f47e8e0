package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.batch.RunView.PhaseView;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return found("where id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** The run under way that started last, otherwise the last one that waits. */
  public Optional<RunView> current() {
    return found(
            """
            where state in ('RUNNING', 'QUEUED')
            order by state desc, started_at desc
            limit 1
            """,
            Map.of())
        .stream()
        .findFirst();
  }

  /** The run that some process is working on right now. */
  public Optional<RunView> alive() {
    return found(
            """
            where state = 'RUNNING' and lease_until > now() order by started_at desc limit 1
            """,
            Map.of())
        .stream()
        .findFirst();
  }

  /** Runs under way whose process gives no sign of life, and when their leases ended. */
  public Map<UUID, Instant> lapsed() {
    Map<UUID, Instant> lapsed = new HashMap<>();
    db.sql("select id, lease_until from batch_run where state = 'RUNNING' and lease_until < now()")
        .query(
            row -> {
              lapsed.put(
                  row.getObject("id", UUID.class),
                  row.getObject("lease_until", OffsetDateTime.class).toInstant());
            });
    return lapsed;
  }

  /** The newest runs, newest first. */
  public List<RunView> newest(int limit) {
    return found("order by started_at desc, id limit :limit", Map.of("limit", limit));
  }

  /** The newest run about one portfolio alone. */
  public Optional<RunView> newestOf(PortfolioId portfolio) {
    return newestOf(portfolio, 1).stream().findFirst();
  }

  /** The newest runs about one portfolio alone, newest first. */
  List<RunView> newestOf(PortfolioId portfolio, int limit) {
    return found(
        "where scope = :scope order by started_at desc, id limit :limit",
        Map.of("scope", portfolio.toString(), "limit", limit));
  }

  /** The runs that began in the last days, in some states, newest first. */
  public List<RunView> since(int days, Set<RunState> states, int limit) {
    return found(
        """
        where started_at > now() - make_interval(days => :days)
          and state = any (cast(:states as text[]))
        order by started_at desc, id limit :limit
        """,
        Map.of(
            "days",
            days,
            "states",
            states.stream().map(RunState::name).toArray(String[]::new),
            "limit",
            limit));
  }

  /** Whether all portfolios are computed up to a session, as far as the data allows. */
  public boolean isComputed(LocalDate session, Set<RunKind> kinds) {
    return db.sql(
            """
            select exists (
              select from batch_run
              where business_date >= :date and scope = 'all' and state in ('SUCCEEDED', 'PARTIAL')
                and kind = any (cast(:kinds as text[])))
            """)
        .param("date", session)
        .param("kinds", kinds.stream().map(RunKind::name).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  /** The last run to end well that computed all portfolios up to a session, or further. */
  public Optional<RunView> newestComputing(LocalDate session, Set<RunKind> kinds) {
    return found(
            """
            where business_date >= :date and scope = 'all' and state in ('SUCCEEDED', 'PARTIAL')
              and kind = any (cast(:kinds as text[]))
            order by finished_at desc limit 1
            """,
            Map.of(
                "date", session, "kinds", kinds.stream().map(RunKind::name).toArray(String[]::new)))
        .stream()
        .findFirst();
  }

  /** Whether a run of all is under way, or was just asked for, and none has ever ended well. */
  public boolean isFirstUnderWay() {
    return db.sql(
            """
            select exists (
                select from batch_run
                where scope = 'all' and (state = 'RUNNING' and lease_until > now()
                  or state = 'QUEUED' and started_at > now() - interval '15 minutes'))
              and not exists (
                select from batch_run where scope = 'all' and state in ('SUCCEEDED', 'PARTIAL'))
            """)
        .query(Boolean.class)
        .single();
  }

  /**
   * Why items of the newest attempt at a run were skipped or failed, the most frequent reasons
   * first. What an earlier attempt left out may be done by now.
   */
  public List<RunRemark> remarks(UUID run) {
    return db.sql(
            """
            select phase, item.state, replace(detail, subject, '…') as reason, count(*) as items,
              (array_agg(distinct subject order by subject))[1\\:5] as subjects
            from batch_item item join batch_run run on run.id = item.run_id
            where item.run_id = :run and item.state <> 'DONE' and item.finished_at >= run.started_at
            group by phase, item.state, reason
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

  /** The run of all that is under way or waits and includes every active portfolio. */
  Optional<RunView> openOfAll() {
    return found(
            """
            where scope = 'all' and state in ('RUNNING', 'QUEUED')
            order by state desc, started_at desc limit 1
            """,
            Map.of())
        .stream()
        .findFirst();
  }

  /** Whether a portfolio has ever been computed. */
  boolean isComputed(PortfolioId portfolio) {
    return db.sql("select exists (select from portfolio_snapshot where portfolio_id = :portfolio)")
        .param("portfolio", portfolio.value())
        .query(Boolean.class)
        .single();
  }

  Optional<RunView> running(LocalDate date, String scope) {
    return found(
            "where business_date = :date and scope = :scope and state = 'RUNNING' limit 1",
            Map.of("date", date, "scope", scope))
        .stream()
        .findFirst();
  }

  private List<RunView> found(String condition, Map<String, Object> parameters) {
    List<RunView> runs =
        db.sql("select * from batch_run " + condition)
            .params(parameters)
            .query(RunReads::row)
            .list();
    if (runs.isEmpty()) {
      return runs;
    }
    Map<UUID, List<PhaseView>> phases = phases(runs.stream().map(RunView::id).toList());
    return runs.stream().map(run -> run.with(phases.getOrDefault(run.id(), List.of()))).toList();
  }

  private Map<UUID, List<PhaseView>> phases(List<UUID> runs) {
    Map<UUID, List<PhaseView>> phases = new HashMap<>();
    db.sql("select * from batch_phase where run_id = any (cast(:runs as uuid[]))")
        .param("runs", runs.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              phases
                  .computeIfAbsent(row.getObject("run_id", UUID.class), _ -> new ArrayList<>())
                  .add(phase(row));
            });
    phases.values().forEach(each -> each.sort(Comparator.comparing(PhaseView::phase)));
    return phases;
  }

  private static RunView row(ResultSet row, int number) throws SQLException {
    return new RunView(
        row.getObject("id", UUID.class),
        RunKind.valueOf(row.getString("kind")),
        row.getObject("business_date", LocalDate.class),
        row.getString("scope"),
        RunState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        row.getString("triggered_by"),
        row.getString("owner"),
        row.getString("build"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(row, "finished_at"),
        row.getString("error"),
        List.of());
  }

  private static PhaseView phase(ResultSet row) throws SQLException {
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
