import { useCallback, useMemo, type ReactNode } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import type { Basis } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { short, stripes } from "../marks";

export interface Bar {
  key: string;
  /** by series; null is not known */
  values: readonly (number | null)[];
}

/** Bars of money about zero, one or two series. */
export function GreekChart({
  page,
  basis,
  title,
  bars,
  series,
  note,
  file,
  actions,
}: {
  page: ViewPage;
  basis: Basis | null;
  title: string;
  bars: readonly Bar[];
  series: readonly string[];
  note: ReactNode;
  file: string;
  actions?: ReactNode;
}) {
  const format = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => draw(bars, series, colours, written),
    [bars, series],
  );
  const table = useMemo(
    () => ({
      columns: [{ label: "Underlying" }, ...series.map((label) => ({ label, numeric: true }))],
      rows: bars.map((bar) => [
        bar.key,
        ...bar.values.map((value) => ({
          text: format.money(value, { signed: true }),
          raw: value,
          amount: true,
        })),
      ]),
    }),
    [bars, series, format],
  );
  return (
    <Chart
      title={title}
      asOf={page.as_of}
      basis={basis}
      note={note}
      summary={`${title}: ${bars
        .map((bar) => `${bar.key} ${format.money(bar.values[0], { compact: true, signed: true })}`)
        .join(", ")}.`}
      file={file}
      height={Math.max(140, bars.length * (series.length > 1 ? 40 : 30) + 60)}
      option={option}
      table={table}
      actions={actions}
    />
  );
}

function draw(bars: readonly Bar[], series: readonly string[], colours: Colours, format: Format) {
  const single = series.length === 1;
  return {
    grid: { left: 8, right: 64, top: single ? 4 : 30, bottom: 8 },
    ...(single ? {} : { legend: { top: 0, left: 0, textStyle: { color: colours.muted } } }),
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (at: { dataIndex: number }[]) => {
        const bar = bars[at[0]?.dataIndex ?? 0];
        return bar === undefined
          ? ""
          : tip(
              bar.key,
              series.map((name, i) => [name, format.money(bar.values[i], { signed: true })]),
            );
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
      data: bars.map((bar) => bar.key),
      splitLine: { show: false },
      axisLabel: {
        color: colours.text,
        fontSize: 12,
        interval: 0,
        formatter: (label: string) => short(label, 16),
      },
    }),
    series: series.map((name, i) => ({
      name,
      type: "bar",
      barMaxWidth: 16,
      itemStyle: { color: i === 0 ? colours.series[0] : colours.series[5] },
      data: bars.map((bar) => {
        const value = bar.values[i] ?? null;
        return {
          value,
          itemStyle: single
            ? {
                color: (value ?? 0) < 0 ? colours.minus : colours.plus,
                ...((value ?? 0) < 0 ? { decal: stripes(colours) } : {}),
              }
            : i === 1
              ? { decal: stripes(colours) }
              : {},
        };
      }),
      // right of zero for what is below it: on the left stand the names
      label: {
        show: true,
        position: "right",
        color: colours.muted,
        fontSize: 11,
        formatter: ({ dataIndex }: { dataIndex: number }) =>
          format.money(bars[dataIndex]?.values[i], { compact: true, signed: true }),
      },
    })),
  };
}
