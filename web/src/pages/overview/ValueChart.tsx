import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ViewPage } from "../../api";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { basisOf, numbersOf } from "../../figure/basis";
import { numeric } from "../../lib/format";
import { type Format, useFormat, useTaste } from "../../lib/taste";
import { useRead } from "../../query";
import { tableOf, useAsOf, useScope } from "../../shell/scope";
import { Chip, Segments } from "../../ui";
import { Ask } from "./Ask";
import styles from "./Overview.module.css";
import { aligned, gaps, points, profits, type Range, RANGES, rebased, within } from "./series";

type Show = "return" | "value" | "profit";
const NAMES: Record<Range, string> = {
  "1m": "1M",
  "3m": "3M",
  "6m": "6M",
  ytd: "YTD",
  "1y": "1Y",
  all: "All",
};
const COLUMNS: Record<Show, string> = { return: "twr_index", value: "nav", profit: "pnl" };
const BENCHMARKS = ["SPY", "QQQ", "IWM", "VTV", "VUG", "USMV"];

/** The levels of the benchmark: those of the page, or of a read of their own for another symbol. */
function useBenchmark(page: ViewPage, symbol: string) {
  const scope = useScope();
  const asOf = useAsOf();
  const here = tableOf(page, "benchmark");
  const mine = here.some((row) => (row.texts["symbol"] ?? "SPY") === symbol);
  const other = useRead("/api/v1/views/{scope}/performance", {
    path: { scope },
    query: { bm: symbol, ...(asOf === undefined ? {} : { as_of: asOf }) },
    enabled: symbol !== "" && !mine,
  });
  return useMemo(() => {
    const rows = mine ? here : other.data ? tableOf(other.data, "benchmark") : [];
    return rows.map((row) => [row.key, numeric(row.numbers["index"]?.value)] as const);
  }, [here, mine, other.data]);
}

/** What happened when: return against a benchmark, value with its flows, or profit. */
export function ValueChart({ page }: { page: ViewPage }) {
  const navigate = useNavigate();
  const format = useFormat();
  const taste = useTaste();
  const search: { show?: string; range?: string; bm?: string } = useSearch({ strict: false });
  const show: Show = search.show === "value" || search.show === "profit" ? search.show : "return";
  const range = RANGES.find((each) => each === search.range) ?? "1y";
  const symbol = search.bm === "none" ? "" : (search.bm ?? taste.benchmark).toUpperCase();
  const benchmark = useBenchmark(page, show === "return" ? symbol : "");
  const all = useMemo(() => points(tableOf(page, "series")), [page]);
  const off = useMemo(() => gaps(all), [all]);
  const lines = useMemo(() => {
    const shown = within(all, range);
    const days = shown.map((point) => point.day);
    return {
      days,
      flows: shown.map((point, at) => (at === 0 ? 0 : point.flow)),
      own:
        show === "value"
          ? shown.map((point) => point.nav)
          : show === "profit"
            ? profits(shown)
            : rebased(shown.map((point) => point.index)),
      other: show === "return" ? rebased(aligned(days, benchmark)) : [],
    };
  }, [all, range, show, benchmark]);
  const against = lines.other.some((level) => level !== null);

  const set = (change: Record<string, string | undefined>) => {
    void navigate({ to: ".", replace: true, search: (old: object) => ({ ...old, ...change }) });
  };
  const name = show === "value" ? "Net asset value" : show === "profit" ? "Profit" : "Portfolio";
  const option = useCallback(
    (colours: Colours, written: Format) => {
      const write = (value: number | null | undefined, compact: boolean) =>
        show === "return"
          ? written.percent(value, { signed: true, digits: compact ? 0 : 2 })
          : written.money(value, { compact, signed: show === "profit" });
      const flows = lines.flows.flatMap((flow, at) =>
        show === "value" && flow !== null && flow !== 0 ? [{ flow, at }] : [],
      );
      return {
        legend: { show: false },
        grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: "same" },
        tooltip: {
          trigger: "axis",
          formatter: (items: { dataIndex: number }[]) => {
            const at = items[0]?.dataIndex ?? 0;
            const flow = lines.flows[at];
            return tip(written.day(lines.days[at]), [
              [name, write(lines.own[at], false)],
              ...(against ? [[symbol, write(lines.other[at], false)] as const] : []),
              ...(flow !== null && flow !== undefined && flow !== 0
                ? [["Paid in or out", written.money(flow, { signed: true })] as const]
                : []),
            ]);
          },
        },
        xAxis: axis(colours, {
          type: "category",
          data: lines.days,
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
            formatter: (value: number) => write(value, true),
          },
        }),
        series: [
          {
            type: "line",
            name,
            data: lines.own,
            showSymbol: false,
            lineStyle: { width: 2, color: colours.series[0] },
            itemStyle: { color: colours.series[0] },
            markPoint: {
              symbol: "triangle",
              symbolSize: 9,
              label: { show: false },
              itemStyle: { color: colours.warning },
              data: flows.map(({ flow, at }) => ({
                coord: [lines.days[at], lines.own[at]],
                symbolRotate: flow > 0 ? 0 : 180,
              })),
            },
          },
          ...(against
            ? [
                {
                  type: "line",
                  name: symbol,
                  data: lines.other,
                  showSymbol: false,
                  lineStyle: { width: 1.5, type: "dashed", color: colours.series[5] },
                  itemStyle: { color: colours.series[5] },
                },
              ]
            : []),
        ],
      };
    },
    [lines, show, name, symbol, against],
  );
  const last = lines.own.at(-1);
  const write = (value: number | null | undefined) =>
    show === "return"
      ? format.percent(value, { signed: true, digits: 2 })
      : format.money(value, { signed: show === "profit" });
  const summary = `${name} from ${format.day(lines.days[0])} to ${format.day(lines.days.at(-1))}: ${
    show === "value" ? `${write(lines.own[0])} at first, ` : ""
  }${write(last)} at the end${against ? `; ${symbol} ${write(lines.other.at(-1))}` : ""}.`;

  return (
    <Chart
      id="value"
      title={show === "value" ? "Value" : show === "profit" ? "Profit" : "Return"}
      asOf={page.as_of}
      basis={basisOf(numbersOf(tableOf(page, "series"), COLUMNS[show]))}
      file="value"
      height={264}
      summary={summary}
      note={
        <>
          {show === "return"
            ? "Time-weighted, from zero on the first day shown. "
            : show === "value"
              ? "Triangles are money paid in (up) or taken out (down). "
              : "Since the first day shown, without deposits and withdrawals. "}
          <strong className={styles.legend} data-line="solid">
            {name} {write(last)}
          </strong>
          {against && (
            <strong className={styles.legend} data-line="dashed">
              {symbol} {write(lines.other.at(-1))}
            </strong>
          )}
        </>
      }
      option={option}
      table={{
        columns: [
          { label: "Day" },
          { label: name, numeric: true },
          ...(against ? [{ label: symbol, numeric: true }] : []),
          { label: "Paid in or out", numeric: true },
        ],
        rows: lines.days.map((each, at) => [
          format.day(each),
          { text: write(lines.own[at]), raw: lines.own[at], amount: show !== "return" },
          ...(against ? [{ text: write(lines.other[at]), raw: lines.other[at] }] : []),
          { text: format.money(lines.flows[at]), raw: lines.flows[at], amount: true },
        ]),
      }}
      empty={
        all.length < 2
          ? "There is no history of this yet. It begins with the second day that is computed."
          : undefined
      }
      actions={
        <>
          {off.length > 0 && (
            <Chip
              tone="warning"
              title={`The change of the value is not profit plus flows on ${off.map(format.day).join(", ")}`}
            >
              Does not add up
            </Chip>
          )}
          <Segments<Show>
            label="What the chart shows"
            value={show}
            options={[
              { id: "return", label: "Return" },
              { id: "value", label: "Value" },
              { id: "profit", label: "Profit" },
            ]}
            onChange={(next) => {
              set({ show: next === "return" ? undefined : next });
            }}
          />
          <Segments<Range>
            label="How far back"
            value={range}
            options={RANGES.map((id) => ({ id, label: NAMES[id] }))}
            onChange={(next) => {
              set({ range: next === "1y" ? undefined : next });
            }}
          />
          {show === "return" && (
            <label className={styles.pick}>
              <span className="muted small">Against</span>
              <select
                value={symbol}
                onChange={(event) => {
                  set({ bm: event.target.value === "" ? "none" : event.target.value });
                }}
              >
                <option value="">nothing</option>
                {[...new Set([...BENCHMARKS, ...(symbol === "" ? [] : [symbol])])].map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
          )}
          <Ask
            widget="value"
            question={`How did I do over this period${symbol === "" ? "" : ` against ${symbol}`}, and why?`}
          />
        </>
      }
    />
  );
}
