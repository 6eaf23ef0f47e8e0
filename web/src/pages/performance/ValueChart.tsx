import { useCallback, useMemo } from "react";
import type { ViewPage } from "../../api";
import { Chart } from "../../chart/Chart";
import { basisOf, numbersOf } from "../../figure/basis";
import { useFormat } from "../../lib/taste";
import { tableOf } from "../../shell/scope";
import { Button, Card, Empty } from "../../ui";
import { drawLines, type Show } from "./chart";
import { bridge, compared, type Day, dealsOf, dealt, hasPrices, profits } from "./model";
import { Bridge } from "./Bridge";
import { Controls } from "./Controls";
import type { useWindow } from "./useWindow";

const COLUMNS: Record<Show, string> = { return: "twr_index", value: "nav", profit: "pnl" };

/** What happened when: value, profit or return, over a window of the days. */
export function ValueChart({
  page,
  days,
  shown,
  view,
}: {
  page: ViewPage;
  days: readonly Day[];
  shown: readonly Day[];
  view: ReturnType<typeof useWindow>;
}) {
  const format = useFormat();
  const { show, benchmark, set, setLater } = view;
  const priced = useMemo(() => hasPrices(days), [days]);
  const beside = priced ? benchmark : undefined;
  const first = Math.max(
    0,
    days.findIndex((each) => each.day === shown[0]?.day),
  );
  const last = first + Math.max(0, shown.length - 1);
  const deals = useMemo(() => dealsOf(page, days), [page, days]);
  const option = useCallback(
    (...given: Parameters<ReturnType<typeof drawLines>>) =>
      drawLines(days, { first, last }, show, beside, deals)(...given),
    [days, first, last, show, beside, deals],
  );
  const lines = useMemo(() => compared(shown), [shown]);
  const sums = bridge(shown);
  const own = lines.own.at(-1) ?? null;
  const other = lines.bench.at(-1) ?? null;
  const spell = `from ${format.day(shown[0]?.day)} to ${format.day(shown.at(-1)?.day)}`;
  const ends = `${format.day(days[0]?.day)} to ${format.day(days.at(-1)?.day)}`;
  const noClose = `There is no close in this window. Closes are known from ${ends}.`;
  const noPrices = `No prices of ${benchmark ?? ""} are known.`;
  const summary =
    show === "return"
      ? `Return ${spell}: ${format.percent(own, { signed: true })}${beside === undefined ? "" : `; ${beside}: ${format.percent(other, { signed: true })}`}.`
      : show === "profit"
        ? `Profit ${spell}: ${format.money(sums.pnl, { signed: true })}.`
        : `Value ${spell}: ${format.money(sums.start)} at first, ${format.money(sums.end)} at last.`;
  const soFar = profits(shown);
  const note = `${
    show === "return"
      ? "Time-weighted: deposits and withdrawals change nothing. Both lines begin at zero on the first day of the window."
      : "Triangles mark deposits (up) and withdrawals (down). Drag the handles below the chart, or choose days."
  }${deals.size > 0 ? " Circles mark days with trades." : ""}`;
  return (
    <Card id="window" title="What happened when" asOf={page.as_of} note={note}>
      <Controls days={days} view={view} />
      {benchmark !== undefined && !priced && <p role="status">{noPrices}</p>}
      <Chart
        bare
        basis={basisOf(numbersOf(tableOf(page, "series"), COLUMNS[show]))}
        title="What happened when"
        summary={summary}
        file="performance"
        height={380}
        option={option}
        empty={
          days.length === 0 ? (
            "There are no closes yet."
          ) : shown.length === 0 ? (
            <Empty
              title="Nothing to draw"
              actions={
                <Button
                  onClick={() => {
                    set({ from: undefined, to: undefined });
                  }}
                >
                  Show all days
                </Button>
              }
            >
              {noClose}
            </Empty>
          ) : undefined
        }
        onZoom={(start, end) => {
          const from = Math.round(start * (days.length - 1));
          const to = Math.round(end * (days.length - 1));
          setLater({
            from: from <= 0 ? undefined : days[from]?.day,
            to: to >= days.length - 1 ? undefined : days[to]?.day,
          });
        }}
        table={{
          columns: [
            { label: "Day" },
            ...["Value", "Deposit or withdrawal", "Profit of the day", "Profit so far"].map(
              (label) => ({ label, numeric: true }),
            ),
            { label: "Trades" },
            { label: "Return", numeric: true },
            ...(beside === undefined ? [] : [{ label: beside, numeric: true }]),
          ],
          rows: shown.map((each, place) => [
            each.day,
            ...[each.nav, each.flow, each.pnl, soFar[place] ?? null].map((raw) => ({
              text: format.money(raw),
              raw,
              amount: true,
            })),
            (deals.get(each.day) ?? []).map((deal) => dealt(deal, format).join(" ")).join("; "),
            ...[lines.own[place] ?? null, lines.bench[place] ?? null]
              .slice(0, beside === undefined ? 1 : 2)
              .map((raw) => ({ text: format.percent(raw, { signed: true, digits: 2 }), raw })),
          ]),
        }}
      />
      <Bridge
        sums={sums}
        own={own}
        other={other}
        benchmark={benchmark}
        why={{
          own: shown.length === 0 ? noClose : "It is not known of every day of the window.",
          other:
            shown.length === 0
              ? noClose
              : priced
                ? `There is no return of ${benchmark ?? ""} for every day.`
                : noPrices,
        }}
      />
    </Card>
  );
}
