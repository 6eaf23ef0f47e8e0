import { useCallback, useMemo, type ReactNode } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage, ViewRow } from "../../../api";
import type { Basis } from "../../../figure/basis";
import { text } from "../../../figure/Figure";
import type { Format } from "../../../lib/taste";
import { useFormat } from "../../../lib/taste";
import { folded, point, rowHeight, short, stripes, type Place } from "../marks";
import { cellOf } from "../rows";
import { useNarrow } from "../../../ui/narrow";
import type { Detail } from "./data";
import { REST, TOTAL, OTHER, type Step } from "./waterfall";

const KINDS = {
  adds: "Adds to risk",
  reduces: "Reduces risk",
  rest: "Not attributed",
  total: "Total",
} as const;

/** Bars from zero to the total. */
export function Waterfall({
  page,
  basis,
  bars,
  rows,
  details,
  money,
  title,
  note,
  by,
  actions,
  empty,
  onPick,
}: {
  page: ViewPage;
  basis: Basis | null;
  bars: readonly Step[];
  /** what is known of a bar besides its length, by its key; sums of several have none */
  rows: ReadonlyMap<string, ViewRow>;
  details: readonly Detail[];
  money: boolean;
  title: string;
  note: ReactNode;
  by: string;
  actions?: ReactNode;
  empty?: ReactNode;
  onPick?: ((key: string) => void) | undefined;
}) {
  const format = useFormat();
  const narrow = useNarrow();
  const option = useCallback(
    (colours: Colours, written: Format) =>
      draw(
        bars,
        (bar) => besides(rows.get(bar.key), details, written),
        money,
        narrow,
        colours,
        written,
      ),
    [bars, rows, details, money, narrow],
  );
  const table = useMemo(() => {
    const total = bars.find((bar) => bar.key === TOTAL)?.value ?? 0;
    const told = rows.size === 0 ? [] : details;
    return {
      columns: [
        { label: by },
        { label: "Adds", numeric: true },
        { label: "Share of the total", numeric: true },
        { label: "Running sum", numeric: true },
        ...told.map(({ label }) => ({ label, numeric: true })),
        { label: "Effect" },
      ],
      rows: bars.map((bar) => [
        bar.label,
        { text: amount(bar.value, money, format), raw: bar.value, amount: money },
        total === 0
          ? ""
          : {
              text: format.percent(bar.value / total, { signed: true }),
              raw: bar.value / total,
            },
        { text: amount(bar.end, money, format, false), raw: bar.end, amount: money },
        ...told.map(({ column, look }) =>
          rows.has(bar.key) ? cellOf(rows.get(bar.key)?.numbers[column], format, look) : "",
        ),
        KINDS[bar.kind],
      ]),
    };
  }, [bars, rows, details, by, money, format]);
  const total = bars.find((bar) => bar.key === TOTAL);
  const first = bars[0];
  return (
    <Chart
      title={title}
      id="contributions"
      asOf={page.as_of}
      basis={basis}
      note={note}
      file={`risk-contributions-${by.toLowerCase()}`}
      height={Math.max(160, bars.length * 28 + 44)}
      summary={
        `${title}: ${String(bars.length - 1)} bars that add up to ${amount(total?.value ?? 0, money, format, false)}.` +
        (first && first.key !== TOTAL
          ? ` ${first.label} adds the most, ${amount(first.value, money, format)}.`
          : "") +
        ` ${String(bars.filter((bar) => bar.kind === "reduces").length)} reduce risk.`
      }
      option={option}
      table={table}
      actions={actions}
      empty={empty}
      onPick={({ dataIndex }) => {
        const bar = bars[dataIndex];
        if (bar && ![REST, TOTAL, OTHER].includes(bar.key)) {
          onPick?.(bar.key);
        }
      }}
    />
  );
}

export function amount(value: number, money: boolean, format: Format, signed = true): string {
  return money
    ? format.money(value, { compact: true, signed })
    : format.percent(value, { digits: 2, signed });
}

function besides(
  row: ViewRow | undefined,
  details: readonly Detail[],
  format: Format,
): (readonly [string, string])[] {
  return row === undefined
    ? []
    : details.map(({ label, column, look }) => [label, text(row.numbers[column], format, look)]);
}

function draw(
  bars: readonly Step[],
  told: (bar: Step) => (readonly [string, string])[],
  money: boolean,
  narrow: boolean,
  colours: Colours,
  format: Format,
) {
  const fill = (bar: Step) =>
    bar.kind === "adds"
      ? colours.plus
      : bar.kind === "reduces"
        ? colours.minus
        : bar.kind === "rest"
          ? colours.warning
          : colours.lineStrong;
  const total = bars.at(-1)?.value ?? 0;
  return {
    grid: { left: 8, right: narrow ? 54 : 72, top: 4, bottom: 8 },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar === undefined
          ? ""
          : tip(bar.label, [
              [KINDS[bar.kind], amount(bar.value, money, format)],
              ...(bar.kind === "total" || total === 0
                ? []
                : [
                    ["Share of the total", format.percent(bar.value / total, { signed: true })] as [
                      string,
                      string,
                    ],
                    ["Sum so far", amount(bar.end, money, format, false)] as [string, string],
                  ]),
              ...told(bar),
            ]);
      },
    },
    xAxis: axis(colours, {
      type: "value",
      // no room is lost to a round end of the axis
      max: narrow ? "dataMax" : null,
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        formatter: (value: number) =>
          money ? format.money(value, { compact: true }) : format.percent(value, { digits: 0 }),
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
        type: "custom",
        clip: false,
        encode: { x: [1, 2], y: 0 },
        data: bars.map((bar, index) => [index, bar.start, bar.end]),
        renderItem: ({ dataIndex }: { dataIndex: number }, place: Place) => {
          const bar = bars[dataIndex];
          if (bar === undefined) {
            return null;
          }
          const [from, y] = point(place, bar.start, place.value(0));
          const [to] = point(place, bar.end, place.value(0));
          const height = Math.min(20, rowHeight(place) * 0.72);
          const left = Math.min(from, to);
          const width = Math.max(1.5, Math.abs(to - from));
          const last = dataIndex === bars.length - 1;
          return {
            type: "group",
            children: [
              {
                type: "rect",
                shape: { x: left, y: y - height / 2, width, height, r: 2 },
                style: {
                  fill: fill(bar),
                  ...(bar.kind === "reduces" ? { decal: stripes(colours) } : {}),
                },
              },
              {
                type: "text",
                silent: true,
                style: {
                  text: amount(bar.value, money, format, bar.kind !== "total"),
                  x: Math.max(from, to) + 6,
                  y,
                  fill: bar.kind === "total" ? colours.text : colours.muted,
                  fontSize: 11.5,
                  fontWeight: bar.kind === "total" ? 600 : 400,
                  verticalAlign: "middle",
                },
              },
              // from the end of this bar to the beginning of the next
              ...(last || bars[dataIndex + 1]?.kind === "total"
                ? []
                : [
                    {
                      type: "line",
                      silent: true,
                      shape: {
                        x1: to,
                        x2: to,
                        y1: y + height / 2,
                        y2: y + rowHeight(place) - height / 2,
                      },
                      style: { stroke: colours.lineStrong, lineWidth: 1 },
                    },
                  ]),
            ],
          };
        },
      },
    ],
  };
}
