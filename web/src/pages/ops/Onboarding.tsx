import { useCallback } from "react";
import type { Answer } from "../../api";
import { axis, Chart, type Colours } from "../../chart/Chart";
import { words } from "../../lib/format";
import { type Format, useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Card, Empty, Reading } from "../../ui";
import { Grid } from "../../ui/Grid";
import { InSight } from "../../ui/InSight";
import { useDays } from "./parts";
import styles from "./Ops.module.css";

type Funnel = Answer<"/api/v1/admin/onboarding/funnel">;

/** How far those came who registered, and where they were stuck. */
export function Onboarding() {
  const [days, choice] = useDays();
  const funnel = useRead("/api/v1/admin/onboarding/funnel", { query: { days }, keep: true });
  const daily = useRead("/api/v1/admin/onboarding/daily", { query: { days }, keep: true });
  const { count, day } = useFormat();
  return (
    <>
      <div className="spread">
        <p className="muted">Days in UTC, today included. Events are kept for 30 days.</p>
        {choice}
      </div>
      <Reading of={funnel} height={300}>
        {(answer) => <FunnelChart answer={answer} />}
      </Reading>
      <Card title="By day">
        <Reading of={daily} height={200}>
          {(answer) => (
            <Grid
              label="Registrations by day"
              columns={[
                {
                  id: "date",
                  label: "Day",
                  value: (row) => row.date,
                  cell: (row) => day(row.date),
                },
                ...(
                  [
                    ["register_starts", "Registrations begun"],
                    ["register_completes", "Registered"],
                    ["register_errors", "Refused"],
                    ["login_successes", "Signed in"],
                    ["login_errors", "Sign-ins refused"],
                    ["portfolio_starts", "Portfolios begun"],
                    ["portfolio_completes", "Portfolios created"],
                    ["portfolio_errors", "Portfolios refused"],
                  ] as const
                ).map(([id, label]) => ({
                  id,
                  label,
                  numeric: true,
                  value: (row: (typeof answer.metrics)[number]) => row[id],
                  cell: (row: (typeof answer.metrics)[number]) => count(row[id]),
                })),
              ]}
              rows={answer.metrics}
              rowKey={(row) => row.date}
              firstSort={{ id: "date", desc: true }}
              empty={<Empty title="Nothing happened in these days" />}
            />
          )}
        </Reading>
      </Card>
      <InSight height={160}>
        <Errors days={days} />
      </InSight>
    </>
  );
}

function FunnelChart({ answer }: { answer: Funnel }) {
  const { count, percent } = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => ({
      xAxis: axis(colours, {
        type: "value",
        minInterval: 1,
        axisLabel: { color: colours.muted, formatter: (value: number) => written.count(value) },
      }),
      yAxis: axis(colours, {
        type: "category",
        inverse: true,
        data: answer.steps.map((step) => words(step.step)),
        splitLine: { show: false },
        axisLabel: { color: colours.text },
      }),
      series: [
        {
          type: "bar",
          barMaxWidth: 26,
          data: answer.steps.map((step) => step.count),
          itemStyle: { color: colours.series[0] },
          label: {
            show: true,
            position: "right",
            color: colours.text,
            formatter: (hit: { dataIndex: number }) =>
              written.count(answer.steps[hit.dataIndex]?.count),
          },
        },
      ],
    }),
    [answer],
  );
  const share = (value: number | null) => percent(value === null ? null : value / 100);
  return (
    <Chart
      basis={null}
      title="From registration to a portfolio"
      file="onboarding-funnel"
      height={240}
      note={`Of registrations begun, ${share(answer.overall_conversion_rate)} led to a portfolio. Each step counts some of the one before.`}
      summary={answer.steps.map((step) => `${words(step.step)} ${count(step.count)}`).join(", ")}
      option={option}
      table={{
        columns: [
          { label: "Step" },
          { label: "People", numeric: true },
          { label: "Of the first step", numeric: true },
        ],
        rows: answer.steps.map((step) => [
          words(step.step),
          { text: count(step.count), raw: step.count },
          { text: share(step.conversion_rate), raw: step.conversion_rate },
        ]),
      }}
    />
  );
}

function Errors({ days }: { days: number }) {
  const errors = useRead("/api/v1/admin/onboarding/errors", { query: { days }, keep: true });
  const { count, percent } = useFormat();
  return (
    <Card title="What went wrong">
      <Reading of={errors} height={100}>
        {(answer) =>
          answer.breakdown.length === 0 ? (
            <Empty title="Nothing went wrong in these days" />
          ) : (
            <div>
              {answer.breakdown.map((each) => (
                <div key={`${each.event_type} ${each.error_code}`} className={styles.entry}>
                  <h3>
                    {words(each.error_code)}: {count(each.count)} ({percent(each.percentage / 100)})
                  </h3>
                  <p className="muted small">{each.event_type}</p>
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
