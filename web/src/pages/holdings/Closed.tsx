import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api";
import { Toned, Unknown } from "../../figure/Figure";
import { numeric } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { ALL, usePortfolios } from "../../shell/scope";
import { Empty, Reading } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { TYPE_NAMES } from "./rows";

type Row = Schemas["PositionDetail"];

/** What was held once; the ledger knows it by portfolio. */
export function Closed({ scope, query }: { scope: string; query: string }) {
  const portfolios = usePortfolios();
  const read = useRead("/api/v1/data/positions/details", {
    query: { portfolio_id: scope, include_closed: true },
    enabled: scope !== ALL,
  });
  if (scope === ALL) {
    return (
      <Empty
        title="Closed positions are shown by portfolio"
        actions={portfolios.data?.map((each) => (
          <Link
            key={each.id}
            to="/p/$scope/holdings"
            params={{ scope: each.id }}
            search={{ view: "closed" }}
          >
            {each.name}
          </Link>
        ))}
      >
        Choose the one whose past you want to see.
      </Empty>
    );
  }
  return (
    <Reading of={read} height={320}>
      {(answer) => <Past rows={answer.positions} query={query} scope={scope} />}
    </Reading>
  );
}

function Past({ rows, query, scope }: { rows: readonly Row[]; query: string; scope: string }) {
  const format = useFormat();
  const closed = rows.filter(
    (row) =>
      row.exit_date !== null &&
      `${row.symbol} ${row.company_name ?? ""}`.toLowerCase().includes(query.toLowerCase()),
  );
  const made = closed.map((row) => numeric(row.realized_pnl));
  const total = made.some((each) => each === null)
    ? null
    : made.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const columns: Column<Row>[] = [
    {
      id: "symbol",
      label: "Holding",
      value: (row) => row.symbol,
      cell: (row) => (
        <Link to="/p/$scope/holdings/$id" params={{ scope, id: row.id }} search={{ closed: true }}>
          {row.symbol}
        </Link>
      ),
    },
    {
      id: "kind",
      label: "Kind",
      value: (row) => row.position_type,
      cell: (row) => TYPE_NAMES[row.position_type] ?? row.position_type,
    },
    {
      id: "from",
      label: "From",
      value: (row) => row.entry_date,
      cell: (row) => format.day(row.entry_date),
    },
    {
      id: "to",
      label: "To",
      value: (row) => row.exit_date,
      cell: (row) => format.day(row.exit_date),
    },
    {
      id: "in",
      label: "Paid per unit",
      numeric: true,
      value: (row) => row.entry_price,
      cell: (row) => format.price(row.entry_price),
    },
    {
      id: "out",
      label: "Got per unit",
      numeric: true,
      value: (row) => row.exit_price,
      cell: (row) => format.price(row.exit_price),
    },
    {
      id: "made",
      label: "Profit before fees",
      numeric: true,
      value: (row) => row.realized_pnl,
      cell: (row) =>
        row.realized_pnl === null ? (
          <Unknown
            label="Profit before fees"
            why={row.cost_known ? null : "What was paid for it is unknown."}
          />
        ) : (
          <Toned value={row.realized_pnl}>{format.money(row.realized_pnl, { signed: true })}</Toned>
        ),
    },
  ];
  return (
    <Grid
      label="Closed positions"
      columns={columns}
      rows={closed}
      rowKey={(row) => row.id}
      firstSort={{ id: "to", desc: true }}
      footer={["Total", null, null, null, null, null, format.money(total, { signed: true })]}
      empty={
        <Empty title={query === "" ? "Nothing was closed yet" : "No closed position matches"}>
          Positions come here when they are sold, covered, expired or exercised.
        </Empty>
      }
    />
  );
}
