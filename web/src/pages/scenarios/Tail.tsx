import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ViewNumber, ViewPage } from "../../api";
import type { Search } from "../../router";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { basisOf, numbersOf } from "../../figure/basis";
import { Computed } from "../../figure/Computed";
import { Figure } from "../../figure/Figure";
import { words } from "../../lib/format";
import { type Format, useFormat } from "../../lib/taste";
import { useView } from "../../shell/scope";
import { ViewState } from "../../shell/ViewState";
import { Card, Chip, Empty, Segments } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { type Added, type Loss, lossesOf } from "./losses";
import { sum } from "./model";
import styles from "./Scenarios.module.css";

const ABOUT: Readonly<Record<string, string>> = {
  historical: "What these holdings would have lost on the days of the last year",
  normal: "A normal distribution with the variance of those days",
  factor: "The variance the factor model expects, normal",
};

/** Rare losses: how much on a bad day, by three methods side by side. */
export function Tail() {
  const view = useView("risk/tail");
  return <ViewState view={view}>{(page) => <Both page={page} />}</ViewState>;
}

function ofLosses(rows: readonly Loss[]) {
  return basisOf(
    numbersOf(
      rows.map(({ row }) => row),
      "value_at_risk",
      "expected_shortfall",
    ),
  );
}

function draw(rows: readonly Loss[]) {
  return (colours: Colours, format: Format) => ({
    grid: { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: "same" },
    legend: { top: 0, left: 0, textStyle: { color: colours.text }, itemHeight: 10 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (points: { dataIndex: number }[]) => {
        const row = rows[points[0]?.dataIndex ?? 0];
        return tip(words(row?.method), [
          ["Value at risk", format.money(row?.var)],
          ["Expected shortfall", format.money(row?.es)],
          ...(row?.why ? ([["Not known", row.why]] as const) : []),
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
      ["Value at risk", (row: Loss) => row.var, null] as const,
      ["Expected shortfall", (row: Loss) => row.es, "rect"] as const,
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

function Both({ page }: { page: ViewPage }) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const { figures, added } = useMemo(() => lossesOf(page), [page]);
  const asOf = page.as_of;
  const basis = useMemo(() => ofLosses(figures), [figures]);
  const covered = basis?.coverage?.[0];
  const levels = useMemo(
    () => [...new Set(figures.map((row) => row.confidence))].toSorted((a, b) => a - b),
    [figures],
  );
  const asked = Number(search["conf"]);
  const level = levels.includes(asked) ? asked : levels[0];
  const rows = useMemo(() => figures.filter((row) => row.confidence === level), [figures, level]);
  const option = useCallback((colours: Colours, form: Format) => draw(rows)(colours, form), [rows]);
  const known = rows.filter((row) => row.var !== null);
  const share = format.percent(1 - (level ?? 0), { digits: 0 });
  const money = (raw: number | null) => ({ text: format.money(raw), raw, amount: true });
  const part = (raw: number | null) => ({ text: format.percent(raw, { digits: 2 }), raw });
  return (
    <div className="stack">
      <Chart
        id="rare-losses"
        title="Rare losses"
        asOf={asOf}
        basis={ofLosses(rows)}
        file="value-at-risk"
        height={260}
        note={`On ${share} of days these holdings lose more than the value at risk; the expected shortfall is what they lose on such a day on average. Of one day, the only horizon that is computed.`}
        summary={`Value at risk at ${format.percent(level, { digits: 0 })}: ${known.map((row) => `${row.method} ${format.money(row.var)}`).join(", ") || "not known"}.`}
        option={option}
        empty={known.length === 0 ? (rows[0]?.why ?? "Not known.") : undefined}
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
            money(row.var),
            money(row.es),
            part(row.varOfNav),
            part(row.esOfNav),
            row.why ?? "",
          ]),
        }}
      />
      <Card
        title="The methods side by side"
        asOf={asOf}
        computed={<Computed of={basis} label="The methods side by side" />}
        note="Each is one estimate: how far it may be off, and whether losses came as often as it says, is not computed."
        actions={
          covered !== undefined && covered < 1 ? (
            <Chip tone="warning" title="The rest has no prices of every day and is left out">
              {format.percent(covered, { digits: 0 })} of the holdings
            </Chip>
          ) : undefined
        }
      >
        <Methods rows={figures} />
      </Card>
      <Card
        id="added-losses"
        title="What each symbol adds"
        asOf={asOf}
        computed={
          <Computed
            of={basisOf(
              numbersOf(
                added.map(({ row }) => row),
                "historical_es_95",
                "factor_es_95",
              ),
            )}
            label="What each symbol adds"
          />
        }
        note="To the expected shortfall of one day at 95 %. A negative amount takes away from it."
      >
        <Contributions rows={added} figures={figures} />
      </Card>
    </div>
  );
}

function Methods({ rows }: { rows: readonly Loss[] }) {
  const format = useFormat();
  const columns: Column<Loss>[] = [
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
      value: (row) => row.var,
      cell: (row) => (
        <Known
          n={row.row.numbers["value_at_risk"]}
          label={`Value at risk, ${words(row.method)}`}
          share={row.varOfNav}
        />
      ),
    },
    {
      id: "es",
      label: "Expected shortfall",
      numeric: true,
      value: (row) => row.es,
      cell: (row) => (
        <Known
          n={row.row.numbers["expected_shortfall"]}
          label={`Expected shortfall, ${words(row.method)}`}
          share={row.esOfNav}
        />
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
  n,
  label,
  share,
}: {
  n: ViewNumber | undefined;
  label: string;
  share: number | null;
}) {
  const format = useFormat();
  return (
    <>
      <Figure n={n} label={label} />
      {share !== null && (
        <span className={styles.percent}> {format.percent(share, { digits: 2 })}</span>
      )}
    </>
  );
}

function Contributions({ rows, figures }: { rows: readonly Added[]; figures: readonly Loss[] }) {
  const format = useFormat();
  const total = (id: "historical" | "factor") => {
    const whole = figures.find((row) => row.method === id && row.confidence === 0.95)?.es;
    const parts = sum(rows.map((row) => row[id] ?? 0));
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
    value: (row) => row[id],
    cell: (row) => (
      <Known
        n={row.row.numbers[`${id}_es_95`]}
        label={`What ${row.symbol} adds, ${label}`}
        share={row[`${id}Share`]}
      />
    ),
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
