/** The drawing of the exposure gauge. */
import type { EChartsCoreOption } from "echarts/core";
import { axis, type Colours, tip } from "../../chart/Chart";
import type { Format } from "../../lib/taste";
import type { Gauge } from "./exposure";

/** One axis of shares: a bar for each side, its figures beside it, and a tick across it at each limit. */
export function gaugeDrawing(
  shown: Gauge | null,
  colours: Colours,
  written: Format,
): EChartsCoreOption {
  const bars = [...(shown?.bars ?? [])].reverse();
  const limits = shown?.limits ?? [];
  const colour = { long: colours.plus, short: colours.minus, net: colours.text, gross: "" };
  const share = (value: number | null) => written.percent(value, { digits: 0 });
  const labels = bars.map((bar) => bar.label);
  return {
    grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: "same" },
    tooltip: {
      trigger: "item",
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const limit = limits[dataIndex];
        const bar = bars[dataIndex];
        if (seriesIndex === 1 && limit !== undefined) {
          return tip(limit.label, [["Limit, of net asset value", written.percent(limit.share)]]);
        }
        return bar === undefined
          ? ""
          : tip(bar.label, [
              ["Amount", written.money(bar.amount)],
              ["Of net asset value", written.percent(bar.share)],
            ]);
      },
    },
    xAxis: axis(colours, {
      type: "value",
      axisLabel: {
        color: colours.muted,
        fontSize: 11.5,
        hideOverlap: true,
        formatter: (value: number) => share(value),
      },
    }),
    yAxis: [
      axis(colours, {
        type: "category",
        data: labels,
        axisLabel: { color: colours.text, fontSize: 12.5 },
      }),
      // the figures stand in a column, where no tick crosses them
      axis(colours, {
        type: "category",
        position: "right",
        axisLine: { show: false },
        data: bars.map(
          (bar) => `${share(bar.share)}  ${written.money(bar.amount, { compact: true })}`,
        ),
        axisLabel: { color: colours.text, fontSize: 12 },
      }),
    ],
    series: [
      {
        type: "bar",
        barWidth: 22,
        data: bars.map((bar) => ({
          value: bar.share,
          itemStyle: {
            color: bar.id === "gross" ? colours.line : colour[bar.id],
            borderColor: bar.id === "gross" ? colours.lineStrong : colour[bar.id],
            borderWidth: 1,
          },
        })),
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colours.lineStrong, type: "solid" },
          data: [{ xAxis: 0 }, { xAxis: 1, lineStyle: { type: "dashed" } }],
        },
      },
      ...(limits.length === 0
        ? []
        : [
            {
              type: "scatter",
              symbol: "rect",
              symbolSize: [4, 34],
              z: 4,
              data: limits.map((limit) => ({
                value: [limit.share, labels.indexOf(limit.bar === "gross" ? "Gross" : "Net")],
                itemStyle: {
                  color: limit.exceeded === true ? colours.warning : colours.muted,
                  borderColor: colours.page,
                  borderWidth: 1,
                },
                label: {
                  show: true,
                  position: "top",
                  distance: 2,
                  backgroundColor: colours.card,
                  padding: [0, 2],
                  color: limit.exceeded === true ? colours.warning : colours.muted,
                  fontSize: 11,
                  formatter: `${limit.exceeded === true ? "\u25b2 " : ""}${
                    limit.id === "net_min" ? "least" : "most"
                  } ${share(limit.share)}`,
                },
              })),
            },
          ]),
    ],
  };
}
