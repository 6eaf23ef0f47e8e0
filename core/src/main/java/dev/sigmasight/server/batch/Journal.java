package dev.sigmasight.server.batch;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the tables of runs, phases, items and log. */
@Component
class Journal {
  private final CoreDb db;
  private final BatchSettings settings;

  Journal(CoreDb db, BatchSettings settings) {
    this.db = db;
    this.settings = settings;
  }

  /**
   * A run taken over by this process.
   *
   * @param resumed it had been left unfinished
   * @param request what is to be done: what is asked for now, and what waited
   * @param recomputeFrom the day from which what is there is computed again; null if nothing is
   */
  record Claim(
      UUID id,
      int attempt,
      boolean resumed,
      RunRequest request,
      @Nullable LocalDate recomputeFrom) {}

  /** Takes a run for this process; the caller holds its lock. */
  Claim claim(RunRequest request, String owner) {
    return db.inTransaction(
        () -> {
          Optional<RunRequest> waiting =
              lock(request).filter(row -> !row.state().isOver()).map(Row::request);
          Claim claim = take(request, waiting, owner);
          for (Phase phase : Phase.values()) {
            resetPhase(claim.id(), phase);
          }
          return claim;
        });
  }

  /** Takes a run only if it still waits; nothing if another process was faster. */
  Optional<Claim> claimQueued(RunRequest request, String owner) {
    return db.inTransaction(
        () ->
            lock(request)
                .filter(row -> row.state() == RunState.QUEUED)
                .map(_ -> claim(request, owner)));
  }

  /** A run as it was asked for, and how it stands. */
  private record Row(RunState state, RunRequest request) {}

  private Optional<Row> lock(RunRequest request) {
    return db.sql(
            """
            select * from batch_run
            where kind = :kind and business_date = :date and scope = :scope for update
            """)
        .param("kind", request.kind().name())
        .param("date", request.target())
        .param("scope", request.scope())
        .query(
            (row, number) ->
                new Row(RunState.valueOf(row.getString("state")), RunQueue.request(row, number)))
        .optional();
  }

  private Claim take(RunRequest asked, Optional<RunRequest> waiting, String owner) {
    RunRequest request = waiting.map(asked::with).orElse(asked);
    LocalDate recomputeFrom =
        Stream.concat(Stream.of(asked), waiting.stream())
            .filter(RunRequest::recompute)
            .map(RunRequest::from)
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null);
    return db.sql(
            """
            insert into batch_run (kind, business_date, scope, from_date, recompute, state, attempt,
              triggered_by, owner, lease_until, deadline, build)
            values (:kind, :date, :scope, :from, :recompute, 'RUNNING', 1, :by, :owner,
              now() + make_interval(secs => :lease), now() + make_interval(secs => :deadline), :build)
            on conflict (kind, business_date, scope) do update
              set state = 'RUNNING', attempt = batch_run.attempt + 1, from_date = excluded.from_date,
                  recompute = excluded.recompute, triggered_by = excluded.triggered_by,
                  owner = excluded.owner, lease_until = excluded.lease_until,
                  deadline = excluded.deadline, build = excluded.build, started_at = now(),
                  finished_at = null, error = null, cancel_requested = false
            returning id, attempt
            """)
        .param("kind", request.kind().name())
        .param("date", request.target())
        .param("scope", request.scope())
        .param("from", request.from())
        .param("recompute", request.recompute())
        .param("by", request.triggeredBy())
        .param("owner", owner)
        .param("lease", settings.lease().toSeconds())
        .param("deadline", settings.runDeadline().toSeconds())
        .param("build", settings.build())
        .query(
            (row, number) ->
                new Claim(
                    row.getObject("id", UUID.class),
                    row.getInt("attempt"),
                    waiting.isPresent() && row.getInt("attempt") > 1,
                    request,
                    recomputeFrom))
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
   * Keeps outcomes in their phases if the run still belongs to the owner; false if it does not. The
   * transaction does not wait for the disk: an item lost with the power is done again.
   */
  boolean items(Claim claim, String owner, List<Item> items) {
    List<ItemRow> rows =
        items.stream()
            .flatMap(item -> item.phases().stream().map(phase -> new ItemRow(phase, item)))
            .toList();
    return db.sql(
                """
                insert into batch_item (run_id, phase, on_date, subject, state, detail)
                select r.id, i.phase, i.on_date, i.subject, i.state, i.detail
                from batch_run r cross join unnest(cast(:phases as text[]), cast(:dates as date[]),
                    cast(:subjects as text[]), cast(:states as text[]), cast(:details as text[]))
                  as i (phase, on_date, subject, state, detail)
                where r.id = :run and r.owner = :owner and r.state = 'RUNNING'
                  and not r.cancel_requested and r.deadline > now()
                  and set_config('synchronous_commit', 'off', true) = 'off'
                on conflict (run_id, phase, on_date, subject) do update
                  set state = excluded.state, detail = excluded.detail, finished_at = now()
                """)
            .param("run", claim.id())
            .param("owner", owner)
            .param("phases", texts(rows, row -> row.phase().name()))
            .param("dates", texts(rows, row -> row.item().date().toString()))
            .param("subjects", texts(rows, row -> row.item().subject()))
            .param("states", texts(rows, row -> state(row.item().outcome())))
            .param("details", texts(rows, row -> detail(row.item().outcome())))
            .update()
        == rows.size();
  }

  private record ItemRow(Phase phase, Item item) {}

  private static @Nullable String[] texts(
      List<ItemRow> rows, Function<ItemRow, @Nullable String> column) {
    @Nullable String[] values = new String[rows.size()];
    Arrays.setAll(values, i -> column.apply(rows.get(i)));
    return values;
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

  /** Stores how a phase stands, and tells whoever follows the run. */
  void phase(Claim claim, PhaseCount count, @Nullable String endState) {
    db.inTransaction(
        () -> {
          db.sql(
                  """
                  update batch_phase
                  set state = coalesce(cast(:end as text), 'RUNNING'), total = :total, done = :done,
                    skipped = :skipped, failed = :failed,
                    started_at = coalesce(started_at, clock_timestamp()),
                    finished_at =
                      case when cast(:end as text) is null then null else clock_timestamp() end
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
          append(claim.id(), progress(count, endState));
        });
  }

  private static Line progress(PhaseCount count, @Nullable String endState) {
    return new Line(
        "progress",
        "info",
        "%s: %d of %d.".formatted(count.phase(), count.over(), count.total()),
        """
        {"phase": "%s", "state": "%s", "total": %d, "done": %d, "skipped": %d, "failed": %d}"""
            .formatted(
                count.phase(),
                endState == null ? "RUNNING" : endState,
                count.total(),
                count.done(),
                count.skipped(),
                count.failed()));
  }

  void log(Claim claim, String level, String message) {
    append(claim.id(), new Line("log", level, message, null));
  }

  void log(UUID run, String level, String message) {
    append(run, new Line("log", level, message, null));
  }

  private record Line(String type, String level, String message, @Nullable String data) {}

  /** The row of the run is locked meanwhile, so that numbers become visible in their order. */
  private void append(UUID run, Line line) {
    db.sql(
            """
            with next as (
              update batch_run set last_event = last_event + 1 where id = :run
              returning id, last_event, attempt)
            insert into batch_log (run_id, seq, attempt, at, type, level, message, data)
            select id, last_event, attempt, clock_timestamp(), :type, :level, :message,
              cast(:data as jsonb)
            from next
            """)
        .param("run", run)
        .param("type", line.type())
        .param("level", line.level())
        .param("message", line.message())
        .param("data", line.data())
        .update();
  }

  /** Ends a run that still belongs to the owner; false if it does not. */
  boolean finish(Claim claim, String owner, RunState state, @Nullable String error) {
    return db.inTransaction(
        () -> {
          boolean mine =
              db.sql(
                          """
                          update batch_run
                          set state = :state, finished_at = now(), error = :error, abandoned = 0
                          where id = :run and owner = :owner and state = 'RUNNING'
                          """)
                      .param("state", state.name())
                      .param("error", error)
                      .param("run", claim.id())
                      .param("owner", owner)
                      .update()
                  == 1;
          if (mine) {
            ended(claim.id(), state, error);
          }
          return mine;
        });
  }

  /** Phases that were under way when an attempt broke off. */
  private void closePhases(UUID run) {
    db.sql(
            """
            update batch_phase set state = 'PARTIAL', finished_at = clock_timestamp()
            where run_id = :run and state = 'RUNNING'
            """)
        .param("run", run)
        .update();
  }

  /** The last line of an attempt; in the transaction that ends it. */
  void ended(UUID run, RunState state, @Nullable String error) {
    closePhases(run);
    String level =
        switch (state) {
          case SUCCEEDED, QUEUED, RUNNING -> "info";
          case PARTIAL, CANCELLED -> "warning";
          case FAILED, ABANDONED -> "error";
        };
    append(
        run,
        new Line(
            "end",
            level,
            error == null ? "Ended: " + state + "." : error,
            "{\"state\": \"" + state + "\"}"));
  }

  /** Why a run that did not come to its end was refused another item. */
  Loss reason(Claim claim, String owner) {
    return db.sql(
            """
            select case when cancel_requested then 'CANCELLED'
              when deadline <= now() then 'RUN_DEADLINE' else 'STOPPING' end
            from batch_run where id = :run and owner = :owner and state = 'RUNNING'
            """)
        .param("run", claim.id())
        .param("owner", owner)
        .query((row, _) -> Loss.valueOf(row.getString(1)))
        .optional()
        .orElse(Loss.TAKEN);
  }

  /** Gives a run back to the queue because this process stops; false if it is not the owner's. */
  boolean release(Claim claim, String owner, String why) {
    return db.inTransaction(
        () -> {
          boolean mine =
              db.sql(
                          """
                          update batch_run set state = 'QUEUED', owner = null, lease_until = null
                          where id = :run and owner = :owner and state = 'RUNNING'
                          """)
                      .param("run", claim.id())
                      .param("owner", owner)
                      .update()
                  == 1;
          if (mine) {
            closePhases(claim.id());
            log(claim, "warning", why);
          }
          return mine;
        });
  }

  /** Whether anything of this attempt is done, so that it ended PARTIAL rather than FAILED. */
  RunState stateOfAnEarlyEnd(Claim claim) {
    return db.sql("select coalesce(sum(done), 0) > 0 from batch_phase where run_id = :run")
            .param("run", claim.id())
            .query(Boolean.class)
            .single()
        ? RunState.PARTIAL
        : RunState.FAILED;
  }
}
