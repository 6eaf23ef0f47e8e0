import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ViewPage, ViewRow } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { Figure } from "../../../figure/Figure";
import { numeric } from "../../../lib/format";
import { useFormat } from "../../../lib/taste";
import { tableOf, useScope, useView } from "../../../shell/scope";
import { ViewState } from "../../../shell/ViewState";
import { Card, Empty, Segments } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import { useChoice } from "../choice";
import { rounding } from "../contributions/waterfall";
import { nameOfSymbol } from "../../../lib/symbols";
import { Facts, OfAll, Reconciled } from "../parts";
import { valueOf } from "../rows";
import { GreekChart } from "./GreekChart";
import { bySize, byUnderlying, difference, GREEKS, type Greek } from "./greeks";

/** How options move with what they depend on. */
export default function Greeks() {
  const view = useView("risk/greeks");
  return <ViewState view={view}>{(page) => <Shown page={page} />}</ViewState>;
}

function Shown({ page }: { page: ViewPage }) {
  const scope = useScope();
  const options = tableOf(page, "options");
  return options.length === 0 ? (
    <Empty
      title="There are no options here"
      actions={
        <Link to="/p/$scope/risk/$tab" params={{ scope, tab: "contributions" }}>
          What makes the risk
        </Link>
      }
    >
      Greeks say how options move; stocks and funds have none. Import options, or choose another
      portfolio above.
    </Empty>
  ) : (
    <>
      <OfAll page={page}>Greeks in money add up over portfolios.</OfAll>
      <Facts
        id="greeks"
        title="All options together"
        page={page}
        facts={GREEKS.map((greek) => ({
          label: greek.name,
          n: page.figures[greek.id],
          look: { kind: "compact" as const, signed: true },
          hint: `${greek.words.charAt(0).toUpperCase()}${greek.words.slice(1)}; ${greek.of}.`,
        }))}
        note="In money, for small moves; for large ones see the scenarios. Short positions turn the sign."
      />
      <ByUnderlying page={page} options={options} />
      <OneByOne page={page} options={options} />
    </>
  );
}

function ByUnderlying({ page, options }: { page: ViewPage; options: readonly ViewRow[] }) {
  const format = useFormat();
  const [greek, setGreek] = useChoice<Greek>(
    "greek",
    GREEKS.map((each) => each.id),
    "delta_value",
  );
  const given = tableOf(page, "underlyings");
  const groups = useMemo(
    () => bySize(byUnderlying(options, given), greek),
    [options, given, greek],
  );
  const bars = useMemo(
    () => groups.map((group) => ({ key: group.key, values: [group.values[greek]] })),
    [groups, greek],
  );
  const premium = useMemo(
    () =>
      groups.map((group) => ({
        key: group.key,
        values: [group.values.delta_value, group.values.market_value],
      })),
    [groups],
  );
  const shown = GREEKS.find((each) => each.id === greek) ?? GREEKS[0];
  const apart = difference(groups, greek, numeric(page.figures[greek]?.value));
  const first = groups[0];
  const name = useMemo(() => [shown?.name ?? ""], [shown]);
  return (
    <>
      <GreekChart
        page={page}
        basis={basisOf(numbersOf(options, greek))}
        title={`${shown?.name ?? ""} by underlying`}
        bars={bars}
        series={name}
        file="greeks-by-underlying"
        note={`${
          first
            ? `${first.key} has the most: ${format.money(first.values[greek], { compact: true, signed: true })}. `
            : ""
        }${shown?.name ?? ""} is ${shown?.words ?? ""}. Striped bars are below zero.`}
        actions={
          <>
            {apart !== null && (
              <Reconciled
                difference={apart}
                tolerance={rounding(options.length, 2)}
                written={format.money(apart)}
              />
            )}
            <Segments
              label="Greek"
              options={GREEKS.map((each) => ({ id: each.id, label: each.name }))}
              value={greek}
              onChange={setGreek}
            />
          </>
        }
      />
      {groups.some((group) => group.values.market_value !== null) && (
        <GreekChart
          page={page}
          basis={basisOf(numbersOf(options, "delta_value", "market_value"))}
          title="What they act like, and what they are worth"
          bars={premium}
          series={PAIR}
          file="delta-and-value"
          note="The first bar is as much of the underlying as the options act like now, the striped one their market value. Exposure is counted with the first, wealth with the second."
        />
      )}
    </>
  );
}

const PAIR = ["Acts like (delta)", "Market value"] as const;

function OneByOne({ page, options }: { page: ViewPage; options: readonly ViewRow[] }) {
  const scope = useScope();
  const columns = useMemo(
    (): Column<ViewRow>[] => [
      {
        id: "option",
        label: "Option",
        value: (row) => row.texts["symbol"],
        cell: (row) => (
          <Link
            to="/p/$scope/holdings/$id"
            params={{ scope, id: row.key }}
            title={row.texts["symbol"] ?? row.key}
          >
            {nameOfSymbol(row.texts["symbol"] ?? row.key)}
          </Link>
        ),
      },
      ...(options.some((row) => row.texts["portfolio_name"])
        ? [
            {
              id: "portfolio",
              label: "Portfolio",
              from: 1024,
              value: (row: ViewRow) => row.texts["portfolio_name"],
              cell: (row: ViewRow) => row.texts["portfolio_name"],
            } as const,
          ]
        : []),
      ...(options.some((row) => row.numbers["quantity"])
        ? [
            {
              id: "quantity",
              label: "Contracts",
              numeric: true,
              from: 768,
              value: (row: ViewRow) => valueOf(row, "quantity"),
              cell: (row: ViewRow) => <Figure n={row.numbers["quantity"]} label="Contracts" />,
            } as const,
          ]
        : []),
      {
        id: "delta",
        label: (
          <abbr title="Of one option: how far it moves when the underlying moves by 1">
            Delta of one
          </abbr>
        ),
        numeric: true,
        value: (row) => valueOf(row, "delta"),
        cell: (row) => (
          <Figure n={row.numbers["delta"]} label="Delta of one option" kind="beta" signed />
        ),
      },
      ...GREEKS.map((greek): Column<ViewRow> => ({
        id: greek.id,
        label: <abbr title={greek.words}>{greek.name}</abbr>,
        numeric: true,
        ...(greek.id === "delta_value" ? {} : { from: 768 }),
        value: (row) => valueOf(row, greek.id),
        cell: (row) => (
          <Figure n={row.numbers[greek.id]} label={greek.name} kind="compact" signed />
        ),
      })),
      {
        id: "volatility",
        label: <abbr title="Implied volatility: that which explains the price">Impl. vol.</abbr>,
        numeric: true,
        from: 1024,
        value: (row) => valueOf(row, "volatility"),
        cell: (row) => <Figure n={row.numbers["volatility"]} label="Implied volatility" />,
      },
    ],
    [options, scope],
  );
  return (
    <Card
      id="options"
      title="One by one"
      asOf={page.as_of}
      note="Press a figure to see how it is computed."
    >
      <Grid
        label="Options one by one"
        columns={columns}
        rows={options}
        rowKey={(row) => row.key}
        firstSort={{ id: "delta_value", desc: true }}
      />
    </Card>
  );
}
