import { useCallback } from "react";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { words } from "../../lib/format";
import { type Format, useFormat } from "../../lib/taste";
import type { Answer } from "../../api";
import { useRead } from "../../query";
import { Card, Empty, Reading } from "../../ui";
import { Grid } from "../../ui/Grid";
import { InSight } from "../../ui/InSight";
import { Tiles, useDays } from "./parts";
import styles from "./Ops.module.css";

/** How the analyst answers, how fast, and what it costs. */
export function Ai() {
  const [days, choice] = useDays("7");
  const metrics = useRead("/api/v1/admin/ai/metrics", { query: { days }, keep: true });
  const tokens = useRead("/api/v1/admin/ai/tokens", { query: { days }, keep: true });
  const { count, day, duration, money, percent } = useFormat();
  const dollars = (value: number) => money(value, { digits: 4 });
  return (
    <>
      <Card
        title="Answers of the analyst"
        actions={choice}
        note={
          metrics.data &&
          `Days in UTC, from ${day(metrics.data.date_range.start)} to ${day(metrics.data.date_range.end)}. Costs are by our table of prices.`
        }
      >
        <Reading of={metrics} height={140}>
          {(answer) => (
            <Tiles
              tiles={[
                [
                  "Questions",
                  count(answer.total_requests),
                  `${count(answer.successful_requests)} answered, ${count(answer.failed_requests)} failed, ${count(answer.cancelled_requests)} stopped`,
                ],
                [
                  "Failed",
                  percent(answer.error_rate === null ? null : answer.error_rate / 100),
                  "of the questions",
                ],
                ["Mean time", seconds(answer.avg_latency_ms, duration)],
                [
                  "Calls of models",
                  count(answer.total_model_calls),
                  `${count(answer.total_tool_calls)} look-ups`,
                ],
                [
                  "Tokens in",
                  count(answer.total_input_tokens),
                  `${count(answer.total_cached_tokens)} from the cache`,
                ],
                [
                  "Tokens out",
                  count(answer.total_output_tokens),
                  `${count(answer.total_reasoning_tokens)} for thinking`,
                ],
                [
                  "Cost",
                  dollars(answer.total_cost_usd),
                  answer.unpriced_model_calls > 0
                    ? `${count(answer.unpriced_model_calls)} calls without a price are not in it`
                    : null,
                ],
              ]}
            />
          )}
        </Reading>
      </Card>
      <Reading of={tokens} height={300}>
        {(answer) => <TokenChart days={answer.daily} />}
      </Reading>
      <InSight height={300}>
        <Latency days={days} />
      </InSight>
      <InSight height={240}>
        <div className="grid2">
          <Tools days={days} />
          <Models days={days} />
        </div>
      </InSight>
      <InSight height={200}>
        <Errors days={days} />
      </InSight>
    </>
  );
}

function seconds(ms: number | null, duration: (seconds: number | null) => string): string {
  return duration(ms === null ? null : ms / 1000);
}

function TokenChart({ days }: { days: Answer<"/api/v1/admin/ai/tokens">["daily"] }) {
  const format = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => ({
      legend: { top: 0, textStyle: { color: colours.text } },
      grid: { top: 36, left: 8, right: 16, bottom: 8, outerBoundsMode: "same" },
      xAxis: axis(colours, {
        type: "category",
        data: days.map((each) => written.day(each.date)),
        splitLine: { show: false },
      }),
      yAxis: axis(colours, {
        type: "value",
        axisLabel: { color: colours.muted, formatter: (value: number) => written.count(value) },
      }),
      tooltip: {
        trigger: "axis",
        formatter: (hit: { dataIndex: number }[]) => {
          const each = days[hit[0]?.dataIndex ?? -1];
          return each === undefined
            ? ""
            : tip(written.day(each.date), [
                ["Tokens in", written.count(each.total_input_tokens)],
                ["Tokens out", written.count(each.total_output_tokens)],
                ["Calls", written.count(each.request_count)],
              ]);
        },
      },
      series: [
        {
          name: "Tokens in",
          type: "bar",
          stack: "tokens",
          barMaxWidth: 36,
          data: days.map((each) => each.total_input_tokens),
          itemStyle: { color: colours.series[0] },
        },
        {
          name: "Tokens out",
          type: "bar",
          stack: "tokens",
          barMaxWidth: 36,
          data: days.map((each) => each.total_output_tokens),
          itemStyle: { color: colours.series[1] },
        },
      ],
    }),
    [days],
  );
  const all = days.reduce((sum, each) => sum + each.total_tokens, 0);
  return (
    <Chart
      basis={null}
      title="Tokens by day"
      file="analyst-tokens"
      height={240}
      summary={`${format.count(all)} tokens over ${format.count(days.length)} days.`}
      option={option}
      empty={all === 0 ? "No model was called in these days." : undefined}
      table={{
        columns: [
          { label: "Day" },
          { label: "Calls", numeric: true },
          { label: "Tokens in", numeric: true },
          { label: "Tokens out", numeric: true },
          { label: "Cost", numeric: true },
        ],
        rows: days.map((each) => [
          { text: format.day(each.date), raw: each.date },
          { text: format.count(each.request_count), raw: each.request_count },
          { text: format.count(each.total_input_tokens), raw: each.total_input_tokens },
          { text: format.count(each.total_output_tokens), raw: each.total_output_tokens },
          {
            text: format.money(each.cost_usd, { digits: 4 }),
            raw: each.cost_usd,
            amount: true,
          },
        ]),
      }}
    />
  );
}

const PERCENTILES = [
  { key: "p50_ms", label: "Half (p50)" },
  { key: "p75_ms", label: "Three quarters (p75)" },
  { key: "p90_ms", label: "90 % (p90)" },
  { key: "p95_ms", label: "95 % (p95)" },
  { key: "p99_ms", label: "99 % (p99)" },
] as const;

function Latency({ days }: { days: number }) {
  const latency = useRead("/api/v1/admin/ai/latency", { query: { days }, keep: true });
  return (
    <Reading of={latency} height={280}>
      {(answer) => <LatencyChart answer={answer} />}
    </Reading>
  );
}

function LatencyChart({ answer }: { answer: Answer<"/api/v1/admin/ai/latency"> }) {
  const { count, duration } = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => ({
      xAxis: axis(colours, {
        type: "value",
        axisLabel: {
          color: colours.muted,
          formatter: (value: number) => written.duration(value / 1000),
        },
      }),
      yAxis: axis(colours, {
        type: "category",
        inverse: true,
        data: PERCENTILES.map((each) => each.label),
        splitLine: { show: false },
        axisLabel: { color: colours.text },
      }),
      series: [
        {
          type: "bar",
          barMaxWidth: 22,
          data: PERCENTILES.map((each) => answer[each.key]),
          itemStyle: { color: colours.series[0] },
          label: {
            show: true,
            position: "right",
            color: colours.text,
            formatter: (hit: { value: number }) => written.duration(hit.value / 1000),
          },
        },
      ],
    }),
    [answer],
  );
  return (
    <Chart
      basis={null}
      title="How long answers took"
      file="analyst-latency"
      height={240}
      note={`${count(answer.sample_count)} successful answers; mean ${seconds(answer.avg_ms, duration)}, first words after ${seconds(answer.avg_first_token_ms, duration)}, from ${seconds(answer.min_ms, duration)} to ${seconds(answer.max_ms, duration)}.`}
      summary={`Within these times: ${PERCENTILES.map((each) => `${each.label} ${seconds(answer[each.key], duration)}`).join(", ")}.`}
      option={option}
      empty={answer.sample_count === 0 ? "No answer succeeded in these days." : undefined}
      table={{
        columns: [{ label: "Share of answers" }, { label: "Within", numeric: true }],
        rows: PERCENTILES.map((each) => [
          each.label,
          { text: seconds(answer[each.key], duration), raw: answer[each.key] },
        ]),
      }}
    />
  );
}

function Tools({ days }: { days: number }) {
  const tools = useRead("/api/v1/admin/ai/tools", { query: { days }, keep: true });
  const { count, duration, plain } = useFormat();
  return (
    <Card
      title="What the analyst looked up"
      note={
        tools.data &&
        `${count(tools.data.total_tool_calls)} look-ups, ${plain(tools.data.avg_tools_per_request, { digits: 1 })} to a question.`
      }
    >
      <Reading of={tools} height={160}>
        {(answer) => (
          <Grid
            label="Tools of the analyst"
            columns={[
              {
                id: "tool",
                label: "Tool",
                value: (row) => row.tool_name,
                cell: (row) => words(row.tool_name),
              },
              {
                id: "calls",
                label: "Calls",
                numeric: true,
                value: (row) => row.call_count,
                cell: (row) => count(row.call_count),
              },
              {
                id: "failed",
                label: "No answer",
                numeric: true,
                value: (row) => row.failed_count,
                cell: (row) => count(row.failed_count),
              },
              {
                id: "time",
                label: "Mean time",
                numeric: true,
                value: (row) => row.avg_latency_ms,
                cell: (row) => seconds(row.avg_latency_ms, duration),
              },
            ]}
            rows={answer.tools}
            rowKey={(row) => row.tool_name}
            firstSort={{ id: "calls", desc: true }}
            empty={<Empty title="Nothing was looked up in these days" />}
          />
        )}
      </Reading>
    </Card>
  );
}

function Models({ days }: { days: number }) {
  const models = useRead("/api/v1/admin/ai/models", { query: { days }, keep: true });
  const { count, duration, money, percent } = useFormat();
  return (
    <Card title="Models" note="Every call, also of work without a question.">
      <Reading of={models} height={160}>
        {(answer) => (
          <Grid
            label="Models"
            columns={[
              {
                id: "model",
                label: "Model",
                value: (row) => row.model,
                cell: (row) => <span title={row.provider}>{row.model}</span>,
              },
              {
                id: "calls",
                label: "Calls",
                numeric: true,
                value: (row) => row.request_count,
                cell: (row) => `${count(row.request_count)} (${percent(row.percentage / 100)})`,
              },
              {
                id: "time",
                label: "Mean time",
                numeric: true,
                value: (row) => row.avg_latency_ms,
                cell: (row) => seconds(row.avg_latency_ms, duration),
              },
              {
                id: "cost",
                label: "Cost",
                numeric: true,
                value: (row) => row.cost_usd,
                cell: (row) => money(row.cost_usd, { digits: 4 }),
              },
            ]}
            rows={answer.models}
            rowKey={(row) => `${row.provider}/${row.model}`}
            firstSort={{ id: "calls", desc: true }}
            empty={<Empty title="No model was called in these days" />}
          />
        )}
      </Reading>
    </Card>
  );
}

function Errors({ days }: { days: number }) {
  const errors = useRead("/api/v1/admin/ai/errors", { query: { days }, keep: true });
  const { count, percent } = useFormat();
  return (
    <Card
      title="Why answers failed"
      note={
        errors.data &&
        `${count(errors.data.total_errors)} answers failed, ${percent(errors.data.error_rate === null ? null : errors.data.error_rate / 100)} of all.`
      }
    >
      <Reading of={errors} height={120}>
        {(answer) =>
          answer.breakdown.length === 0 ? (
            <Empty title="No answer failed in these days" />
          ) : (
            <div>
              {answer.breakdown.map((each) => (
                <div key={each.error_type} className={styles.entry}>
                  <h3>
                    {words(each.error_type)}: {count(each.count)} ({percent(each.percentage / 100)})
                  </h3>
                  <ul className={styles.list}>
                    {each.sample_messages.map((message) => (
                      <li key={message}>{message}</li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          )
        }
      </Reading>
    </Card>
  );
}
