import { Link } from "@tanstack/react-router";
import { useFormat } from "../../lib/taste";
import { Card, Chip, Empty, Loading } from "../../ui";
import { Toned, Unknown } from "../../figure/Figure";
import { type Column, Grid } from "../../ui/Grid";
import { type Position, sumOf, useHeld } from "./held";
import { TYPES } from "./types";

/** What all portfolios together hold of a symbol. */
export function Held({ symbol }: { symbol: string }) {
  const held = useHeld(symbol);
  const format = useFormat();
  const rows = held.parts.flatMap((part) => part.data);
  const columns: readonly Column<Position>[] = [
    {
      id: "portfolio",
      label: "Portfolio",
      value: (row) => row.account_name,
      cell: (row) => (
        <Link to="/p/$scope/holdings/$id" params={{ scope: row.portfolio_id, id: row.id }}>
          {row.account_name}
        </Link>
      ),
    },
    {
      id: "type",
      label: "Position",
      value: (row) => row.position_type,
      cell: (row) => (
        <span title={row.symbol}>
          {TYPES[row.position_type]}
          {row.expiration_date === null
            ? ""
            : ` ${format.price(row.strike_price)}, ${format.day(row.expiration_date)}`}
        </span>
      ),
    },
    {
      id: "quantity",
      label: "Quantity",
      numeric: true,
      value: (row) => row.quantity,
      cell: (row) => format.quantity(row.quantity),
    },
    {
      id: "value",
      label: "Value",
      numeric: true,
      value: (row) => row.market_value,
      cell: (row) =>
        row.market_value === null ? (
          <Unknown label="Value" why={row.value_reason ?? "No price is stored."} />
        ) : (
          format.money(row.market_value, { digits: 0 })
        ),
    },
    {
      id: "gain",
      label: "Unrealised gain",
      numeric: true,
      value: (row) => row.unrealized_pnl,
      cell: (row) => (
        <Toned value={format.manner.hidden ? null : row.unrealized_pnl}>
          {format.money(row.unrealized_pnl, { signed: true, digits: 0 })}
        </Toned>
      ),
    },
  ];
  const value = sumOf(rows.map((row) => row.market_value));
  const gain = sumOf(rows.map((row) => row.unrealized_pnl));
  const apart = (label: string) => (
    <Unknown key={label} label={label} why="Some of the portfolios could not be read." />
  );
  return (
    <Card
      title={`What I hold of ${symbol}`}
      note="Across all portfolios, options on it included. Options count with their own value."
      actions={held.failed.length > 0 && <Chip tone="warning">Incomplete</Chip>}
    >
      {held.failed.length > 0 && <p role="alert">Could not be read: {held.failed.join(", ")}.</p>}
      {held.pending ? (
        <Loading height={120} />
      ) : (
        <Grid
          label={`Positions in ${symbol}`}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          firstSort={{ id: "value", desc: true }}
          empty={
            <Empty title="Nothing of it is held">
              None of your portfolios holds {symbol} or an option on it.
            </Empty>
          }
          {...(rows.length > 1
            ? {
                footer: [
                  "Together",
                  "",
                  "",
                  held.failed.length > 0 ? apart("Value") : format.money(value, { digits: 0 }),
                  held.failed.length > 0
                    ? apart("Unrealised gain")
                    : format.money(gain, { signed: true, digits: 0 }),
                ],
              }
            : {})}
        />
      )}
    </Card>
  );
}
