import { useCallback, useMemo, type ReactNode } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { short, stripes } from "../marks";
import { cellOf } from "../rows";
import type { Sector } from "./sectors";

/** Bars of the portfolio and of the benchmark, and the difference as text. */
export function SectorChart({
  page,
  sectors,
  benchmark,
  note,
  actions,
}: {
  page: ViewPage;
  sectors: readonly Sector[];
  benchmark: string;
  note: ReactNode;
  actions?: ReactNode;
}) {
  const format = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => draw(sectors, benchmark, colours, written),
    [sectors, benchmark],
  );
  const table = useMemo(
    () => ({
      columns: [
        { label: "Sector" },
        { label: "Portfolio, net", numeric: true },
        { label: "Portfolio, gross", numeric: true },
        { label: benchmark, numeric: true },
        { label: "Difference", numeric: true },
        { label: "Positions", numeric: true },
      ],
      rows: sectors.map(({ key, row, active }) => [
        key,
        cellOf(row.numbers["weight"], format, { signed: true }),
        cellOf(row.numbers["gross_weight"], format),
        cellOf(row.numbers["benchmark_weight"], format),
        { text: format.percent(active, { signed: true }), raw: active },
        cellOf(row.numbers["positions"], format),
      ]),
    }),
    [sectors, benchmark, format],
  );
  const most = sectors.find((sector) => sector.active !== null);
  const say =
    most === undefined
      ? `${sectors[0]?.key ?? ""} is the largest part.`
      : `The largest difference is ${most.key}, ${format.percent(most.active, { signed: true })} against ${benchmark}.`;
  return (
    <Chart
      title={`Sectors beside ${benchmark}`}
      id="sectors"
      asOf={page.as_of}
      basis={basisOf(
        numbersOf(
          sectors.map(({ row }) => row),
          "weight",
          "gross_weight",
          "benchmark_weight",
        ),
      )}
      note={
        <>
          {say} {note}
        </>
      }
      summary={`${String(sectors.length)} sectors. ${say}`}
      file="sectors"
      height={Math.max(180, sectors.length * 40 + 60)}
      option={option}
      table={table}
      actions={actions}
      empty={sectors.length === 0 ? "No sectors are known." : undefined}
    />
  );
}

function draw(sectors: readonly Sector[], benchmark: string, colours: Colours, format: Format) {
  const given = sectors.some((sector) => sector.benchmark !== null);
  const bar = { type: "bar", barMaxWidth: 13, barGap: "10%" };
  return {
    grid: { left: 8, right: 20, top: 30, bottom: 8 },
    legend: { top: 0, left: 0, textStyle: { color: colours.muted } },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (at: { dataIndex: number }[]) => {
        const sector = sectors[at[0]?.dataIndex ?? 0];
        return sector === undefined
          ? ""
          : tip(sector.key, [
              ["Portfolio, net", format.percent(sector.weight, { signed: true })],
              ["Portfolio, gross", format.percent(sector.gross)],
              [benchmark, format.percent(sector.benchmark)],
              ["Difference", format.percent(sector.active, { signed: true })],
            ]);
      },
    },
    xAxis: axis(colours, {
      type: "value",
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        formatter: (value: number) => format.percent(value, { digits: 0 }),
      },
    }),
    yAxis: axis(colours, {
      type: "category",
      inverse: true,
      data: sectors.map((sector) => sector.key),
      splitLine: { show: false },
      axisLabel: {
        color: colours.text,
        fontSize: 12,
        interval: 0,
        formatter: (label: string) => {
          const sector = sectors.find((each) => each.key === label);
          const apart = sector?.active;
          return `${short(label, 22)}\n${
            apart === null || apart === undefined ? "" : format.percent(apart, { signed: true })
          }`;
        },
        lineHeight: 15,
      },
    }),
    series: [
      {
        ...bar,
        name: "Portfolio, net",
        itemStyle: { color: colours.series[0] },
        data: sectors.map((sector) => sector.weight),
      },
      ...(given
        ? [
            {
              ...bar,
              name: benchmark,
              itemStyle: { color: colours.series[5], decal: stripes(colours) },
              data: sectors.map((sector) => sector.benchmark),
            },
          ]
        : []),
    ],
  };
}
