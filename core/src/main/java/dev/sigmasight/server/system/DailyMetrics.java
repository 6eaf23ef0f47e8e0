package dev.sigmasight.server.system;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures of days in UTC, which outlive what they were counted from. */
@Component
class DailyMetrics {
  private static final String COUNTED =
      """
      with event as (select * from activity_event where at >= :from and at < :until),
        run as (select * from batch_run where started_at >= :from and started_at < :until),
        phase as (select p.* from batch_phase p join run on run.id = p.run_id),
        counted as (
          select 'activity.events' as type, '' as key, count(*)::numeric as value from event
          union all select 'activity.events', type, count(*) from event group by type
          union all select 'activity.errors', '', count(error_code) from event
          union all select 'activity.accounts', '', count(distinct account_id) from event
          union all select 'accounts.created', '', count(*) from account
            where created_at >= :from and created_at < :until
          union all select 'portfolios.created', '', count(*) from portfolio
            where created_at >= :from and created_at < :until
          union all select 'batch.runs', '', count(*) from run
          union all select 'batch.runs', lower(state), count(*) from run group by state
          union all select 'batch.duration_seconds', '',
              round(avg(extract(epoch from finished_at - started_at)), 4)
            from run where state in ('SUCCEEDED', 'PARTIAL') having count(*) > 0
          union all select 'batch.items', 'done', coalesce(sum(done), 0) from phase
          union all select 'batch.items', 'skipped', coalesce(sum(skipped), 0) from phase
          union all select 'batch.items', 'failed', coalesce(sum(failed), 0) from phase
          union all select 'ai.questions', '', count(*) from conversation_message
            where role = 'user' and created_at >= :from and created_at < :until)
      insert into daily_metric (on_date, type, key, value, computed_at)
      select :day, type, key, value, :now from counted
      on conflict (on_date, type, key)
        do update set value = excluded.value, computed_at = excluded.computed_at
      returning split_part(type, '.', 1)
      """;

  private final CoreDb db;

  DailyMetrics(CoreDb db) {
    this.db = db;
  }

  /**
   * What was kept of a day.
   *
   * @param categories how many figures of each kind
   */
  record Counted(LocalDate day, int figures, SortedMap<String, Integer> categories) {}

  /** Counts a day and keeps its figures in place of earlier ones. */
  Counted count(LocalDate day, Instant now) {
    return db.inTransaction(
        () -> {
          db.sql("delete from daily_metric where on_date = :day").param("day", day).update();
          List<String> kept =
              db.sql(COUNTED)
                  .param("day", day)
                  .param("from", day.atStartOfDay().atOffset(UTC))
                  .param("until", day.plusDays(1).atStartOfDay().atOffset(UTC))
                  .param("now", now.atOffset(UTC))
                  .query(String.class)
                  .list();
          SortedMap<String, Integer> categories = new TreeMap<>();
          kept.forEach(category -> categories.merge(category, 1, Integer::sum));
          return new Counted(day, kept.size(), categories);
        });
  }

  /** How many figures there are of each day in a range, both ends included. */
  SortedMap<LocalDate, Integer> days(LocalDate first, LocalDate last) {
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    db.sql(
            """
            select on_date, count(*) as figures from daily_metric
            where on_date between :first and :last group by on_date
            """)
        .param("first", first)
        .param("last", last)
        .query(
            row -> {
              days.put(row.getObject("on_date", LocalDate.class), row.getInt("figures"));
            });
    return days;
  }

  /**
   * The figures of days, newest first, under {@code type} or {@code type:key}.
   *
   * @param prefix of the types that are wanted; null for all
   */
  SortedMap<LocalDate, Map<String, BigDecimal>> since(LocalDate first, @Nullable String prefix) {
    SortedMap<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>(Comparator.reverseOrder());
    db.sql(
            """
            select on_date, type || case key when '' then '' else ':' || key end as name, value
            from daily_metric
            where on_date >= :first
              and (cast(:prefix as text) is null or starts_with(type, cast(:prefix as text)))
            order by on_date, name
            """)
        .param("first", first)
        .param("prefix", prefix, Types.VARCHAR)
        .query(
            row -> {
              BigDecimal value = row.getBigDecimal("value").stripTrailingZeros();
              days.computeIfAbsent(row.getObject("on_date", LocalDate.class), _ -> new TreeMap<>())
                  .put(row.getString("name"), value.setScale(Math.max(0, value.scale())));
            });
    return days;
  }
}
