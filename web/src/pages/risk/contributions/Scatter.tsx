import { useCallback, useMemo } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import type { Basis } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import type { Dot } from "./data";

const WEIGHT = "Weight, of gross value";

/** Whether the size of a position and its risk go together. */
export function Scatter({
  page,
  basis,
  dots,
  onPick,
}: {
  page: ViewPage;
  basis: Basis | null;
  dots: readonly Dot[];
  onPick: (key: string) => void;
}) {
  const format = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => draw(dots, colours, written),
    [dots],
  );
  const table = useMemo(
    () => ({
      columns: [
        { label: "Position" },
        { label: WEIGHT, numeric: true },
        { label: "Share of risk", numeric: true },
      ],
      rows: dots.map((dot) => [
        dot.label,
        { text: format.percent(dot.weight, { signed: true }), raw: dot.weight },
        { text: format.percent(dot.share, { signed: true }), raw: dot.share },
      ]),
    }),
    [dots, format],
  );
  const above = [...dots].sort(
    (a, b) => b.share - Math.abs(b.weight) - (a.share - Math.abs(a.weight)),
  )[0];
  const hedges = dots.filter((dot) => dot.share < 0).length;
  const say =
    (above && above.share > Math.abs(above.weight)
      ? `${above.label} is furthest above: ${format.percent(above.share)} of the risk, ${format.percent(Math.abs(above.weight))} of the gross value. `
      : "Every position has as much of the risk as of the gross value. ") +
    `${String(hedges)} of ${String(dots.length)} reduce risk.`;
  return (
    <Chart
      title="Weight and share of risk"
      asOf={page.as_of}
      basis={basis}
      note={`Weights are by delta and of the gross value, so that they add up to 100 % as the risk does; shorts are on the left. Above the dashed lines a position has more of the risk than of the gross value; below zero it reduces risk. ${say}`}
      summary={`${String(dots.length)} positions by weight and share of risk. ${say}`}
      file="weight-and-risk"
      height={320}
      option={option}
      table={table}
      empty={dots.length === 0 ? "No weights and shares of risk are known." : undefined}
      onPick={({ dataIndex, seriesName }) => {
        const dot = seriesName === "Positions" ? dots[dataIndex] : undefined;
        if (dot) {
          onPick(dot.key);
        }
      }}
    />
  );
}

function extent(dot: Dot): number {
  return Math.max(Math.abs(dot.weight), Math.abs(dot.share));
}

function draw(dots: readonly Dot[], colours: Colours, format: Format) {
  const named = new Set(
    [...dots]
      .sort((a, b) => extent(b) - extent(a))
      .slice(0, 8)
      .map((dot) => dot.key),
  );
  // where risk and size are the same part of the whole, for longs and for shorts
  const most = Math.max(0, ...dots.map((dot) => Math.min(dot.weight, dot.share)));
  const least = Math.min(0, ...dots.map((dot) => Math.max(dot.weight, -dot.share)));
  const label = {
    color: colours.muted,
    fontSize: 11.5,
    hideOverlap: true,
    formatter: (value: number) => format.percent(value, { digits: 0 }),
  };
  return {
    grid: { left: 8, right: 48, top: 30, bottom: 8 },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const dot = dots[dataIndex];
        return dot === undefined
          ? ""
          : tip(dot.label, [
              [WEIGHT, format.percent(dot.weight, { signed: true })],
              ["Share of risk", format.percent(dot.share, { signed: true })],
            ]);
      },
    },
    xAxis: axis(colours, {
      type: "value",
      name: WEIGHT,
      nameLocation: "middle",
      nameGap: 26,
      axisLabel: label,
    }),
    yAxis: axis(colours, {
      type: "value",
      name: "Share of risk",
      nameTextStyle: { color: colours.muted, align: "left" },
      axisLabel: label,
    }),
    series: [
      {
        name: "Positions",
        type: "scatter",
        symbolSize: 11,
        data: dots.map((dot) => ({
          name: dot.label,
          value: [dot.weight, dot.share],
          symbol: dot.share < 0 ? "diamond" : "circle",
          itemStyle: {
            color: dot.share < 0 ? colours.minus : colours.plus,
            borderColor: colours.card,
            borderWidth: 1,
          },
        })),
        label: {
          show: true,
          position: "top",
          color: colours.text,
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const dot = dots[dataIndex];
            return dot !== undefined && named.has(dot.key) ? dot.label : "";
          },
        },
        labelLayout: { hideOverlap: true },
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colours.lineStrong, type: "dashed" },
          data: [
            [{ coord: [0, 0] }, { coord: [most, most] }],
            [{ coord: [0, 0] }, { coord: [least, -least] }],
          ],
        },
      },
    ],
  };
}
