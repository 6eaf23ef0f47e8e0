package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Runs that wait for a process to take them. The queue is a state in the table of runs, so it
 * survives every process, and any of them may serve it.
 */
@Component
public class RunQueue {
  private static final int DEATHS_IN_A_ROW = 3;

  private final CoreDb db;
  private final Journal journal;
  private final Semaphore news = new Semaphore(0);

  RunQueue(CoreDb db, Journal journal) {
    this.db = db;
    this.journal = journal;
  }

  /** What asking for a run came to. */
  public sealed interface Queued {

    /** It waits, or is under way already if it was in the queue before. */
    record Waiting(UUID run) implements Queued {}

    /** The same run is waiting or under way; nothing was changed. */
    record UnderWay(UUID run, RunState state) implements Queued {}
  }

  /** Asks for a run; one that is over is opened again. */
  public Queued add(RunRequest request) {
    Queued outcome = db.inTransaction(() -> insert(request));
    news.release();
    return outcome;
  }

  private Queued insert(RunRequest request) {
    Optional<UUID> added =
        db.sql(
                """
                insert into batch_run (kind, business_date, scope, from_date, recompute, state,
                  triggered_by)
                values (:kind, :date, :scope, :from, :recompute, 'QUEUED', :by)
                on conflict (kind, business_date, scope) do update
                  set state = 'QUEUED', from_date = excluded.from_date,
                      recompute = excluded.recompute, triggered_by = excluded.triggered_by,
                      owner = null, lease_until = null, deadline = null, abandoned = 0,
                      cancel_requested = false, started_at = now(), finished_at = null, error = null
                  where batch_run.state not in ('QUEUED', 'RUNNING')
                returning id
                """)
            .param("kind", request.kind().name())
            .param("date", request.target())
            .param("scope", request.scope())
            .param("from", request.from())
            .param("recompute", request.recompute())
            .param("by", request.triggeredBy())
            .query(UUID.class)
            .optional();
    added.ifPresent(
        run -> journal.log(run, "info", "Asked for by " + request.triggeredBy() + "; waits."));
    return added.<Queued>map(Queued.Waiting::new).orElseGet(() -> open(request));
  }

  private Queued open(RunRequest request) {
    return db.sql(
            """
            select id, state from batch_run
            where kind = :kind and business_date = :date and scope = :scope
            """)
        .param("kind", request.kind().name())
        .param("date", request.target())
        .param("scope", request.scope())
        .query(
            (row, _) ->
                new Queued.UnderWay(
                    row.getObject("id", UUID.class), RunState.valueOf(row.getString("state"))))
        .single();
  }

  /**
   * Opens a run that is over again, as it was asked for; empty if there is none or it is not over.
   */
  public Optional<UUID> retry(UUID run, String triggeredBy) {
    return request(run)
        .map(was -> add(by(was, triggeredBy)))
        .flatMap(
            outcome ->
                outcome instanceof Queued.Waiting(UUID id) ? Optional.of(id) : Optional.empty());
  }

  private static RunRequest by(RunRequest was, String triggeredBy) {
    return new RunRequest(
        was.kind(), was.target(), was.from(), was.portfolio(), was.recompute(), triggeredBy);
  }

  /** What a run was asked to do. */
  public Optional<RunRequest> request(UUID run) {
    return db.sql("select * from batch_run where id = :run")
        .param("run", run)
        .query(RunQueue::request)
        .optional();
  }

  static RunRequest request(ResultSet row, int number) throws SQLException {
    return new RunRequest(
        RunKind.valueOf(row.getString("kind")),
        row.getObject("business_date", LocalDate.class),
        row.getObject("from_date", LocalDate.class),
        RunRequest.portfolio(row.getString("scope")),
        row.getBoolean("recompute"),
        row.getString("triggered_by"));
  }

  /**
   * The runs that may begin, in this order. A run of all counts as if it had been asked for two
   * hours earlier: it overtakes what owners asked for, but not what has waited for hours already.
   * Nothing after it begins before it does, because single portfolios never go on beside it.
   */
  List<RunRequest> waiting() {
    List<RunRequest> waiting =
        db.sql(
                """
                select * from batch_run
                where state = 'QUEUED' and (scope = 'all' or not exists (
                  select from batch_run everything
                  where everything.scope = 'all' and everything.state = 'RUNNING'
                    and everything.lease_until > now()))
                order by started_at - case scope when 'all' then interval '2 hours' else interval '0' end,
                  id
                limit 100
                """)
            .query(RunQueue::request)
            .list();
    int all = 0;
    while (all < waiting.size() && waiting.get(all).portfolio().isPresent()) {
      all++;
    }
    return waiting.subList(0, Math.min(all + 1, waiting.size()));
  }

  /** The runs that have waited or been under way for so long. */
  List<UUID> open(Duration age, Optional<PortfolioId> portfolio) {
    return db.sql(
            """
            select id from batch_run
            where state in ('QUEUED', 'RUNNING')
              and started_at <= now() - make_interval(secs => :seconds)
              and (cast(:portfolio as text) is null or scope = :portfolio)
            order by started_at
            """)
        .param("seconds", age.toSeconds())
        .param("portfolio", portfolio.map(PortfolioId::toString).orElse(null))
        .query(UUID.class)
        .list();
  }

  /** A run about this portfolio alone that waits or is under way. */
  public Optional<UUID> openFor(PortfolioId portfolio) {
    return openOf(portfolio.toString());
  }

  /** Whether a run of all waits or is under way. */
  boolean isOpenForAll() {
    return openOf("all").isPresent();
  }

  private Optional<UUID> openOf(String scope) {
    return db.sql(
            """
            select id from batch_run where state in ('QUEUED', 'RUNNING') and scope = :scope
            order by started_at limit 1
            """)
        .param("scope", scope)
        .query(UUID.class)
        .optional();
  }

  /**
   * Asks for the end of a run. One that waits ends at once, one under way before its next item.
   *
   * @return its state now; empty if there is no such run
   */
  public Optional<RunState> cancel(UUID run, String by) {
    return db.inTransaction(
        () -> {
          Optional<RunState> state = lock(run);
          state
              .filter(RunState.QUEUED::equals)
              .ifPresent(_ -> end(run, RunState.CANCELLED, "Cancelled by " + by + "."));
          state.filter(RunState.RUNNING::equals).ifPresent(_ -> flag(run, by));
          return lock(run);
        });
  }

  private void flag(UUID run, String by) {
    db.sql("update batch_run set cancel_requested = true where id = :run")
        .param("run", run)
        .update();
    journal.log(run, "warning", by + " asks to cancel the run.");
  }

  private Optional<RunState> lock(UUID run) {
    return db.sql("select state from batch_run where id = :run for update")
        .param("run", run)
        .query((row, _) -> RunState.valueOf(row.getString(1)))
        .optional();
  }

  private void end(UUID run, RunState state, String error) {
    db.sql(
            """
            update batch_run set state = :state, finished_at = now(), error = :error where id = :run
            """)
        .param("state", state.name())
        .param("error", error)
        .param("run", run)
        .update();
    journal.ended(run, state, error);
  }

  private record Dead(UUID id, String owner, int abandoned, boolean cancelled) {}

  /**
   * Looks for runs whose process gives no sign of life. They wait again; one that was to be
   * cancelled ends, and one whose process died three times in a row stays ABANDONED.
   *
   * @return the runs that were found dead
   */
  public List<UUID> reap() {
    List<UUID> dead =
        db.inTransaction(
            () ->
                db
                    .sql(
                        """
                        select id, owner, abandoned + 1 as abandoned, cancel_requested from batch_run
                        where state = 'RUNNING' and lease_until < now()
                        order by id for update skip locked
                        """)
                    .query(
                        (row, _) ->
                            new Dead(
                                row.getObject("id", UUID.class),
                                row.getString("owner"),
                                row.getInt("abandoned"),
                                row.getBoolean("cancel_requested")))
                    .list()
                    .stream()
                    .map(this::bury)
                    .toList());
    if (!dead.isEmpty()) {
      news.release();
    }
    return dead;
  }

  private UUID bury(Dead run) {
    String process = run.owner().substring(0, run.owner().indexOf('-'));
    if (run.cancelled()) {
      end(run.id(), RunState.CANCELLED, "Cancelled on request; process " + process + " was gone.");
    } else if (run.abandoned() >= DEATHS_IN_A_ROW) {
      end(run.id(), RunState.ABANDONED, "Its process died " + run.abandoned() + " times in a row.");
    } else {
      db.sql(
              """
              update batch_run
              set state = 'QUEUED', owner = null, lease_until = null, abandoned = :abandoned
              where id = :run
              """)
          .param("abandoned", run.abandoned())
          .param("run", run.id())
          .update();
      journal.log(
          run.id(), "warning", "Abandoned by process " + process + ", which is gone; waits again.");
    }
    return run.id();
  }

  /** Lets whoever waits look again. */
  void wake() {
    news.release();
  }

  /** Waits until somebody of this process asks for a run, at most so long. */
  void awaitNews(Duration limit) throws InterruptedException {
    if (news.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }
}
