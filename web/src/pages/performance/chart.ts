/** The lines of the performance page, for the chart library. */
import type { EChartsCoreOption } from "echarts/core";
import { axis, type Colours, tip } from "../../chart/Chart";
import type { Format } from "../../lib/taste";
import { folded, short } from "../risk/marks";
import { compared, type Day, type Deal, dealt, profits } from "./model";
import type { Part } from "./profit";

/** How many trades of a day are told one by one. */
const MOST_TOLD = 5;

export type Show = "value" | "profit" | "return";

interface Line {
  name: string;
  values: (number | null)[];
  write: (value: number | null) => string;
}

/** The lines a choice shows over all days; those of returns begin at the first day of the window. */
export function linesOf(
  days: readonly Day[],
  first: number,
  show: Show,
  benchmark: string | undefined,
  format: Format,
): Line[] {
  const money = (value: number | null) => format.money(value);
  const change = (value: number | null) => format.percent(value, { signed: true, digits: 2 });
  if (show === "value") {
    return [{ name: "Value", values: days.map((each) => each.nav), write: money }];
  }
  if (show === "profit") {
    return [
      {
        name: "Profit so far",
        values: profits(days),
        write: (value) => format.money(value, { signed: true }),
      },
    ];
  }
  const since = compared(days, first);
  return [
    { name: "Portfolio", values: since.own, write: change },
    ...(benchmark === undefined ? [] : [{ name: benchmark, values: since.bench, write: change }]),
  ];
}

export interface Span {
  first: number;
  last: number;
}

export function drawLines(
  days: readonly Day[],
  { first, last }: Span,
  show: Show,
  benchmark: string | undefined,
  deals: ReadonlyMap<string, readonly Deal[]>,
): (colours: Colours, format: Format) => EChartsCoreOption {
  return (colours, format) => {
    const lines = linesOf(days, first, show, benchmark, format);
    const short = (value: number) =>
      show === "return"
        ? format.percent(value, { digits: 0, signed: true })
        : format.money(value, { compact: true });
    const flows = days.map((each, place) =>
      place > 0 && each.flow !== null && each.flow !== 0 ? (lines[0]?.values[place] ?? null) : null,
    );
    return {
      grid: { left: 8, right: 16, top: 16, bottom: 72, outerBoundsMode: "same" },
      legend:
        lines.length > 1
          ? {
              data: lines.map((line) => line.name),
              top: 0,
              right: 8,
              textStyle: { color: colours.text },
              itemHeight: 8,
            }
          : { show: false },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const place = points[0]?.dataIndex ?? 0;
          const day = days[place];
          const told: [string, string][] = lines.map((line) => [
            line.name,
            line.write(line.values[place] ?? null),
          ]);
          if (show !== "return") {
            told.push(["Of the day", format.money(day?.pnl, { signed: true })]);
          }
          if (place > 0 && day?.flow) {
            told.push([day.flow > 0 ? "Deposit" : "Withdrawal", format.money(Math.abs(day.flow))]);
          }
          const traded = deals.get(day?.day ?? "") ?? [];
          told.push(...traded.slice(0, MOST_TOLD).map((deal) => dealt(deal, format)));
          if (traded.length > MOST_TOLD) {
            told.push(["And", `${format.count(traded.length - MOST_TOLD)} more trades`]);
          }
          return tip(format.day(day?.day), told);
        },
      },
      xAxis: axis(colours, {
        type: "category",
        boundaryGap: false,
        data: days.map((each) => each.day),
        splitLine: { show: false },
        axisLabel: {
          color: colours.muted,
          fontSize: 11.5,
          hideOverlap: true,
          alignMinLabel: "left",
          showMaxLabel: true,
          alignMaxLabel: "right",
          formatter: (day: string) => format.day(day),
        },
      }),
      yAxis: axis(colours, {
        type: "value",
        scale: show === "value",
        axisLabel: { color: colours.muted, fontSize: 11.5, formatter: short },
      }),
      dataZoom: [
        {
          type: "slider",
          height: 32,
          bottom: 8,
          startValue: first,
          endValue: last,
          showDetail: false,
          borderColor: colours.line,
          fillerColor: `${colours.accent}22`,
          handleStyle: { color: colours.card, borderColor: colours.accent },
          moveHandleStyle: { color: colours.lineStrong },
          dataBackground: {
            lineStyle: { color: colours.lineStrong },
            areaStyle: { color: colours.line },
          },
          selectedDataBackground: {
            lineStyle: { color: colours.accent },
            areaStyle: { color: colours.line },
          },
          brushSelect: false,
        },
        {
          type: "inside",
          startValue: first,
          endValue: last,
          zoomOnMouseWheel: "ctrl",
          moveOnMouseMove: false,
        },
      ],
      series: [
        ...lines.map((line, place) => ({
          type: "line",
          name: line.name,
          data: line.values,
          showSymbol: false,
          lineStyle: {
            width: 2,
            color: colours.series[place],
            type: place === 0 ? "solid" : "dashed",
          },
          itemStyle: { color: colours.series[place] },
          ...(show === "value" ? { areaStyle: { color: colours.series[0], opacity: 0.1 } } : {}),
          ...(show === "value"
            ? {}
            : {
                markLine: {
                  silent: true,
                  symbol: "none",
                  label: { show: false },
                  lineStyle: { color: colours.lineStrong, type: "solid" },
                  data: [{ yAxis: 0 }],
                },
              }),
        })),
        {
          type: "scatter",
          name: "Deposits and withdrawals",
          symbol: "triangle",
          symbolSize: 10,
          silent: true,
          itemStyle: { color: colours.warning, borderColor: colours.card, borderWidth: 1 },
          data: flows.map((value, place) => ({
            value,
            symbolRotate: (days[place]?.flow ?? 0) < 0 ? 180 : 0,
          })),
        },
        {
          type: "scatter",
          name: "Trades",
          symbol: "circle",
          symbolSize: 7,
          silent: true,
          itemStyle: { color: colours.card, borderColor: colours.text, borderWidth: 1.5 },
          data: days.map((each, place) =>
            deals.has(each.day) ? (lines[0]?.values[place] ?? null) : null,
          ),
        },
      ],
    };
  };
}

/** The fall below the highest close, with its episodes shaded. */
export function drawFalls(
  days: readonly Day[],
  falls: readonly { from: string; to: string }[],
): (colours: Colours, format: Format) => EChartsCoreOption {
  return (colours, format) => ({
    grid: { left: 8, right: 16, top: 16, bottom: 8, outerBoundsMode: "same" },
    tooltip: {
      trigger: "axis",
      formatter: (points: { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? 0];
        return tip(format.day(day?.day), [
          ["Below the highest close", format.percent(day?.drawdown, { digits: 2 })],
        ]);
      },
    },
    xAxis: axis(colours, {
      type: "category",
      boundaryGap: false,
      data: days.map((each) => each.day),
      splitLine: { show: false },
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        alignMinLabel: "left",
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
        type: "line",
        name: "Below the highest close",
        data: days.map((each) => each.drawdown),
        showSymbol: false,
        lineStyle: { width: 1.5, color: colours.loss },
        itemStyle: { color: colours.loss },
        areaStyle: { color: colours.loss, opacity: 0.25 },
        markArea: {
          silent: true,
          itemStyle: { color: colours.line, opacity: 0.45 },
          data: falls.map((fall) => [{ xAxis: fall.from }, { xAxis: fall.to }]),
        },
      },
    ],
  });
}

/** Bars from zero, gains to the right; the number beside a bar has its sign. */
export function drawProfit(
  bars: readonly Part[],
  narrow: boolean,
): (colours: Colours, format: Format) => EChartsCoreOption {
  return (colours, format) => ({
    grid: { left: 8, right: narrow ? 58 : 72, top: 4, bottom: 8, outerBoundsMode: "same" },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar === undefined
          ? ""
          : tip(bar.label, [
              ["Profit", format.money(bar.value, { signed: true })],
              [
                "Of the value at the start",
                format.percent(bar.contribution, { signed: true, digits: 2 }),
              ],
              ...(bar.positions > 1 ? [["Positions", format.count(bar.positions)] as const] : []),
            ]);
      },
    },
    xAxis: axis(colours, {
      type: "value",
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        formatter: (value: number) => format.money(value, { compact: true }),
      },
    }),
    yAxis: axis(colours, {
      type: "category",
      inverse: true,
      data: bars.map((bar) => bar.label),
      splitLine: { show: false },
      axisLabel: {
        color: colours.text,
        fontSize: narrow ? 11 : 12,
        lineHeight: 13,
        interval: 0,
        formatter: (label: string) => (narrow ? folded(label) : short(label, 20)),
      },
    }),
    series: [
      {
        type: "bar",
        name: "Profit",
        barMaxWidth: 20,
        barMinHeight: 1.5,
        data: bars.map((bar) => ({
          value: bar.value,
          itemStyle: {
            color:
              bar.positions === 0
                ? colours.lineStrong
                : bar.value < 0
                  ? colours.loss
                  : colours.gain,
          },
        })),
        label: {
          show: true,
          // beside zero where it is a loss, for the other end is at the names
          position: "right",
          color: colours.muted,
          fontSize: 11.5,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            format.money(bars[dataIndex]?.value, { signed: true, compact: true }),
        },
      },
    ],
  });
}
