import { useCallback, useMemo } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage, ViewRow } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { tableOf } from "../../../shell/scope";
import { cellOf, valueOf } from "../rows";

const WINDOWS = [
  { column: "realized_21d", label: "Past month", sessions: 21 },
  { column: "realized_63d", label: "Past quarter", sessions: 63 },
] as const;

/** How much the value swung, day by day. */
export function Rolling({ page }: { page: ViewPage }) {
  const format = useFormat();
  const rows = tableOf(page, "rolling");
  const option = useCallback(
    (colours: Colours, written: Format) => draw(rows, colours, written),
    [rows],
  );
  const table = useMemo(
    () => ({
      columns: [
        { label: "Day" },
        ...WINDOWS.map(({ label, sessions }) => ({
          label: `${label} (${String(sessions)} sessions)`,
          numeric: true,
        })),
      ],
      rows: rows.map((row) => [
        row.key,
        ...WINDOWS.map(({ column }) => cellOf(row.numbers[column], format)),
      ]),
    }),
    [rows, format],
  );
  const month = rows.flatMap((row) => valueOf(row, "realized_21d") ?? []);
  const last = month.at(-1);
  const say =
    last === undefined
      ? ""
      : `Over a month it was between ${format.percent(Math.min(...month))} and ${format.percent(Math.max(...month))}, and is ${format.percent(last)} now.`;
  return (
    <Chart
      title="How much it swung"
      id="rolling"
      asOf={page.as_of}
      basis={basisOf(numbersOf(rows, "realized_21d"))}
      note={`${say} Yearly pace of the daily returns before each day; neighbouring days share most of them.`}
      summary={`Realised volatility on ${String(rows.length)} days. ${say}`}
      file="volatility-history"
      height={240}
      option={option}
      table={table}
      empty={
        rows.length < 2 ? "Too few daily returns: the first value needs 21 of them." : undefined
      }
    />
  );
}

function draw(rows: readonly ViewRow[], colours: Colours, format: Format) {
  const percent = (value: number | null) => format.percent(value);
  return {
    grid: { left: 8, right: 16, top: 28, bottom: 8 },
    legend: { top: 0, left: 0, textStyle: { color: colours.muted } },
    tooltip: {
      trigger: "axis",
      formatter: (at: { dataIndex: number }[]) => {
        const row = rows[at[0]?.dataIndex ?? 0];
        return row === undefined
          ? ""
          : tip(
              format.day(row.key),
              WINDOWS.map(({ column, label }) => [label, percent(valueOf(row, column))] as const),
            );
      },
    },
    xAxis: axis(colours, {
      type: "category",
      data: rows.map((row) => row.key),
      boundaryGap: false,
      splitLine: { show: false },
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        showMaxLabel: true,
        alignMaxLabel: "right",
        formatter: (day: string) => format.day(day),
      },
    }),
    yAxis: axis(colours, {
      type: "value",
      min: 0,
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        formatter: (value: number) => format.percent(value, { digits: 0 }),
      },
    }),
    series: WINDOWS.map(({ column, label }, place) => ({
      type: "line",
      name: label,
      symbol: "none",
      data: rows.map((row) => valueOf(row, column)),
      lineStyle: {
        color: colours.series[place],
        width: 2,
        type: place === 0 ? "solid" : "dashed",
      },
      itemStyle: { color: colours.series[place] },
    })),
  };
}
