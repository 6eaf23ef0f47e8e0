import { useCallback, useMemo } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { tableOf } from "../../../shell/scope";
import { point, type Place } from "../marks";
import { cone, extentOf, forecasts, standing, type Ahead, type Slice } from "./shapes";

/** Whether the swings of today are unusual, and what comes next. */
export function Cone({ page }: { page: ViewPage }) {
  const format = useFormat();
  const slices = useMemo(() => cone(tableOf(page, "cone")), [page]);
  const ahead = useMemo(() => forecasts(tableOf(page, "forecast")), [page]);
  const option = useCallback(
    (colours: Colours, written: Format) => draw(slices, ahead, colours, written),
    [slices, ahead],
  );
  const table = useMemo(() => {
    const cell = (value: number | null | undefined) => ({
      text: format.percent(value),
      raw: value ?? null,
    });
    return {
      columns: [
        { label: "Sessions" },
        ...["Now or expected", "Lowest", "10 %", "25 %", "Middle", "75 %", "90 %", "Highest"].map(
          (label) => ({ label, numeric: true }),
        ),
      ],
      rows: [
        ...ahead.map((each) => [
          `Next ${String(each.days)}`,
          cell(each.expected),
          "",
          ...(each.lo === null
            ? ["", "", "", "", ""]
            : [`from ${format.percent(each.lo)}`, "", "", "", `to ${format.percent(each.hi)}`]),
          "",
        ]),
        ...slices.map((slice) => [
          `Past ${String(slice.window)}`,
          cell(slice.current),
          ...slice.quantiles.map((each) => cell(each)),
        ]),
      ],
    };
  }, [slices, ahead, format]);
  const extent = useMemo(() => extentOf(slices, ahead), [slices, ahead]);
  const cut = ahead.filter((each) => each.hi !== null && each.hi > extent.max);
  const month = slices.find((slice) => slice.window === 21) ?? slices[0];
  const next = ahead.find((each) => each.days === 21) ?? ahead.at(-1);
  const where = month && standing(month);
  const say = [
    month &&
      where &&
      `Over ${String(month.window)} sessions the volatility is ${format.percent(month.current)}, ${where}.`,
    next &&
      `Over the next ${String(next.days)} about ${format.percent(next.expected)} is expected${
        next.lo === null
          ? ""
          : `, between ${format.percent(next.lo)} and ${format.percent(next.hi)} nine times in ten`
      }.`,
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <Chart
      title="Volatility: usual, now, and expected"
      id="volatility"
      asOf={page.as_of}
      basis={basisOf([
        ...numbersOf(tableOf(page, "cone"), "current"),
        ...numbersOf(tableOf(page, "forecast"), "expected"),
      ])}
      note={`${say} The fan is what the same window showed before: dark for the middle half, light for eight times in ten, dashed for the lowest and highest. Neighbouring windows share days, so these are far fewer than so many independent values.${cut
        .map(
          (each) =>
            ` The range of the next ${String(each.days)} goes on beyond the chart, to ${format.percent(each.hi)}.`,
        )
        .join("")}`}
      summary={`Volatility cone. ${say}`}
      file="volatility-cone"
      height={320}
      option={option}
      table={table}
      empty={
        slices.length === 0 && ahead.length === 0
          ? "Too few daily returns for the ranges of the past; a window needs 126 of its own."
          : undefined
      }
    />
  );
}

function draw(slices: readonly Slice[], ahead: readonly Ahead[], colours: Colours, format: Format) {
  const names = [
    ...ahead.map((each) => `next ${String(each.days)}`),
    ...slices.map((slice) => `past ${String(slice.window)}`),
  ];
  const offset = ahead.length;
  const before: (number | null)[] = ahead.map(() => null);
  const of = (i: number) => [...before, ...slices.map((slice) => slice.quantiles[i] ?? null)];
  const between = (low: number, high: number) => [
    ...before,
    ...slices.map((slice) => (slice.quantiles[high] ?? 0) - (slice.quantiles[low] ?? 0)),
  ];
  const extent = extentOf(slices, ahead);
  const quiet = { type: "line", symbol: "none", silent: true };
  const band = (name: string, low: number, high: number, opacity: number) => ({
    ...quiet,
    name,
    stack: "fan",
    lineStyle: { opacity: 0 },
    areaStyle: { color: colours.series[0], opacity },
    data: between(low, high),
  });
  const edge = (name: string, i: number) => ({
    ...quiet,
    name,
    lineStyle: { color: colours.muted, type: "dashed", width: 1 },
    data: of(i),
  });
  return {
    grid: { left: 8, right: 16, top: 52, bottom: 8 },
    legend: {
      top: 0,
      left: 0,
      itemGap: 14,
      textStyle: { color: colours.muted },
      data: ["Now", "Middle", ...(ahead.length > 0 ? ["Expected"] : [])],
    },
    tooltip: {
      trigger: "axis",
      formatter: (at: { dataIndex: number }[]) => {
        const index = at[0]?.dataIndex ?? 0;
        const next = ahead[index];
        const slice = slices[index - offset];
        return next
          ? tip(`Next ${String(next.days)} sessions`, [
              ["Expected", format.percent(next.expected)],
              [
                "Nine times in ten",
                next.lo === null
                  ? "not known"
                  : `${format.percent(next.lo)} to ${format.percent(next.hi)}`,
              ],
            ])
          : slice
            ? tip(`Past ${String(slice.window)} sessions`, [
                ["Now", format.percent(slice.current)],
                ["Middle", format.percent(slice.quantiles[3])],
                [
                  "Middle half",
                  `${format.percent(slice.quantiles[2])} to ${format.percent(slice.quantiles[4])}`,
                ],
                [
                  "Lowest, highest",
                  `${format.percent(slice.quantiles[0])}, ${format.percent(slice.quantiles[6])}`,
                ],
                ["Rolling values", format.count(slice.n)],
              ])
            : "";
      },
    },
    xAxis: axis(colours, {
      type: "category",
      data: names,
      splitLine: { show: false },
      name: "Sessions",
      nameLocation: "middle",
      nameGap: 26,
    }),
    yAxis: axis(colours, {
      type: "value",
      name: "Volatility a year",
      nameTextStyle: { color: colours.muted, align: "left" },
      min: extent.min,
      max: extent.max,
      interval: extent.step,
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        formatter: (value: number) => format.percent(value, { digits: 0 }),
      },
    }),
    series: [
      { ...quiet, name: "base", stack: "fan", lineStyle: { opacity: 0 }, data: of(1) },
      band("10 to 25 %", 1, 2, 0.14),
      band("25 to 75 %", 2, 4, 0.32),
      band("75 to 90 %", 4, 5, 0.14),
      edge("Lowest", 0),
      edge("Highest", 6),
      {
        type: "line",
        name: "Middle",
        symbol: "none",
        itemStyle: { color: colours.series[0] },
        lineStyle: { color: colours.series[0], width: 1.5 },
        data: of(3),
      },
      {
        type: "line",
        name: "Now",
        symbol: "circle",
        symbolSize: 7,
        itemStyle: { color: colours.text },
        lineStyle: { color: colours.text, width: 2 },
        data: [...before, ...slices.map((slice) => slice.current)],
      },
      {
        type: "custom",
        name: "Band",
        silent: true,
        data: ahead.flatMap((each, i) =>
          each.lo === null || each.hi === null
            ? []
            : [
                [
                  i,
                  Math.max(each.lo, extent.min),
                  Math.min(each.hi, extent.max),
                  each.hi > extent.max ? 1 : 0,
                ],
              ],
        ),
        encode: { x: 0, y: [1, 2] },
        renderItem: (_: unknown, place: Place) => {
          const [x, low] = point(place, place.value(0), place.value(1));
          const [, high] = point(place, place.value(0), place.value(2));
          const stroke = { stroke: colours.series[1], lineWidth: 2 };
          const cap = (y: number) => ({ x1: x - 6, x2: x + 6, y1: y, y2: y });
          // an arrow where the range goes on, a cap where it ends
          const end =
            place.value(3) === 1
              ? [-6, 6].map((side) => ({ x1: x, x2: x + side, y1: high, y2: high + 8 }))
              : [cap(high)];
          return {
            type: "group",
            children: [{ x1: x, x2: x, y1: low, y2: high }, cap(low), ...end].map((shape) => ({
              type: "line",
              shape,
              style: stroke,
            })),
          };
        },
      },
      {
        type: "scatter",
        name: "Expected",
        symbol: "diamond",
        symbolSize: 14,
        itemStyle: { color: colours.series[1] },
        data: ahead.map((each, i) => [i, each.expected]),
      },
    ],
  };
}
