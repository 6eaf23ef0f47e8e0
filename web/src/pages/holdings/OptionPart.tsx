import { useMemo } from "react";
import { useRead } from "../../query";
import { Empty, Reading } from "../../ui";
import { GreeksSurface } from "./Greeks";
import { Payoff } from "./Payoff";
import { rangeOf, reachOf } from "./payoff";
import { type Holding, numberOf, textOf } from "./rows";

export { PositionGreeks } from "./PositionGreeks";

/** Columns of the grid in days: today, a week, then in even steps up to the last expiry. */
export function daysTo(asOf: string, expiries: readonly string[]): number[] {
  const start = Date.parse(asOf);
  const ends = expiries
    .map((day) => Math.round((Date.parse(day) - start) / 86_400_000))
    .filter((days) => days > 0);
  const last = Math.max(...ends, 0);
  const steps = [0, 7, ...[1, 2, 3, 4, 5, 6].map((at) => Math.round((last * at) / 6)), ...ends];
  return [...new Set(steps)]
    .filter((days) => days <= last)
    .sort((a, b) => a - b)
    .slice(0, 24);
}

/** Payoff and Greeks of all options held on one underlying. */
export function OptionPart({
  portfolio,
  underlying,
  holdings,
  asOf,
}: {
  portfolio: string;
  underlying: string;
  holdings: readonly Holding[];
  asOf: string;
}) {
  const legs = useMemo(
    () =>
      holdings.filter(
        ({ row }) =>
          textOf(row, "symbol") === underlying || textOf(row, "underlying_symbol") === underlying,
      ),
    [holdings, underlying],
  );
  const days = useMemo(
    () => daysTo(asOf, legs.map((each) => textOf(each.row, "expiry")).filter(Boolean)),
    [asOf, legs],
  );
  const paid = useMemo(() => {
    const sums = new Map<string, number | null>();
    for (const { row } of legs) {
      const symbol = textOf(row, "symbol");
      const cost = numberOf(row, "cost_basis");
      const old = sums.get(symbol);
      sums.set(symbol, cost === null || old === null ? null : (old ?? 0) + cost);
    }
    const known = [...sums].filter((each): each is [string, number] => each[1] !== null);
    return new Map<string, number>(known);
  }, [legs]);
  // the row says both, so that the grid is asked for once, and as wide as the legs need
  const range = useMemo(() => {
    const spot = legs.map((each) => numberOf(each.row, "underlying_price")).find((n) => n !== null);
    const bends = legs.flatMap(({ row }) => {
      const strike = numberOf(row, "strike");
      return strike === null ? [] : [{ strike, worth: numberOf(row, "price") ?? 0 }];
    });
    return spot === undefined || spot === null ? 0.3 : rangeOf(spot, reachOf(spot, bends));
  }, [legs]);
  const read = useRead("/api/v1/analytics/portfolio/{id}/options/grid", {
    path: { id: portfolio },
    query: {
      underlying,
      spot_range: range,
      steps: 21,
      ...(days.length > 1 ? { days: days.join(",") } : {}),
    },
  });
  return (
    <Reading of={read} height={420}>
      {(answer) => {
        const grid = answer.underlyings.find((each) => each.symbol === underlying);
        return grid === undefined || grid.spots.length === 0 ? (
          <Empty title="The options cannot be valued over prices and days">
            {grid?.quality_reason ?? answer.reason ?? "The server gives no reason."}
          </Empty>
        ) : (
          <>
            <Payoff grid={grid} paid={paid} asOf={answer.as_of} />
            <GreeksSurface grid={grid} asOf={answer.as_of} />
          </>
        );
      }}
    </Reading>
  );
}
