import { useCallback, useMemo } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { stated } from "../../figure/basis";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { type Format, useFormat } from "../../lib/taste";
import { Segments } from "../../ui";
import styles from "./Holding.module.css";
import {
  breakEvens,
  expiryOf,
  type GridUnderlying,
  legsOf,
  profitAt,
  reachOf,
  spotsOf,
  surface,
} from "./payoff";

type From = "close" | "paid";

/** What is gained or lost at each price of the underlying: at expiry, and on a day before. */
export function Payoff({
  grid,
  paid,
  asOf,
}: {
  grid: GridUnderlying;
  /** what each leg cost, by symbol; a leg without an entry is unknown */
  paid: ReadonlyMap<string, number>;
  asOf: string | null;
}) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: { at?: number | string; off?: string; since?: From } = useSearch({ strict: false });
  const without = String(search.off ?? "");
  const wanted: From = search.since === "paid" ? "paid" : "close";
  const keep = (change: object) =>
    void navigate({
      to: ".",
      replace: true,
      resetScroll: false,
      search: (old: object) => ({ ...old, ...change }),
    });
  const all = useMemo(() => legsOf(grid, true), [grid]);
  const off = useMemo(
    () =>
      new Set(all.map((leg) => leg.symbol).filter((symbol) => without.split(",").includes(symbol))),
    [all, without],
  );
  const known = all.every((leg) => paid.has(leg.symbol));
  const from: From = known ? wanted : "close";
  const expiry = expiryOf(grid);
  const dayAt = Math.min(Math.max(Number(search.at ?? 0) || 0, 0), grid.dates.length - 1);
  const date = grid.dates[dayAt] ?? "";
  const spot = grid.spot ?? 0;

  const reach = useMemo(() => {
    const wide = reachOf(
      spot,
      all
        .filter((leg) => leg.right !== "SHARES")
        .map((leg) => ({ strike: leg.strike, worth: Math.abs(leg.cost / leg.units) || 0 })),
    );
    // never wider than what the server valued
    return {
      ...wide,
      low: Math.max(wide.low, grid.spots[0] ?? 0),
      high: Math.min(wide.high, grid.spots.at(-1) ?? wide.high),
    };
  }, [all, spot, grid]);

  const lines = useMemo(() => {
    const legs = all
      .filter((leg) => !off.has(leg.symbol))
      .map((leg) => (from === "paid" ? { ...leg, cost: paid.get(leg.symbol) ?? 0 } : leg));
    const spots = spotsOf(legs, reach.low, reach.high);
    // what the close is above cost, so that both lines count from the same
    const shift =
      from === "paid"
        ? all.reduce((sum, leg) => sum + leg.cost - (paid.get(leg.symbol) ?? 0), 0)
        : 0;
    const profits = surface(grid, "profit");
    return {
      legs,
      end: expiry === null ? [] : spots.map((x) => [x, profitAt(legs, x)] as const),
      before:
        off.size > 0
          ? []
          : grid.spots.map((x, at) => [x, (profits.values[dayAt]?.[at] ?? NaN) + shift] as const),
      roots: expiry === null ? [] : breakEvens(legs),
    };
  }, [all, off, from, paid, grid, expiry, dayAt, reach]);

  const option = useCallback(
    (colours: Colours, written: Format) => {
      const within = (price: number) => price >= reach.low && price <= reach.high;
      const amount = (value: number, compact = false) =>
        written.money(value, { signed: true, compact });
      return {
        grid: { left: 4, right: 16, top: 24, bottom: 4, outerBoundsMode: "same" },
        tooltip: {
          trigger: "axis",
          formatter: (items: { seriesName: string; value: [number, number] }[]) =>
            tip(`At ${written.price(items[0]?.value[0])}`, [
              ...items.map((item) => [item.seriesName, amount(item.value[1])] as const),
            ]),
        },
        xAxis: axis(colours, {
          type: "value",
          scale: true,
          name: `Price of ${grid.symbol}`,
          nameLocation: "middle",
          nameGap: 26,
          nameTextStyle: { color: colours.muted, fontSize: 11.5 },
          min: reach.low,
          max: reach.high,
          axisLabel: {
            color: colours.muted,
            fontSize: 11.5,
            hideOverlap: true,
            showMinLabel: false,
            showMaxLabel: false,
            formatter: (value: number) => written.price(value),
          },
        }),
        yAxis: axis(colours, {
          type: "value",
          axisLabel: {
            color: colours.muted,
            fontSize: 11.5,
            formatter: (value: number) => amount(value, true),
          },
        }),
        series: [
          {
            type: "line",
            name: "At expiry",
            data: lines.end,
            showSymbol: false,
            lineStyle: { width: 2, color: colours.series[0] },
            itemStyle: { color: colours.series[0] },
            markLine: {
              silent: true,
              symbol: "none",
              data: [
                {
                  xAxis: spot,
                  lineStyle: { color: colours.text, type: "dotted" },
                  label: { formatter: "Now", color: colours.text, fontSize: 11.5 },
                },
                ...lines.roots.filter(within).map((root) => ({
                  xAxis: root,
                  lineStyle: { color: colours.lineStrong, type: "dashed" },
                  label: {
                    formatter: written.price(root),
                    color: colours.muted,
                    fontSize: 11.5,
                    // away from the line of the price of now
                    position: root < spot ? "insideEndTop" : "insideEndBottom",
                  },
                })),
                { yAxis: 0, label: { show: false }, lineStyle: { color: colours.lineStrong } },
              ],
            },
          },
          {
            type: "line",
            name: `On ${written.day(date)}`,
            data: lines.before.filter(([price]) => within(price)),
            showSymbol: false,
            smooth: 0.2,
            lineStyle: { width: 2, type: "dashed", color: colours.series[1] },
            itemStyle: { color: colours.series[1] },
          },
        ],
      };
    },
    [lines, grid, spot, date, reach],
  );

  const roots =
    lines.roots.length === 0
      ? "no break-even"
      : `break-even at ${lines.roots.map((root) => format.price(root)).join(" and ")}`;
  const now = lines.end.length === 0 ? null : profitAt(lines.legs, spot);
  return (
    <Chart
      id="payoff"
      title={`Profit by the price of ${grid.symbol}`}
      asOf={asOf}
      basis={stated("options", { asOf })}
      file={`payoff-${grid.symbol}`}
      height={300}
      summary={`Profit at expiry by the price of ${grid.symbol}: ${roots}; if the price stays at ${format.price(spot)}, ${format.money(now, { signed: true })}.`}
      note={
        <>
          {from === "close"
            ? "Counted from the value at the close. "
            : "Counted from what was paid. "}
          {expiry === null
            ? (grid.expiry_reason ?? "The options end on different days, so there is no one line.")
            : `Blue: at expiry on ${format.day(expiry)}, ${roots}. `}
          {off.size > 0
            ? "The line of an earlier day is of all legs together and is left out while some are off."
            : `Dashed: on ${format.day(date)}.`}
          {reach.beyond.length > 0 &&
            ` Too far from the price to be drawn: the strike${reach.beyond.length > 1 ? "s" : ""} ${reach.beyond
              .map((strike) => format.price(strike))
              .join(" and ")}.`}
        </>
      }
      option={option}
      table={{
        columns: [
          { label: `Price of ${grid.symbol}`, numeric: true },
          { label: "At expiry", numeric: true },
          { label: `On ${format.day(date)}`, numeric: true },
        ],
        rows: grid.spots.map((x, at) => {
          const end = expiry === null ? null : profitAt(lines.legs, x);
          const before = lines.before[at]?.[1] ?? null;
          return [
            { text: format.price(x), raw: x },
            { text: format.money(end, { signed: true }), raw: end, amount: true },
            { text: format.money(before, { signed: true }), raw: before, amount: true },
          ];
        }),
      }}
      actions={
        <div className="row">
          <Segments<From>
            label="What profit counts from"
            value={from}
            options={[
              { id: "close", label: "From the close" },
              {
                id: "paid",
                label: (
                  <span title={known ? undefined : "What was paid for a leg is unknown."}>
                    {known ? "From cost" : "From cost (unknown)"}
                  </span>
                ),
              },
            ]}
            onChange={(next) => {
              keep({ since: next === "close" ? undefined : next });
            }}
          />
          <label className={styles.slider}>
            <span className="small muted">Day</span>
            <input
              type="range"
              min={0}
              max={grid.dates.length - 1}
              step={1}
              value={dayAt}
              aria-valuetext={format.day(date)}
              onChange={(event) => {
                const at = Number(event.target.value);
                keep({ at: at === 0 ? undefined : at });
              }}
            />
            <span className="small nowrap">{format.day(date)}</span>
          </label>
          <fieldset className={styles.legs}>
            <legend className="sr-only">Legs that count</legend>
            {all.map((leg) => (
              <label key={leg.symbol}>
                <input
                  type="checkbox"
                  checked={!off.has(leg.symbol)}
                  onChange={() => {
                    const next = new Set(off);
                    if (!next.delete(leg.symbol)) {
                      next.add(leg.symbol);
                    }
                    keep({ off: [...next].join(",") || undefined });
                  }}
                />
                {leg.right === "SHARES"
                  ? `${format.quantity(leg.units)} shares`
                  : `${leg.units < 0 ? "Written" : "Bought"} ${leg.right.toLowerCase()} ${format.price(leg.strike)}`}
              </label>
            ))}
          </fieldset>
        </div>
      }
    />
  );
}
