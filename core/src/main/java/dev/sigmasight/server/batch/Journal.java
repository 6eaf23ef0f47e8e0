package dev.sigmasight.server.batch;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the tables of runs, phases, items and log. */
@Component
class Journal {
  static final Duration LEASE = Duration.ofSeconds(60);

  private final CoreDb db;

  Journal(CoreDb db) {
    this.db = db;
  }

  /**
   * A run taken over by this process.
   *
   * @param resumed it had been left unfinished
   */
  record Claim(UUID id, int attempt, boolean resumed) {}

  /** Takes a run for this process; the caller holds its lock. */
  Claim claim(RunRequest request, String owner) {
    return db.inTransaction(
        () -> {
          boolean unfinished =
              db.sql(
                      """
                      select exists (select 1 from batch_run
                        where kind = 'DAILY' and business_date = :date and scope = :scope
                          and state = 'RUNNING')
                      """)
                  .param("date", request.target())
                  .param("scope", request.scope())
                  .query(Boolean.class)
                  .single();
          Claim claim = take(request, owner, unfinished);
          for (Phase phase : Phase.values()) {
            resetPhase(claim.id(), phase);
          }
          return claim;
        });
  }

  private Claim take(RunRequest request, String owner, boolean unfinished) {
    return db.sql(
            """
            insert into batch_run (kind, business_date, scope, from_date, state, triggered_by, owner,
              lease_until)
            values ('DAILY', :date, :scope, :from, 'RUNNING', :by, :owner,
              now() + make_interval(secs => :lease))
            on conflict (kind, business_date, scope) do update
              set state = 'RUNNING', attempt = batch_run.attempt + 1, from_date = excluded.from_date,
                  triggered_by = excluded.triggered_by, owner = excluded.owner,
                  lease_until = excluded.lease_until, started_at = now(), finished_at = null,
                  error = null
            returning id, attempt
            """)
        .param("date", request.target())
        .param("scope", request.scope())
        .param("from", request.from())
        .param("by", request.triggeredBy())
        .param("owner", owner)
        .param("lease", LEASE.toSeconds())
        .query(
            (row, number) ->
                new Claim(row.getObject("id", UUID.class), row.getInt("attempt"), unfinished))
        .single();
  }

  private void resetPhase(UUID run, Phase phase) {
    db.sql(
            """
            insert into batch_phase (run_id, phase, state) values (:run, :phase, 'PENDING')
            on conflict (run_id, phase) do update
              set state = 'PENDING', total = 0, done = 0, skipped = 0, failed = 0,
                  started_at = null, finished_at = null
            """)
        .param("run", run)
        .param("phase", phase.name())
        .update();
  }

  /**
   * Keeps an item's outcome in its phases if the run still belongs to the owner; false if it does
   * not. The transaction does not wait for the disk: an item lost with the power is done again.
   */
  boolean items(Claim claim, String owner, Item item) {
    Outcome outcome = item.outcome();
    return db.sql(
                """
                insert into batch_item (run_id, phase, on_date, subject, state, detail)
                select r.id, p.phase, :date, :subject, :state, :detail
                from batch_run r cross join unnest(cast(:phases as text[])) as p (phase)
                where r.id = :run and r.owner = :owner and r.state = 'RUNNING'
                  and set_config('synchronous_commit', 'off', true) = 'off'
                on conflict (run_id, phase, on_date, subject) do update
                  set state = excluded.state, detail = excluded.detail, finished_at = now()
                """)
            .param("run", claim.id())
            .param("owner", owner)
            .param("phases", item.phases().stream().map(Phase::name).toArray(String[]::new))
            .param("date", item.date())
            .param("subject", item.subject())
            .param("state", state(outcome))
            .param("detail", detail(outcome))
            .update()
        == item.phases().size();
  }

  /** What is worked on and what became of it. */
  record Item(List<Phase> phases, LocalDate date, String subject, Outcome outcome) {}

  private static String state(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> "DONE";
      case Outcome.Skipped _ -> "SKIPPED";
      case Outcome.Failed _ -> "FAILED";
    };
  }

  private static @Nullable String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> null;
      case Outcome.Skipped(String reason) -> reason;
      case Outcome.Failed(String reason) -> reason;
    };
  }

  /** Stores how a phase stands. */
  void phase(Claim claim, PhaseCount count, @Nullable String endState) {
    db.sql(
            """
            update batch_phase
            set state = coalesce(cast(:end as text), 'RUNNING'), total = :total, done = :done, skipped = :skipped,
              failed = :failed, started_at = coalesce(started_at, clock_timestamp()),
              finished_at = case when cast(:end as text) is null then null else clock_timestamp() end
            where run_id = :run and phase = :phase
            """)
        .param("run", claim.id())
        .param("phase", count.phase().name())
        .param("end", endState)
        .param("total", count.total())
        .param("done", count.done())
        .param("skipped", count.skipped())
        .param("failed", count.failed())
        .update();
  }

  void log(Claim claim, String level, String message) {
    db.sql("insert into batch_log (run_id, level, message) values (:run, :level, :message)")
        .param("run", claim.id())
        .param("level", level)
        .param("message", message)
        .update();
  }

  /** Ends a run that still belongs to the owner. */
  void finish(Claim claim, String owner, RunState state, @Nullable String error) {
    db.sql(
            """
            update batch_run set state = :state, finished_at = now(), error = :error
            where id = :run and owner = :owner and state = 'RUNNING'
            """)
        .param("state", state.name())
        .param("error", error)
        .param("run", claim.id())
        .param("owner", owner)
        .update();
  }
}
