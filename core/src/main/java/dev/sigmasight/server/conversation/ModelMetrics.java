package dev.sigmasight.server.conversation;

import dev.sigmasight.server.activity.Period;
import dev.sigmasight.server.conversation.AnalystMetricsViews.DaysView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ModelView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ModelsView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.TokensOfDayView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.TokensOfDaysView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ToolView;
import dev.sigmasight.server.conversation.AnalystMetricsViews.ToolsView;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts calls of models and tools. */
@Component
class ModelMetrics {
  private final CoreDb db;

  ModelMetrics(CoreDb db) {
    this.db = db;
  }

  private StatementSpec sql(String sql, Period period) {
    return db.sql(sql).param("from", period.from()).param("until", period.until());
  }

  TokensOfDaysView tokens(Period period) {
    List<TokensOfDayView> days =
        sql(
                """
                select (created_at at time zone 'UTC')::date as day, count(*) as calls,
                  sum(input_tokens) as input, sum(output_tokens) as output,
                  round(avg(input_tokens), 1) as avg_input,
                  round(avg(output_tokens), 1) as avg_output,
                  round(coalesce(sum(cost), 0), 6) as cost
                from model_call where created_at >= :from and created_at < :until
                group by 1 order by 1
                """,
                period)
            .query(
                (row, _) ->
                    new TokensOfDayView(
                        row.getObject("day", LocalDate.class),
                        row.getLong("input"),
                        row.getLong("output"),
                        row.getLong("input") + row.getLong("output"),
                        row.getLong("calls"),
                        row.getBigDecimal("avg_input"),
                        row.getBigDecimal("avg_output"),
                        row.getBigDecimal("cost")))
            .list();
    return new TokensOfDaysView(
        DaysView.of(period),
        days.stream().mapToLong(TokensOfDayView::totalInputTokens).sum(),
        days.stream().mapToLong(TokensOfDayView::totalOutputTokens).sum(),
        days.stream().map(TokensOfDayView::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
        days);
  }

  ModelsView models(Period period) {
    List<ModelView> models =
        sql(
                """
                select provider, model, count(*) as calls,
                  sum(count(*)) over () as all_calls,
                  round(avg(latency_ms), 1) as latency,
                  round(avg(input_tokens + output_tokens), 1) as tokens,
                  round(sum(cost), 6) as cost
                from model_call where created_at >= :from and created_at < :until
                group by provider, model order by calls desc, provider, model
                """,
                period)
            .query(
                (row, _) ->
                    new ModelView(
                        row.getString("provider"),
                        row.getString("model"),
                        row.getLong("calls"),
                        AnalystMetrics.share(row.getLong("calls"), row.getLong("all_calls")),
                        row.getBigDecimal("latency"),
                        row.getBigDecimal("tokens"),
                        row.getBigDecimal("cost")))
            .list();
    return new ModelsView(DaysView.of(period), models);
  }

  private record Requests(long count, BigDecimal cost) {}

  ToolsView tools(Period period) {
    List<ToolView> tools =
        sql(
                """
                select tool, count(*) as calls, sum(count(*)) over () as all_calls,
                  count(error) as failed, round(avg(latency_ms), 1) as latency
                from turn_tool_call where created_at >= :from and created_at < :until
                group by tool order by calls desc, tool
                """,
                period)
            .query(
                (row, _) ->
                    new ToolView(
                        row.getString("tool"),
                        row.getLong("calls"),
                        AnalystMetrics.share(row.getLong("calls"), row.getLong("all_calls")),
                        row.getLong("failed"),
                        row.getBigDecimal("latency")))
            .list();
    long calls = tools.stream().mapToLong(ToolView::callCount).sum();
    Requests requests = requestsWithTools(period);
    return new ToolsView(
        DaysView.of(period),
        calls,
        requests.count(),
        requests.count() == 0
            ? null
            : BigDecimal.valueOf(calls)
                .divide(BigDecimal.valueOf(requests.count()), 2, RoundingMode.HALF_EVEN),
        requests.cost(),
        tools);
  }

  private Requests requestsWithTools(Period period) {
    return sql(
            """
            with request as (
              select distinct run_id from turn_tool_call
              where created_at >= :from and created_at < :until)
            select (select count(*) from request) as requests,
              (select round(coalesce(sum(c.cost), 0), 6)
               from model_call c join request using (run_id)) as cost
            """,
            period)
        .query((row, _) -> new Requests(row.getLong("requests"), row.getBigDecimal("cost")))
        .single();
  }
}
