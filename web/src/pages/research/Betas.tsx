import { useCallback } from "react";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { stated } from "../../figure/basis";
import { numeric } from "../../lib/format";
import { type Format, useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Reading } from "../../ui";
import { FACTORS, type Found } from "./screener";

/** How a symbol leans to styles. */
export function Betas({ symbol }: { symbol: string }) {
  const found = useRead("/api/v1/equity-search", { query: { query: symbol, limit: 50 } });
  return (
    <Reading of={found} height={260}>
      {(answer) => (
        <Drawn
          symbol={symbol}
          row={answer.items.find((item) => item.symbol === symbol)}
          asOf={answer.metrics_date}
        />
      )}
    </Reading>
  );
}

function Drawn({
  symbol,
  row,
  asOf,
}: {
  symbol: string;
  row: Found | undefined;
  asOf: string | null;
}) {
  const format = useFormat();
  const option = useCallback(
    (colours: Colours, written: Format) => {
      const bars = FACTORS.map((factor) => ({
        label: factor.label,
        value: numeric(row?.[factor.key]),
      }));
      return {
        xAxis: axis(colours, {
          type: "value",
          axisLabel: {
            color: colours.muted,
            formatter: (value: number) => written.plain(value, { digits: 1, signed: true }),
          },
        }),
        yAxis: axis(colours, {
          type: "category",
          inverse: true,
          data: bars.map((bar) => bar.label),
          splitLine: { show: false },
          axisLabel: { color: colours.text, fontSize: 12 },
        }),
        tooltip: {
          trigger: "item",
          formatter: (hit: { dataIndex: number }) =>
            tip(bars[hit.dataIndex]?.label ?? "", [
              ["Beta", written.plain(bars[hit.dataIndex]?.value, { signed: true })],
            ]),
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 22,
            data: bars.map((bar) => ({
              value: bar.value,
              itemStyle: { color: (bar.value ?? 0) < 0 ? colours.minus : colours.plus },
              label: { position: (bar.value ?? 0) < 0 ? "left" : "right" },
            })),
            label: {
              show: true,
              color: colours.text,
              formatter: (hit: { dataIndex: number }) =>
                written.plain(bars[hit.dataIndex]?.value, { signed: true }),
            },
          },
        ],
      };
    },
    [row],
  );
  const known = FACTORS.filter((factor) => numeric(row?.[factor.key]) !== null);
  return (
    <Chart
      title="Betas to styles"
      file={`${symbol}-betas`}
      height={250}
      asOf={row?.metrics_date ?? asOf}
      basis={stated("factors")}
      note="By how much it moves with a style: +1 one to one, below zero against it. Neither is good or bad in itself. The search gives no interval; the risk page does for what is held."
      summary={`Betas of ${symbol}: ${known.map((factor) => `${factor.label} ${format.plain(row?.[factor.key], { signed: true })}`).join(", ")}.`}
      option={option}
      empty={
        known.length === 0
          ? `No betas of ${symbol}: they are computed for what is in a portfolio here and has a history of prices that is long enough.`
          : undefined
      }
      table={{
        columns: [{ label: "Style" }, { label: "Beta", numeric: true }],
        rows: FACTORS.map((factor) => [
          factor.label,
          {
            text: format.plain(row?.[factor.key], { signed: true }),
            raw: row?.[factor.key] ?? null,
          },
        ]),
      }}
    />
  );
}
