import { useCallback } from "react";
import type { ViewPage, ViewRow } from "../../api";
import { Chart } from "../../chart/Chart";
import { basisOf, numbersOf } from "../../figure/basis";
import { Figure } from "../../figure/Figure";
import { numeric } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { tableOf } from "../../shell/scope";
import { Button, Card, Empty } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { drawFalls } from "./chart";
import type { Day } from "./model";
import type { useWindow } from "./useWindow";

/** How deep it fell and how long it took. */
export function Falls({
  page,
  shown,
  view,
}: {
  page: ViewPage;
  shown: readonly Day[];
  view: ReturnType<typeof useWindow>;
}) {
  const format = useFormat();
  const rows = tableOf(page, "drawdowns");
  const spells = rows.flatMap((row) => {
    const inside = shown.filter(
      ({ day }) => day >= row.key && day <= (row.texts["recovery"] ?? "9999"),
    );
    const [from, to] = [inside[0], inside.at(-1)];
    return from && to ? [{ from: from.day, to: to.day }] : [];
  });
  const key = spells.map((each) => `${each.from} ${each.to}`).join(",");
  const option = useCallback(
    (...given: Parameters<ReturnType<typeof drawFalls>>) =>
      drawFalls(
        shown,
        key === ""
          ? []
          : key.split(",").map((each) => {
              const [from = "", to = ""] = each.split(" ");
              return { from, to };
            }),
      )(...given),
    [shown, key],
  );
  const deepest = shown.reduce<Day | undefined>(
    (worst, each) => ((each.drawdown ?? 0) < (worst?.drawdown ?? 0) ? each : worst),
    undefined,
  );
  const now = shown.at(-1)?.drawdown;
  const columns: Column<ViewRow>[] = [
    {
      id: "peak",
      label: "From the high of",
      value: (row) => row.key,
      cell: (row) => format.day(row.key),
    },
    {
      id: "trough",
      label: "Lowest on",
      value: (row) => row.texts["trough"],
      cell: (row) => format.day(row.texts["trough"]),
    },
    {
      id: "recovery",
      label: "Made good on",
      value: (row) => row.texts["recovery"],
      cell: (row) =>
        row.texts["recovery"] ? format.day(row.texts["recovery"]) : <span>not yet</span>,
    },
    {
      id: "depth",
      label: "Depth",
      numeric: true,
      value: (row) => numeric(row.numbers["depth"]?.value),
      cell: (row) => (
        <Figure n={row.numbers["depth"]} label={`Fall from ${format.day(row.key)}`} digits={2} />
      ),
    },
    {
      id: "length",
      label: "Sessions",
      numeric: true,
      value: (row) => numeric(row.numbers["length"]?.value),
      cell: (row) => <Figure n={row.numbers["length"]} label="Sessions" />,
    },
    {
      id: "look",
      label: <span className="sr-only">Look at it</span>,
      cell: (row) => (
        <Button
          tone="quiet"
          aria-label={`Look at it: the fall from ${format.day(row.key)}`}
          onClick={() => {
            view.set({ from: row.key, to: row.texts["recovery"] ?? undefined }, false);
          }}
        >
          Look at it
        </Button>
      ),
    },
  ];
  return (
    <Card
      id="falls"
      title="Falls from the highest close"
      asOf={page.as_of}
      note="Of the time-weighted index, so that a withdrawal is no fall. The five deepest are shaded and listed."
    >
      <Chart
        bare
        basis={basisOf(numbersOf(tableOf(page, "series"), "drawdown"))}
        title="Falls from the highest close"
        summary={`The deepest fall of these days is ${format.percent(deepest?.drawdown, { digits: 1 })} on ${format.day(deepest?.day)}; at last it is ${format.percent(now, { digits: 1 })}.`}
        file="drawdown"
        height={220}
        option={option}
        empty={shown.length === 0 ? "There are no closes in this window." : undefined}
        table={{
          columns: [{ label: "Day" }, { label: "Below the highest close", numeric: true }],
          rows: shown.map((each) => [
            each.day,
            { text: format.percent(each.drawdown, { digits: 2 }), raw: each.drawdown },
          ]),
        }}
      />
      <Grid
        label="The deepest falls"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={<Empty title="No falls">Every close was the highest so far.</Empty>}
      />
    </Card>
  );
}
