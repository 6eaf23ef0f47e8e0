package dev.sigmasight.server.system;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.idempotency.Idempotency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what is stored, each question in one statement. */
@Component
class SystemReads {
  private static final Duration DAY = Duration.ofDays(1);

  private final CoreDb db;
  private final RetentionSettings settings;

  SystemReads(CoreDb db, RetentionSettings settings) {
    this.db = db;
    this.settings = settings;
  }

  /**
   * How much there is.
   *
   * @param lastRun state of the run that ended last; null if none has
   */
  record Volume(
      long events,
      long runs,
      long metrics,
      long eventsOfADay,
      long runsOfADay,
      long questionsOfADay,
      @Nullable String lastRun) {}

  Volume volume(Instant now) {
    return db.sql(
            """
            select
              (select count(*) from activity_event) as events,
              (select count(*) from batch_run) as runs,
              (select count(*) from daily_metric) as metrics,
              (select count(*) from activity_event where at > :since) as events_of_a_day,
              (select count(*) from batch_run where started_at > :since) as runs_of_a_day,
              (select count(*) from conversation_message
                where role = 'user' and created_at > :since) as questions,
              (select state from batch_run where finished_at is not null
                order by finished_at desc limit 1) as last_run
            """)
        .param("since", now.minus(DAY).atOffset(UTC))
        .query(
            (row, _) ->
                new Volume(
                    row.getLong("events"),
                    row.getLong("runs"),
                    row.getLong("metrics"),
                    row.getLong("events_of_a_day"),
                    row.getLong("runs_of_a_day"),
                    row.getLong("questions"),
                    row.getString("last_run")))
        .single();
  }

  /**
   * What of a table is older than it is kept. It is deleted once a night, so a day more is no
   * fault.
   *
   * @param late older by more than a day
   */
  record Age(@Nullable Instant oldest, long past, long late, long total) {
    boolean isCompliant() {
      return late == 0;
    }
  }

  /** How old things are. */
  record Ages(Age events, Age runs, Age signOuts) {
    boolean areCompliant() {
      return events.isCompliant() && runs.isCompliant() && signOuts.isCompliant();
    }
  }

  Ages ages(Instant now) {
    OffsetDateTime events = settings.firstDay(now).atStartOfDay().atOffset(UTC);
    OffsetDateTime runs = now.minus(settings.logs()).atOffset(UTC);
    OffsetDateTime signOuts = now.minus(RetentionSettings.SIGN_OUTS).atOffset(UTC);
    return db.sql(
            """
            with logged as (
                select started_at, finished_at from batch_run run
                where exists (select from batch_log where run_id = run.id)
                  or exists (select from batch_item where run_id = run.id))
            select
              (select min(at) from activity_event) as events_oldest,
              (select count(*) from activity_event where at < :events) as events_past,
              (select count(*) from activity_event where at < :events - interval '1 day') as events_late,
              (select count(*) from activity_event) as events_total,
              (select min(started_at) from logged) as runs_oldest,
              (select count(*) from logged where finished_at < :runs) as runs_past,
              (select count(*) from logged where finished_at < :runs - interval '1 day') as runs_late,
              (select count(*) from batch_run) as runs_total,
              (select min(expires_at) from revoked_token) as outs_oldest,
              (select count(*) from revoked_token where expires_at < :now) as outs_past,
              (select count(*) from revoked_token where expires_at < :outs) as outs_late,
              (select count(*) from revoked_token) as outs_total
            """)
        .param("events", events)
        .param("runs", runs)
        .param("outs", signOuts)
        .param("now", now.atOffset(UTC))
        .query((row, _) -> new Ages(age(row, "events"), age(row, "runs"), age(row, "outs")))
        .single();
  }

  /** What {@link OldRows} would delete now; of runs by the clock of the database, as there. */
  Forgotten due(Instant now) {
    return db.sql(
            """
            with over as (
                select id from batch_run
                where finished_at < now() - make_interval(secs => :logSeconds))
            select
              (select count(*) from activity_event where at < :events) as events,
              (select count(*) from batch_log where run_id in (select id from over))
                + (select count(*) from batch_item where run_id in (select id from over)) as lines,
              (select count(*) from revoked_token where expires_at < :now) as outs,
              (select count(*) from turn_event e join conversation_turn t on t.run_id = e.run_id
                where t.finished_at < :turns) as turns,
              (select count(*) from idempotency_key where created_at < :keys) as keys,
              (select count(*) from access_token where least(expires_at, revoked_at) < :tokens)
                as tokens,
              (select count(*) from price_quarantine where resolved_at < :logs) as doubts
            """)
        .param("events", settings.firstDay(now).atStartOfDay().atOffset(UTC))
        .param("logSeconds", settings.logs().toSeconds())
        .param("now", now.atOffset(UTC))
        .param("turns", now.minus(settings.turns()).atOffset(UTC))
        .param("keys", now.minus(Idempotency.REMEMBERED).atOffset(UTC))
        .param("tokens", now.minus(settings.tokens()).atOffset(UTC))
        .param("logs", now.minus(settings.logs()).atOffset(UTC))
        .query(
            (row, _) ->
                new Forgotten(
                    row.getInt("events"),
                    row.getInt("lines"),
                    row.getInt("outs"),
                    row.getInt("turns"),
                    row.getInt("keys"),
                    row.getInt("tokens"),
                    row.getInt("doubts")))
        .single();
  }

  private static Age age(ResultSet row, String name) throws SQLException {
    OffsetDateTime oldest = row.getObject(name + "_oldest", OffsetDateTime.class);
    return new Age(
        oldest == null ? null : oldest.toInstant(),
        row.getLong(name + "_past"),
        row.getLong(name + "_late"),
        row.getLong(name + "_total"));
  }
}
