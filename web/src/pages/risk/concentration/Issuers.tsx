import { useCallback, useMemo } from "react";
import { useNavigate } from "@tanstack/react-router";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { tableOf, useScope } from "../../../shell/scope";
import { short, stripes } from "../marks";
import { Jump } from "../parts";
import { cellOf, valueOf } from "../rows";

const MOST = 12;

/** The issuers on which the most depends. */
export function Issuers({ page }: { page: ViewPage }) {
  const format = useFormat();
  const scope = useScope();
  const navigate = useNavigate();
  const all = tableOf(page, "issuers");
  const bars = useMemo(
    () =>
      all
        .flatMap((row) => {
          const weight = valueOf(row, "weight");
          return weight === null ? [] : [{ key: row.key, weight }];
        })
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
        .slice(0, MOST),
    [all],
  );
  const option = useCallback(
    (colours: Colours, written: Format) => draw(bars, colours, written),
    [bars],
  );
  const table = useMemo(
    () => ({
      columns: [{ label: "Issuer" }, { label: "Weight", numeric: true }],
      rows: all.map((row) => [row.key, cellOf(row.numbers["weight"], format, { signed: true })]),
    }),
    [all, format],
  );
  const first = bars[0];
  const say = first
    ? `${first.key} is the largest: ${format.percent(first.weight, { signed: true })} of the net asset value.`
    : "";
  const open = (key: string) =>
    void navigate({ to: "/p/$scope/holdings", params: { scope }, search: { q: key } });
  return (
    <>
      <Chart
        title="The largest issuers"
        id="concentration"
        asOf={page.as_of}
        basis={basisOf(numbersOf(all, "weight"))}
        note={`${say} Everything of one issuer counts together, options at their delta; striped bars are short.`}
        summary={`${String(bars.length)} issuers by weight. ${say}`}
        file="issuers"
        height={Math.max(150, bars.length * 28 + 40)}
        option={option}
        table={table}
        empty={bars.length === 0 ? "No weights are known." : undefined}
        onPick={({ dataIndex }) => {
          const bar = bars[dataIndex];
          if (bar) {
            open(bar.key);
          }
        }}
      />
      <Jump
        title="Open the holdings of an issuer"
        items={bars.map((bar) => ({ key: bar.key, label: bar.key }))}
        onPick={open}
      />
    </>
  );
}

function draw(bars: readonly { key: string; weight: number }[], colours: Colours, format: Format) {
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 8 },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar === undefined
          ? ""
          : tip(bar.key, [["Weight", format.percent(bar.weight, { signed: true })]]);
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
      data: bars.map((bar) => bar.key),
      splitLine: { show: false },
      axisLabel: {
        color: colours.text,
        fontSize: 12,
        interval: 0,
        formatter: (label: string) => short(label, 18),
      },
    }),
    series: [
      {
        type: "bar",
        barMaxWidth: 18,
        data: bars.map((bar) => ({
          value: bar.weight,
          itemStyle: {
            color: bar.weight < 0 ? colours.minus : colours.plus,
            ...(bar.weight < 0 ? { decal: stripes(colours) } : {}),
          },
        })),
        // right of zero for what is below it: on the left stand the names
        label: {
          show: true,
          position: "right",
          color: colours.text,
          fontSize: 11.5,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            format.percent(bars[dataIndex]?.weight, { signed: true }),
        },
      },
    ],
  };
}
