import { useCallback, useMemo, type ReactNode } from "react";
import { Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage } from "../../../api";
import type { Basis } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { sumOf } from "../rows";
import { amount } from "./Waterfall";
import { OTHER, type Tile } from "./waterfall";

/** The smallest shares of all sizes whose tiles have room for a name, and for a number below it. */
const SMALLEST = { name: 0.005, number: 0.01 };
const SMALLEST_NARROW = { name: 0.015, number: 0.03 };
const NARROW = 768;

/** Where it is concentrated: tiles as large as what a part adds or takes away. */
export function Treemap({
  page,
  basis,
  tiles,
  money,
  byWeight,
  actions,
  onPick,
}: {
  page: ViewPage;
  basis: Basis | null;
  tiles: readonly Tile[];
  money: boolean;
  /** the tiles are as large as the position, and not as its risk */
  byWeight: boolean;
  actions?: ReactNode;
  onPick?: ((key: string) => void) | undefined;
}) {
  const format = useFormat();
  const whole = sumOf(tiles.map((tile) => tile.area));
  const option = useCallback(
    (colours: Colours, written: Format) => draw(tiles, whole, money, byWeight, colours, written),
    [tiles, whole, money, byWeight],
  );
  const table = useMemo(
    () => ({
      columns: [
        { label: "Part" },
        { label: byWeight ? "Value" : "Adds to risk", numeric: true },
        { label: "Share of all sizes", numeric: true },
      ],
      rows: tiles.map((tile) => [
        tile.label,
        { text: amount(tile.value, money, format), raw: tile.value, amount: money },
        {
          text: whole === 0 ? "" : format.percent(tile.area / whole),
          raw: whole === 0 ? null : tile.area / whole,
        },
      ]),
    }),
    [tiles, whole, money, byWeight, format],
  );
  const first = tiles[0];
  const say =
    first === undefined || whole === 0
      ? ""
      : `${first.label} is ${format.percent(first.area / whole, { digits: 0 })} of all sizes added up.`;
  return (
    <Chart
      title="Where it is concentrated"
      asOf={page.as_of}
      basis={basis}
      note={
        byWeight
          ? `A tile is as large as the value of the position, options at their delta; orange tiles with a minus are short. ${say}`
          : `A tile is as large as what the part adds to risk, or takes from it; orange tiles with a minus reduce risk. ${say}`
      }
      summary={`${String(tiles.length)} tiles. ${say}`}
      file="risk-treemap"
      height={320}
      option={option}
      table={table}
      actions={actions}
      empty={tiles.length === 0 ? "No part of it is known." : undefined}
      onPick={({ name }) => {
        const tile = tiles.find((each) => each.label === name);
        if (tile && !tile.key.startsWith(OTHER)) {
          onPick?.(tile.key);
        }
      }}
    />
  );
}

function draw(
  tiles: readonly Tile[],
  whole: number,
  money: boolean,
  byWeight: boolean,
  colours: Colours,
  format: Format,
) {
  const least = window.innerWidth < NARROW ? SMALLEST_NARROW : SMALLEST;
  return {
    tooltip: {
      formatter: ({ name }: { name: string }) => {
        const tile = tiles.find((each) => each.label === name);
        return tile === undefined || whole === 0
          ? ""
          : tip(tile.label, [
              [
                byWeight
                  ? tile.value < 0
                    ? "Short"
                    : "Long"
                  : tile.value < 0
                    ? "Reduces risk by"
                    : "Adds to risk",
                amount(Math.abs(tile.value), money, format, false),
              ],
              ["Share of all sizes", format.percent(tile.area / whole)],
            ]);
      },
    },
    series: [
      {
        type: "treemap",
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        visibleMin: 0,
        itemStyle: { borderColor: colours.card, borderWidth: 1, gapWidth: 1 },
        label: {
          show: true,
          overflow: "truncate",
          color: colours.page,
          lineHeight: 16,
          formatter: ({ name }: { name: string }) => {
            const tile = tiles.find((each) => each.label === name);
            const part = tile === undefined || whole === 0 ? 0 : tile.area / whole;
            // half a number would be another one
            return part < least.name
              ? ""
              : part < least.number || tile === undefined
                ? name
                : `${name}\n${format.percent(tile.value / whole, { signed: true })}`;
          },
        },
        data: tiles.map((tile) => ({
          name: tile.label,
          value: tile.area,
          itemStyle: {
            color: tile.value < 0 ? colours.minus : colours.plus,
          },
        })),
      },
    ],
  };
}
