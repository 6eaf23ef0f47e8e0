import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Schemas } from "../../api";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { ofCloses } from "../../figure/basis";
import { numeric, words } from "../../lib/format";
import { type Format, useFormat } from "../../lib/taste";
import { Loading, Segments, Trouble } from "../../ui";
import { type History, type Range, useRange } from "./history";
import { marksOf } from "./marks";

type Transaction = Schemas["Transaction"];
const NO_LINES: readonly Transaction[] = [];

/** Closes of a symbol with the trades that were made in it. */
export function PriceChart({ symbol, read }: { symbol: string; read: History }) {
  const format = useFormat();
  const navigate = useNavigate();
  const range = useRange();
  const lines = read.data?.transactions ?? NO_LINES;
  const series = read.data?.prices?.data;
  const days = useMemo(() => (series?.dates ?? []).map(String), [series]);
  const closes = useMemo(() => (series?.close ?? []).map((close) => numeric(close)), [series]);
  const marks = useMemo(() => marksOf(days, closes, lines), [days, closes, lines]);

  const option = useCallback(
    (colours: Colours, written: Format) => ({
      grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: "same" },
      tooltip: {
        trigger: "axis",
        formatter: (items: { dataIndex: number }[]) => {
          const at = items[0]?.dataIndex ?? 0;
          return tip(written.day(days[at]), [
            ["Close", written.price(closes[at])],
            ...marks
              .filter((mark) => mark.at === at)
              .map(
                (mark) =>
                  [
                    words(mark.line.kind),
                    mark.line.quantity === null
                      ? written.price(mark.line.price)
                      : `${written.quantity(mark.line.quantity)} at ${written.price(mark.line.price)}`,
                  ] as const,
              ),
          ]);
        },
      },
      xAxis: axis(colours, {
        type: "category",
        data: days,
        boundaryGap: false,
        axisLabel: {
          color: colours.muted,
          fontSize: 11.5,
          hideOverlap: true,
          showMaxLabel: true,
          alignMaxLabel: "right",
          formatter: (value: string) => written.day(value),
        },
      }),
      yAxis: axis(colours, {
        type: "value",
        scale: true,
        axisLabel: {
          color: colours.muted,
          fontSize: 11.5,
          formatter: (value: number) => written.price(value),
        },
      }),
      series: [
        {
          type: "line",
          name: "Close",
          data: closes,
          showSymbol: false,
          lineStyle: { width: 1.75, color: colours.series[0] },
          itemStyle: { color: colours.series[0] },
          markPoint: {
            label: { show: false },
            data: marks.map((mark) => ({
              coord: [days[mark.at], closes[mark.at]],
              symbol: mark.sign === 0 ? "circle" : "triangle",
              symbolSize: mark.sign === 0 ? 6 : 11,
              symbolRotate: mark.sign < 0 ? 180 : 0,
              itemStyle: {
                color: mark.sign > 0 ? colours.plus : mark.sign < 0 ? colours.minus : colours.muted,
              },
            })),
          },
        },
      ],
    }),
    [days, closes, marks],
  );
  if (read.data === undefined) {
    return read.error ? (
      <Trouble error={read.error} retry={() => void read.refetch()} />
    ) : (
      <Loading height={340} />
    );
  }
  return (
    <Chart
      id="price"
      title={`Price of ${symbol}`}
      asOf={days.at(-1) ?? null}
      basis={ofCloses(series?.source, days.length)}
      file={`price-${symbol}`}
      height={260}
      note="Daily closes. Triangles up are bought, down are sold; dots are dividends and splits."
      summary={`Closes of ${symbol} from ${format.day(days[0])} to ${format.day(days.at(-1))}: ${format.price(closes[0])} at first, ${format.price(closes.at(-1))} at the end, with ${String(marks.length)} lines of the ledger.`}
      option={option}
      empty={
        days.length < 2
          ? (read.data.prices?.message ?? `There are no stored prices of ${symbol}.`)
          : undefined
      }
      table={{
        columns: [{ label: "Day" }, { label: "Close", numeric: true }, { label: "In the ledger" }],
        rows: days.map((each, at) => [
          format.day(each),
          { text: format.price(closes[at]), raw: closes[at] },
          marks
            .filter((mark) => mark.at === at)
            .map((mark) => words(mark.line.kind))
            .join(", "),
        ]),
      }}
      actions={
        <Segments<Range>
          label="How far back"
          value={range}
          options={[
            { id: "3m", label: "3M" },
            { id: "1y", label: "1Y" },
            { id: "3y", label: "3Y" },
          ]}
          onChange={(next) => {
            void navigate({
              to: ".",
              replace: true,
              search: (old: object) => ({ ...old, range: next === "1y" ? undefined : next }),
            });
          }}
        />
      }
    />
  );
}
