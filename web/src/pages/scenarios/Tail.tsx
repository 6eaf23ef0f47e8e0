import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Schemas } from "../../api";
import type { Search } from "../../router";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { NONE, words } from "../../lib/format";
import { type Format, useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Card, Chip, Empty, Reading, Segments } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { sum } from "./model";
import styles from "./Scenarios.module.css";

type Data = Schemas["ValueAtRiskData"];
type Row = Data["figures"][number];
type Added = Data["contributions"][number];

const ABOUT: Readonly<Record<string, string>> = {
  historical: "What these holdings would have lost on the days of the last year",
  normal: "A normal distribution with the variance of those days",
  factor: "The variance the factor model expects, normal",
};

/** Rare losses: how much on a bad day, by three methods side by side. */
export function Tail({ scope }: { scope: string }) {
  const read = useRead("/api/v1/analytics/portfolio/{id}/var", { path: { id: scope } });
  return (
    <Reading of={read} height={420}>
      {(answer) =>
        answer.data === null ? (
          <Card title="Rare losses">
            <Empty title="Not known">{answer.reason ?? "The server gives no reason."}</Empty>
          </Card>
        ) : (
          <Both data={answer.data} asOf={answer.as_of} />
        )
      }
    </Reading>
  );
}

function draw(rows: readonly Row[]) {
  return (colours: Colours, format: Format) => ({
    grid: { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: "same" },
    legend: { top: 0, left: 0, textStyle: { color: colours.text }, itemHeight: 10 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (points: { dataIndex: number }[]) => {
        const row = rows[points[0]?.dataIndex ?? 0];
        return tip(words(row?.method), [
          ["Value at risk", format.money(row?.value_at_risk)],
          ["Expected shortfall", format.money(row?.expected_shortfall)],
          ...(row?.reason ? ([["Not known", row.reason]] as const) : []),
        ]);
      },
    },
    xAxis: axis(colours, {
      type: "category",
      data: rows.map((row) => words(row.method)),
      splitLine: { show: false },
    }),
    yAxis: axis(colours, {
      type: "value",
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        formatter: (value: number) => format.money(value, { compact: true }),
      },
    }),
    series: [
      ["Value at risk", (row: Row) => row.value_at_risk, null] as const,
      ["Expected shortfall", (row: Row) => row.expected_shortfall, "rect"] as const,
    ].map(([name, pick, pattern], place) => ({
      type: "bar",
      name,
      barMaxWidth: 48,
      itemStyle: {
        color: colours.series[place],
        ...(pattern === null
          ? {}
          : {
              decal: {
                symbol: pattern,
                color: colours.card,
                dashArrayX: [1, 0],
                dashArrayY: [2, 5],
                rotation: Math.PI / 4,
              },
            }),
      },
      data: rows.map(pick),
    })),
  });
}

function Both({ data, asOf }: { data: Data; asOf: string | null }) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const { figures } = data;
  const levels = useMemo(
    () => [...new Set(figures.map((row) => row.confidence))].toSorted((a, b) => a - b),
    [figures],
  );
  const asked = Number(search["conf"]);
  const level = levels.includes(asked) ? asked : levels[0];
  const rows = useMemo(() => figures.filter((row) => row.confidence === level), [figures, level]);
  const option = useCallback((colours: Colours, form: Format) => draw(rows)(colours, form), [rows]);
  const known = rows.filter((row) => row.value_at_risk !== null);
  const share = format.percent(1 - (level ?? 0), { digits: 0 });
  const money = (raw: number | null) => ({ text: format.money(raw), raw, amount: true });
  const part = (raw: number | null) => ({ text: format.percent(raw, { digits: 2 }), raw });
  return (
    <div className="stack">
      <Chart
        title="Rare losses"
        asOf={asOf}
        file="value-at-risk"
        height={260}
        note={`On ${share} of days these holdings lose more than the value at risk; the expected shortfall is what they lose on such a day on average. Of ${data.horizon_days === 1 ? "one day" : `${format.count(data.horizon_days)} days`}, the only horizon the server computes.`}
        summary={`Value at risk at ${format.percent(level, { digits: 0 })}: ${known.map((row) => `${row.method} ${format.money(row.value_at_risk)}`).join(", ") || "not known"}.`}
        option={option}
        empty={known.length === 0 ? (rows[0]?.reason ?? "Not known.") : undefined}
        actions={
          <Segments
            label="Confidence"
            value={String(level)}
            options={levels.map((each) => ({
              id: String(each),
              label: format.percent(each, { digits: 0 }),
            }))}
            onChange={(next) =>
              void navigate({
                to: ".",
                search: (old) => ({ ...old, conf: Number(next) }) as never,
                replace: true,
              })
            }
          />
        }
        table={{
          columns: [
            { label: "Method" },
            ...["Value at risk", "Expected shortfall", "VaR of value", "ES of value"].map(
              (label) => ({ label, numeric: true }),
            ),
            { label: "Why not" },
          ],
          rows: rows.map((row) => [
            words(row.method),
            money(row.value_at_risk),
            money(row.expected_shortfall),
            part(row.var_of_nav),
            part(row.es_of_nav),
            row.reason ?? "",
          ]),
        }}
      />
      <Card
        title="The methods side by side"
        asOf={asOf}
        note={`${format.count(data.scenarios)} days of prices. The answer has no interval and no backtest.`}
        actions={
          data.coverage !== null && data.coverage < 1 ? (
            <Chip tone="warning" title="The rest has no prices of every day and is left out">
              {format.percent(data.coverage, { digits: 0 })} of the holdings
            </Chip>
          ) : undefined
        }
      >
        <Methods rows={data.figures} />
      </Card>
      <Card
        title="What each symbol adds"
        asOf={asOf}
        note="To the expected shortfall of one day at 95 %. A negative amount takes away from it."
      >
        <Contributions rows={data.contributions} figures={data.figures} />
      </Card>
    </div>
  );
}

function Methods({ rows }: { rows: readonly Row[] }) {
  const format = useFormat();
  const columns: Column<Row>[] = [
    {
      id: "method",
      label: "Method",
      value: (row) => row.method,
      cell: (row) => <span title={ABOUT[row.method]}>{words(row.method)}</span>,
    },
    {
      id: "confidence",
      label: "Confidence",
      numeric: true,
      value: (row) => row.confidence,
      cell: (row) => format.percent(row.confidence, { digits: 0 }),
    },
    {
      id: "var",
      label: "Value at risk",
      numeric: true,
      value: (row) => row.value_at_risk,
      cell: (row) => <Known value={row.value_at_risk} why={row.reason} share={row.var_of_nav} />,
    },
    {
      id: "es",
      label: "Expected shortfall",
      numeric: true,
      value: (row) => row.expected_shortfall,
      cell: (row) => (
        <Known value={row.expected_shortfall} why={row.reason} share={row.es_of_nav} />
      ),
    },
  ];
  return (
    <Grid
      label="Rare losses by method"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.method} ${String(row.confidence)}`}
    />
  );
}

function Known({
  value,
  why,
  share,
}: {
  value: number | null;
  why: string | null;
  share?: number | null;
}) {
  const format = useFormat();
  if (value === null) {
    return (
      <span className={styles.why} title={why ?? undefined} tabIndex={0}>
        {NONE}
        <span className="sr-only"> {why}</span>
      </span>
    );
  }
  return (
    <>
      {format.money(value)}
      {share !== undefined && (
        <span className={styles.percent}> {format.percent(share, { digits: 2 })}</span>
      )}
    </>
  );
}

function Contributions({ rows, figures }: { rows: readonly Added[]; figures: readonly Row[] }) {
  const format = useFormat();
  const total = (id: "historical" | "factor") => {
    const whole = figures.find(
      (row) => row.method === id && row.confidence === 0.95,
    )?.expected_shortfall;
    const parts = sum(rows.map((row) => row[`${id}_es_95`] ?? 0));
    const off =
      whole !== undefined &&
      whole !== null &&
      !(Math.abs(parts - whole) <= rows.length / 200 + 0.01);
    return (
      <>
        {off && (
          <Chip tone="warning" title={`The rows add up to ${format.money(parts)}.`}>
            rows do not add up
          </Chip>
        )}{" "}
        {format.money(whole)}
      </>
    );
  };
  const amount = (id: "historical" | "factor", label: string): Column<Added> => ({
    id,
    label,
    numeric: true,
    value: (row) => row[`${id}_es_95`],
    cell: (row) => <Known value={row[`${id}_es_95`]} why={row.reason} share={row[`${id}_share`]} />,
  });
  return (
    <Grid
      label="Share of each symbol"
      firstSort={{ id: "historical", desc: true }}
      columns={[
        {
          id: "symbol",
          label: "Symbol",
          value: (row) => row.symbol,
          cell: (row) => row.symbol,
        },
        amount("historical", "Historical"),
        amount("factor", "Factor"),
      ]}
      rows={rows}
      rowKey={(row) => row.symbol}
      footer={["Together", total("historical"), total("factor")]}
      empty={<Empty title="Not known">Nothing held has prices of every day.</Empty>}
    />
  );
}
