import { type ReactNode, useCallback, useMemo } from "react";
import type { Answer } from "../../api";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { ofCloses } from "../../figure/basis";
import { type Format, useFormat } from "../../lib/taste";
import { Card, Empty, Loading, Segments, Trouble } from "../../ui";
import { useAddress } from "./address";
import { sourceOf, WINDOWS, windowOf } from "./prices";

type Prices = Answer<"/api/v1/data/prices/benchmark/{symbol}">;

/** Closes of a symbol. */
export function PriceChart({
  symbol,
  prices,
}: {
  symbol: string;
  prices: { data: Prices | undefined; error: Error | null; refetch: () => unknown };
}) {
  const [search, change] = useAddress();
  const chosen = windowOf(search["window"]);
  const windows = (
    <Segments
      label="How far back"
      options={WINDOWS}
      value={chosen}
      onChange={(next) => {
        change({ window: next === "1y" ? undefined : next }, { replace: true });
      }}
    />
  );
  const answer = prices.data;
  if (answer === undefined) {
    return prices.error ? (
      <Trouble error={prices.error} retry={() => void prices.refetch()} />
    ) : (
      <Loading height={380} />
    );
  }
  return answer.data === null || answer.data.data_points === 0 ? (
    <Card title="Price" actions={windows}>
      <Empty title="No prices">
        {answer.message ?? "No price of it is stored for these days."} Prices are fetched for what
        somebody here holds, and for the reference funds.
      </Empty>
    </Card>
  ) : (
    <Drawn symbol={symbol} answer={answer} windows={windows} />
  );
}

function Drawn({
  symbol,
  answer,
  windows,
}: {
  symbol: string;
  answer: Prices;
  windows: ReactNode;
}) {
  const format = useFormat();
  const series = answer.data;
  const points = useMemo(
    () =>
      (series?.dates ?? []).map((date, index) => ({
        date: String(date),
        close: series?.close[index] ?? null,
        volume: series?.volume[index] ?? null,
      })),
    [series],
  );
  const option = useCallback(
    (colours: Colours, written: Format) => ({
      xAxis: axis(colours, {
        type: "category",
        data: points.map((point) => point.date),
        boundaryGap: false,
        axisLabel: {
          color: colours.muted,
          fontSize: 11.5,
          hideOverlap: true,
          showMaxLabel: true,
          alignMaxLabel: "right",
          formatter: (date: string) => written.day(date),
        },
        splitLine: { show: false },
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
      tooltip: {
        trigger: "axis",
        formatter: (hit: { dataIndex: number }[]) => {
          const point = points[hit[0]?.dataIndex ?? -1];
          return point === undefined
            ? ""
            : tip(written.day(point.date), [
                ["Close", written.price(point.close)],
                ["Volume", written.count(point.volume)],
              ]);
        },
      },
      series: [
        {
          type: "line",
          name: symbol,
          data: points.map((point) => point.close),
          showSymbol: points.length < 3,
          connectNulls: false,
          lineStyle: { width: 2, color: colours.series[0] },
          itemStyle: { color: colours.series[0] },
          areaStyle: { color: colours.series[0], opacity: 0.08 },
        },
      ],
    }),
    [points, symbol],
  );
  const known = points.filter((point) => point.close !== null);
  const first = known[0];
  const last = known.at(-1);
  const lowest = Math.min(...known.map((point) => point.close ?? Infinity));
  const highest = Math.max(...known.map((point) => point.close ?? -Infinity));
  return (
    <Chart
      id="price"
      title="Price"
      file={`${symbol}-prices`}
      height={300}
      asOf={answer.data_through}
      basis={ofCloses(series?.source, known.length)}
      summary={`Closes of ${symbol} from ${format.day(first?.date)} at ${format.price(first?.close)} to ${format.day(last?.date)} at ${format.price(last?.close)}, between ${format.price(lowest)} and ${format.price(highest)}.`}
      note={`Daily closes, ${format.count(answer.metadata.trading_days_found)} sessions. Source: ${sourceOf(series?.source ?? "")}.${answer.quality_reason === null ? "" : ` ${answer.quality_reason}`}`}
      actions={windows}
      option={option}
      table={{
        columns: [
          { label: "Day" },
          { label: "Close", numeric: true },
          { label: "Volume", numeric: true },
        ],
        rows: points.toReversed().map((point) => [
          { text: format.day(point.date), raw: point.date },
          { text: format.price(point.close), raw: point.close },
          { text: format.count(point.volume), raw: point.volume },
        ]),
      }}
    />
  );
}
