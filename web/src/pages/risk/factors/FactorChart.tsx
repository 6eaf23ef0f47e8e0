import { useCallback, useMemo, type ReactNode } from "react";
import { axis as axisOf, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import { basisOf } from "../../../figure/basis";
import { text } from "../../../figure/Figure";
import { type Format, useFormat } from "../../../lib/taste";
import { folded, point, rowHeight, short, type Place } from "../marks";
import { cellOf, valueOf } from "../rows";
import { useNarrow } from "../../../ui/narrow";
import { levelWords, mannerOf, type Axis, type Tilt } from "./factors";

function look(axis: Axis) {
  return axis === "money"
    ? ({ kind: "compact", signed: true } as const)
    : ({ kind: "beta", signed: true } as const);
}

function write(value: number | null, axis: Axis, format: Format): string {
  return axis === "money"
    ? format.money(value, { compact: true, signed: true })
    : format.plain(value, { signed: true });
}

/** A dot for each tilt, with its interval about it. */
export function FactorChart({
  page,
  title,
  id,
  all,
  axis,
  note,
  empty,
}: {
  page: ViewPage;
  title: string;
  id: string;
  all: readonly Tilt[];
  axis: Axis;
  note: ReactNode;
  empty?: ReactNode;
}) {
  const format = useFormat();
  const narrow = useNarrow();
  const option = useCallback(
    (colours: Colours, written: Format) => draw(all, axis, narrow, colours, written),
    [all, axis, narrow],
  );
  const table = useMemo(
    () => ({
      columns: [
        { label: "Factor" },
        { label: axis === "money" ? "Exposure" : "Beta", numeric: true },
        { label: "From", numeric: true },
        { label: "To", numeric: true },
        { label: "Observations", numeric: true },
        { label: "Coverage", numeric: true },
        { label: "R\u00b2", numeric: true },
        { label: "Variance inflation", numeric: true },
        { label: "Estimate" },
        { label: "Sure of the side" },
      ],
      rows: all.map((tilt) => {
        const n = tilt.n;
        return [
          tilt.name,
          cellOf(n, format, look(axis)),
          cellOf(n && { ...n, value: n.lo }, format, look(axis)),
          cellOf(n && { ...n, value: n.hi }, format, look(axis)),
          { text: format.count(n?.n), raw: n?.n },
          { text: format.percent(n?.coverage), raw: n?.coverage },
          cellOf(tilt.row.numbers["r_squared"], format),
          cellOf(tilt.row.numbers["variance_inflation"], format, { kind: "beta" }),
          mannerOf(tilt.row)?.badge ?? "",
          tilt.lo === null ? "not known" : tilt.unsure ? "no" : "yes",
        ];
      }),
    }),
    [all, axis, format],
  );
  const sure = all.filter((tilt) => tilt.lo !== null && !tilt.unsure);
  return (
    <Chart
      title={title}
      id={id}
      asOf={page.as_of}
      basis={basisOf(all.map((tilt) => tilt.n))}
      note={note}
      file={id}
      height={Math.max(150, all.length * 34 + 50)}
      summary={`${title}, with the ${levelWords(all)}: ${all
        .map((tilt) => `${tilt.name} ${write(tilt.value, axis, format)}`)
        .join(", ")}. ${String(sure.length)} of ${String(all.length)} are surely not zero.`}
      option={option}
      table={table}
      empty={empty}
    />
  );
}

function draw(all: readonly Tilt[], axis: Axis, narrow: boolean, colours: Colours, format: Format) {
  return {
    grid: { left: 8, right: narrow ? 58 : 76, top: 4, bottom: 8 },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const tilt = all[dataIndex];
        const manner = tilt === undefined ? null : mannerOf(tilt.row);
        return tilt === undefined
          ? ""
          : tip(tilt.name, [
              [axis === "money" ? "Exposure" : "Beta", write(tilt.value, axis, format)],
              [
                levelWords([tilt]),
                tilt.lo === null
                  ? "not known"
                  : `${write(tilt.lo, axis, format)} to ${write(tilt.hi, axis, format)}`,
              ],
              ["Observations", format.count(tilt.n?.n)],
              ["Coverage", format.percent(tilt.n?.coverage)],
              ...(valueOf(tilt.row, "r_squared") === null
                ? []
                : [["R\u00b2", text(tilt.row.numbers["r_squared"], format)] as const]),
              ...(manner === null ? [] : [["Estimate", manner.badge] as const]),
            ]);
      },
    },
    xAxis: axisOf(colours, {
      type: "value",
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        formatter: (value: number) =>
          axis === "money" ? format.money(value, { compact: true }) : format.plain(value),
      },
    }),
    yAxis: axisOf(colours, {
      type: "category",
      inverse: true,
      data: all.map((tilt) => tilt.name),
      splitLine: { show: false },
      axisLine: { show: false },
      axisLabel: {
        color: colours.text,
        fontSize: narrow ? 11 : 12,
        lineHeight: 13,
        interval: 0,
        formatter: (label: string) => (narrow ? folded(label) : short(label, 19)),
      },
    }),
    series: [
      {
        type: "custom",
        clip: false,
        encode: { x: [1, 2, 3], y: 0 },
        data: all.map((tilt, index) => [index, tilt.value, tilt.lo, tilt.hi]),
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colours.lineStrong, type: "solid", width: 1 },
          data: [{ xAxis: 0 }],
        },
        renderItem: ({ dataIndex }: { dataIndex: number }, place: Place) => {
          const tilt = all[dataIndex];
          if (tilt === undefined) {
            return null;
          }
          const [zero, y] = point(place, 0, place.value(0));
          if (tilt.value === null) {
            return label("not known", zero + 8, y, colours.muted);
          }
          const colour = tilt.value < 0 ? colours.minus : colours.plus;
          const [x] = point(place, tilt.value, place.value(0));
          const cap = Math.min(6, rowHeight(place) / 4);
          const whisker =
            tilt.lo === null || tilt.hi === null
              ? []
              : [
                  line(
                    point(place, tilt.lo, place.value(0)),
                    point(place, tilt.hi, place.value(0)),
                  ),
                  ...[tilt.lo, tilt.hi].map((end) => {
                    const [at] = point(place, end, place.value(0));
                    return line([at, y - cap], [at, y + cap]);
                  }),
                ];
          const right = Math.max(x, tilt.hi === null ? x : point(place, tilt.hi, 0)[0]);
          return {
            type: "group",
            children: [
              ...whisker.map((shape) => ({
                type: "line",
                shape,
                style: { stroke: colour, lineWidth: 2, opacity: tilt.unsure ? 0.45 : 1 },
              })),
              {
                type: "circle",
                shape: { cx: x, cy: y, r: 6 },
                style: {
                  // hollow where the side is not sure, so that fading is not told by colour alone
                  fill: tilt.unsure ? colours.card : colour,
                  stroke: colour,
                  lineWidth: 2,
                  opacity: tilt.unsure ? 0.6 : 1,
                },
              },
              label(write(tilt.value, axis, format), right + 12, y, colours.text),
            ],
          };
        },
      },
    ],
  };
}

function line([x1, y1]: [number, number], [x2, y2]: [number, number]) {
  return { x1, y1, x2, y2 };
}

function label(text: string, x: number, y: number, fill: string) {
  return {
    type: "text",
    silent: true,
    style: { text, x, y, fill, fontSize: 11.5, verticalAlign: "middle" },
  };
}
