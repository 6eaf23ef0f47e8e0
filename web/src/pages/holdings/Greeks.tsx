import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { stated } from "../../figure/basis";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import { type Format, useFormat } from "../../lib/taste";
import { Segments } from "../../ui";
import { type Greek, GREEKS, type GridUnderlying, reading, surface } from "./payoff";

const NAMES: Record<Greek, { label: string; explain: string }> = {
  delta: {
    label: "Delta",
    explain: "How many shares of the underlying all legs together move like.",
  },
  gamma_value: {
    label: "Gamma",
    explain: "By how much the delta in money changes when the underlying moves by 1 %.",
  },
  vega_value: {
    label: "Vega",
    explain: "What one point more of volatility gains or costs.",
  },
  theta_value: { label: "Theta", explain: "What one calendar day gains or costs." },
  rho_value: { label: "Rho", explain: "What one point more of the interest rate gains or costs." },
};

/** How the Greeks change with spot and time. */
export function GreeksSurface({ grid, asOf }: { grid: GridUnderlying; asOf: string | null }) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: { greek?: string } = useSearch({ strict: false });
  const greek = GREEKS.find((each) => each === search.greek) ?? "delta";
  const { label, explain } = NAMES[greek];
  const made = useMemo(() => surface(grid, greek), [grid, greek]);
  const most = useMemo(
    () => Math.max(...made.values.flat().map((value) => Math.abs(value) || 0), 0) || 1,
    [made],
  );
  const write = useCallback(
    (value: number | null, written: Format, compact = false) =>
      greek === "delta"
        ? written.quantity(value === null ? null : Math.round(value))
        : written.money(value, { signed: true, compact }),
    [greek],
  );

  const option = useCallback(
    (colours: Colours, written: Format) => ({
      grid: { left: 4, right: 8, top: 8, bottom: 56, outerBoundsMode: "same" },
      tooltip: {
        position: "top",
        formatter: ({ value }: { value: [number, number, number] }) =>
          tip(`${written.price(made.spots[value[1]])}, ${written.day(made.dates[value[0]])}`, [
            [label, write(value[2], written)],
          ]),
      },
      xAxis: axis(colours, {
        type: "category",
        data: made.dates.map((day) => written.day(day)),
        splitArea: { show: false },
        axisPointer: { show: true, type: "line", label: { show: false } },
      }),
      yAxis: axis(colours, {
        type: "category",
        data: made.spots.map((spot) => written.price(spot)),
        axisPointer: { show: true, type: "line", label: { show: false } },
      }),
      // bands of equal value, so that their borders are the contours
      visualMap: {
        type: "piecewise",
        splitNumber: 15,
        showLabel: false,
        selectedMode: false,
        itemGap: 0,
        min: -most,
        max: most,
        orient: "horizontal",
        left: "center",
        bottom: 0,
        itemWidth: 12,
        itemHeight: 12,
        text: [write(most, written, true), write(-most, written, true)],
        textStyle: { color: colours.muted },
        inRange: { color: [colours.minus, colours.card, colours.plus] },
      },
      series: [
        {
          type: "heatmap",
          data: made.values.flatMap((row, day) => row.map((value, spot) => [day, spot, value])),
          emphasis: { itemStyle: { borderColor: colours.text, borderWidth: 1.5 } },
        },
      ],
    }),
    [made, most, label, write],
  );
  const now = reading(made, made.dates[0] ?? "", grid.spot ?? 0);
  return (
    <Chart
      id="greeks"
      title={`${label} by price and day`}
      asOf={asOf}
      basis={stated("options", { asOf })}
      file={`greeks-${grid.symbol}`}
      height={380}
      summary={`${label} of all legs on ${grid.symbol} over its price and time. At ${format.price(grid.spot)} today: ${write(now, format)}.`}
      note={`${explain} At today's price: ${write(now, format)}. Blue adds, orange takes away; a colour is a band of equal values.`}
      option={option}
      table={{
        columns: [
          { label: `Price of ${grid.symbol}`, numeric: true },
          ...made.dates.map((day) => ({ label: format.day(day), numeric: true })),
        ],
        rows: made.spots.map((spot, at) => [
          { text: format.price(spot), raw: spot },
          ...made.values.map((row) => ({
            text: write(row[at] ?? null, format),
            raw: row[at] ?? null,
            amount: true,
          })),
        ]),
      }}
      actions={
        <Segments<Greek>
          label="Greek"
          value={greek}
          options={GREEKS.map((id) => ({
            id,
            label: <span title={NAMES[id].explain}>{NAMES[id].label}</span>,
          }))}
          onChange={(next) => {
            void navigate({
              to: ".",
              replace: true,
              search: (old: object) => ({ ...old, greek: next === "delta" ? undefined : next }),
            });
          }}
        />
      }
    />
  );
}
