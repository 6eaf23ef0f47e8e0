package dev.sigmasight.server.conversation;

import dev.sigmasight.server.activity.Period;
import dev.sigmasight.server.conversation.AnalystMetricsViews.DaysView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ErrorView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ErrorsView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.LatencyView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.MetricsView;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts answers and how long they took. */
@Component
class AnalystMetrics {
  /** Requests that have ended, and what of models they used. */
  private static final String REQUESTS =
      """
      with request as (
          select t.*, t.state in ('completed', 'truncated') as good,
            used.input, used.output, coalesce(used.cost, 0) as cost
          from conversation_turn t
          left join lateral (
            select sum(c.input_tokens) as input, sum(c.output_tokens) as output, sum(c.cost) as cost
            from model_call c where c.run_id = t.run_id) as used on true
          where t.started_at >= :from and t.started_at < :until and t.state <> 'streaming')
      """;

  private static final int PERCENTILES = 5;

  private final CoreDb db;

  AnalystMetrics(CoreDb db) {
    this.db = db;
  }

  private StatementSpec sql(String sql, Period period) {
    return db.sql(sql).param("from", period.from()).param("until", period.until());
  }

  MetricsView metrics(Period period) {
    return sql(
            REQUESTS
                + """
                , asked as (
                  select * from model_call where created_at >= :from and created_at < :until),
                requests as (
                  select count(*) as requests, count(*) filter (where good) as good,
                    count(*) filter (where state = 'failed') as failed,
                    count(*) filter (where state = 'cancelled') as cancelled,
                    round(avg(latency_ms) filter (where good), 1) as latency,
                    round(avg(input), 1) as avg_input, round(avg(output), 1) as avg_output
                  from request),
                calls as (
                  select count(*) as calls, coalesce(sum(input_tokens), 0) as input,
                    coalesce(sum(cached_tokens), 0) as cached,
                    coalesce(sum(output_tokens), 0) as output,
                    coalesce(sum(reasoning_tokens), 0) as reasoning,
                    round(coalesce(sum(cost), 0), 6) as cost,
                    count(*) filter (where cost is null) as unpriced
                  from asked)
                select requests.*, calls.*,
                  (select count(*) from turn_tool_call
                   where created_at >= :from and created_at < :until) as tools
                from requests, calls
                """,
            period)
        .query((row, _) -> metrics(period, row))
        .single();
  }

  private static MetricsView metrics(Period period, ResultSet row) throws SQLException {
    long requests = row.getLong("requests");
    long failed = row.getLong("failed");
    return new MetricsView(
        DaysView.of(period),
        requests,
        row.getLong("good"),
        failed,
        row.getLong("cancelled"),
        percent(failed, requests),
        row.getBigDecimal("latency"),
        row.getBigDecimal("avg_input"),
        row.getBigDecimal("avg_output"),
        row.getLong("input"),
        row.getLong("cached"),
        row.getLong("output"),
        row.getLong("reasoning"),
        row.getLong("tools"),
        row.getLong("calls"),
        row.getBigDecimal("cost"),
        row.getLong("unpriced"));
  }

  LatencyView latency(Period period) {
    return sql(
            REQUESTS
                + """
                select count(*) as samples, min(latency_ms) as least, max(latency_ms) as most,
                  round(avg(latency_ms), 1) as mean, round(avg(first_token_ms), 1) as first_token,
                  round(coalesce(sum(cost), 0), 6) as cost,
                  percentile_cont(array[0.5, 0.75, 0.9, 0.95, 0.99])
                    within group (order by latency_ms) as percentiles
                from request where good
                """,
            period)
        .query((row, _) -> latency(period, row))
        .single();
  }

  private static LatencyView latency(Period period, ResultSet row) throws SQLException {
    Array percentiles = row.getArray("percentiles");
    @Nullable Double[] found =
        percentiles == null ? new Double[PERCENTILES] : (@Nullable Double[]) percentiles.getArray();
    return new LatencyView(
        DaysView.of(period),
        row.getLong("samples"),
        rounded(found[0]),
        rounded(found[1]),
        rounded(found[2]),
        rounded(found[3]),
        rounded(found[4]),
        row.getBigDecimal("mean"),
        row.getObject("least", Integer.class),
        row.getObject("most", Integer.class),
        row.getBigDecimal("first_token"),
        row.getBigDecimal("cost"));
  }

  private static @Nullable BigDecimal rounded(@Nullable Double milliseconds) {
    return milliseconds == null
        ? null
        : BigDecimal.valueOf(milliseconds).setScale(1, RoundingMode.HALF_EVEN);
  }

  private record Failures(
      String code, long count, long requests, List<String> samples, BigDecimal cost) {}

  ErrorsView errors(Period period) {
    List<Failures> failures =
        sql(
                REQUESTS
                    + """
                    select coalesce(error_code, 'unknown') as code, count(*) as number,
                      round(sum(cost), 6) as cost,
                      (select count(*) from request) as requests,
                      array(
                        select distinct left(e.json -> 'data' ->> 'error', 500) as told
                        from turn_event e
                        where e.run_id = any (array_agg(request.run_id)) and e.type = 'error'
                          and e.json -> 'data' ->> 'error' is not null
                        order by told limit 3) as samples
                    from request where state = 'failed'
                    group by coalesce(error_code, 'unknown')
                    order by number desc, code
                    """,
                period)
            .query(
                (row, _) ->
                    new Failures(
                        row.getString("code"),
                        row.getLong("number"),
                        row.getLong("requests"),
                        List.of((String[]) row.getArray("samples").getArray()),
                        row.getBigDecimal("cost")))
            .list();
    long all = failures.stream().mapToLong(Failures::count).sum();
    BigDecimal rate =
        failures.isEmpty()
            ? metrics(period).errorRate()
            : percent(all, failures.getFirst().requests());
    return new ErrorsView(
        DaysView.of(period),
        all,
        rate,
        failures.stream()
            .map(
                each ->
                    new ErrorView(
                        each.code(),
                        each.count(),
                        share(each.count(), all),
                        each.samples(),
                        each.cost()))
            .toList());
  }

  /** Percent with two digits; null of nothing. */
  static @Nullable BigDecimal percent(long part, long whole) {
    return whole == 0 ? null : share(part, whole);
  }

  /** Percent with two digits of what is not nothing. */
  static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_EVEN);
  }
}
