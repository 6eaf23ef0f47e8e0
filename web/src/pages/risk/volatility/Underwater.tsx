import { useCallback, useMemo } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage, ViewRow } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { Figure } from "../../../figure/Figure";
import { type Format, useFormat } from "../../../lib/taste";
import { tableOf } from "../../../shell/scope";
import { Card } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import { numeric } from "../../../lib/format";
import { Reconciled } from "../parts";
import { valueOf } from "../rows";
import { alongside, deepest, falls, lowestOn, type Fall } from "./shapes";

/** How deep and how long the value fell below its highest. */
export function Underwater({
  page,
  benchmark,
  name,
}: {
  page: ViewPage;
  /** the falls of a benchmark over the same days, if it is to be seen */
  benchmark: readonly Fall[] | undefined;
  name: string;
}) {
  const format = useFormat();
  const series = useMemo(() => falls(tableOf(page, "drawdown")), [page]);
  const episodes = tableOf(page, "drawdowns");
  const other = useMemo(
    () =>
      benchmark === undefined
        ? undefined
        : alongside(
            benchmark,
            series.map((each) => each.day),
          ),
    [benchmark, series],
  );
  const option = useCallback(
    (colours: Colours, written: Format) => draw(series, episodes, other, name, colours, written),
    [series, episodes, other, name],
  );
  const table = useMemo(
    () => ({
      columns: [
        { label: "Day" },
        { label: "Below the highest", numeric: true },
        { label: "Deepest since the day before it here", numeric: true },
        ...(other === undefined ? [] : [{ label: name, numeric: true }]),
      ],
      rows: series.map((each, i) => [
        each.day,
        { text: format.percent(each.value), raw: each.value },
        { text: format.percent(each.deepest), raw: each.deepest },
        ...(other === undefined ? [] : [{ text: format.percent(other[i]), raw: other[i] }]),
      ]),
    }),
    [series, other, name, format],
  );
  const worst = deepest(series);
  const last = series.at(-1);
  const lowest = worst && lowestOn(episodes, worst.deepest);
  const say =
    worst === null || last === undefined
      ? ""
      : `The deepest fall was ${format.percent(-worst.deepest)}, on ${lowest === null ? "or before " : ""}${format.day(lowest ?? worst.day)}. ` +
        (last.value === 0
          ? "The value is at its highest now."
          : `Now it is ${format.percent(-last.value)} below its highest.`);
  const figure = numeric(page.figures["max_drawdown"]?.value);
  const apart = worst === null || figure === null ? 0 : worst.deepest - figure;
  return (
    <Chart
      title="How far below the highest value"
      id="drawdown"
      asOf={page.as_of}
      basis={basisOf([
        page.figures["max_drawdown"],
        ...numbersOf(tableOf(page, "drawdown"), "drawdown"),
      ])}
      note={`${say} Money paid in or out changes nothing here. Shaded: the deepest falls, as listed below.`}
      summary={`Drawdown over ${String(series.length)} points. ${say}`}
      file="drawdown"
      height={260}
      option={option}
      table={table}
      actions={
        <Reconciled
          difference={apart}
          tolerance={1.5e-6}
          written={format.percent(apart)}
          what="The figure above differs by"
        />
      }
      empty={
        series.length === 0
          ? (page.figures["max_drawdown"]?.reason_text ??
            "The falls of the value are not part of this answer.")
          : undefined
      }
    />
  );
}

function draw(
  series: readonly Fall[],
  episodes: readonly ViewRow[],
  other: readonly (number | null)[] | undefined,
  name: string,
  colours: Colours,
  format: Format,
) {
  const days = series.map((each) => each.day);
  const last = days.at(-1) ?? "";
  // the axis knows only the days that are drawn
  const onAxis = (day: string) => days.find((each) => each >= day) ?? last;
  return {
    grid: { left: 8, right: 16, top: other === undefined ? 12 : 28, bottom: 8 },
    ...(other === undefined
      ? {}
      : { legend: { top: 0, left: 0, textStyle: { color: colours.muted } } }),
    tooltip: {
      trigger: "axis",
      formatter: (at: { dataIndex: number }[]) => {
        const index = at[0]?.dataIndex ?? 0;
        const fall = series[index];
        return fall === undefined
          ? ""
          : tip(format.day(fall.day), [
              ["Below the highest", format.percent(fall.value)],
              ...(fall.deepest < fall.value
                ? [["Deepest since the last point", format.percent(fall.deepest)] as const]
                : []),
              ...(other === undefined ? [] : [[name, format.percent(other[index])] as const]),
            ]);
      },
    },
    xAxis: axis(colours, {
      type: "category",
      data: days,
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
      max: 0,
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        formatter: (value: number) => format.percent(value, { digits: 0 }),
      },
    }),
    series: [
      {
        name: "This portfolio",
        type: "line",
        symbol: "none",
        itemStyle: { color: colours.loss },
        lineStyle: { color: colours.loss, width: 1.5 },
        areaStyle: { color: colours.loss, opacity: 0.22, origin: 0 },
        data: series.map((each) => each.deepest),
        markArea: {
          silent: true,
          itemStyle: { color: colours.muted, opacity: 0.1 },
          data: episodes.map((row) => [
            { xAxis: onAxis(row.key) },
            { xAxis: onAxis(row.texts["recovery"] ?? last) },
          ]),
        },
      },
      ...(other === undefined
        ? []
        : [
            {
              name,
              type: "line",
              symbol: "none",
              itemStyle: { color: colours.text },
              lineStyle: { color: colours.text, width: 1.5, type: "dashed" },
              data: other,
            },
          ]),
    ],
  };
}

/** The deepest falls one by one. */
export function Episodes({ page }: { page: ViewPage }) {
  const format = useFormat();
  const rows = tableOf(page, "drawdowns");
  const columns = useMemo(
    (): Column<ViewRow>[] => [
      {
        id: "depth",
        label: "Depth",
        numeric: true,
        value: (row) => valueOf(row, "depth"),
        cell: (row) => <Figure n={row.numbers["depth"]} label="Depth of the fall" tone />,
      },
      {
        id: "peak",
        label: "From",
        value: (row) => row.key,
        cell: (row) => format.day(row.key),
      },
      {
        id: "trough",
        label: "Lowest on",
        from: 480,
        value: (row) => row.texts["trough"],
        cell: (row) => format.day(row.texts["trough"]),
      },
      {
        id: "recovery",
        label: "Made good on",
        value: (row) => row.texts["recovery"],
        cell: (row) => (row.texts["recovery"] ? format.day(row.texts["recovery"]) : "not yet"),
      },
      {
        id: "length",
        label: "Sessions",
        numeric: true,
        value: (row) => valueOf(row, "length"),
        cell: (row) => <Figure n={row.numbers["length"]} label="Length of the fall" />,
      },
    ],
    [format],
  );
  return rows.length === 0 ? null : (
    <Card title="The deepest falls" asOf={page.as_of}>
      <Grid label="Falls, one in a row" columns={columns} rows={rows} rowKey={(row) => row.key} />
    </Card>
  );
}
