import { lazy, Suspense, useMemo, useState } from "react";
import type { Schemas, ViewPage } from "../../api";
import { Unknown } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Button, Card, Empty, Reading } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { CalculateNow } from "./CalculateNow";
import { holdings, TYPE_NAMES } from "./rows";

const EditDialog = lazy(() => import("./EditDialog"));

type Row = Schemas["PositionDetail"];

/** What was entered into a portfolio and is not computed, so that it can be mended. */
export default function Entered({ scope, page }: { scope: string; page: ViewPage }) {
  const [editing, setEditing] = useState<Row | null>(null);
  const known = useMemo(() => new Set(holdings(page).map((each) => each.id)), [page]);
  const read = useRead("/api/v1/data/positions/details", { query: { portfolio_id: scope } });
  return (
    <>
      <Reading of={read} height={240}>
        {({ positions }) =>
          page.available ? (
            <Behind
              rows={positions.filter((row) => !known.has(row.id))}
              portfolio={scope}
              onEdit={setEditing}
            />
          ) : (
            <Rows rows={positions} onEdit={setEditing} />
          )
        }
      </Reading>
      {editing !== null && (
        <Suspense>
          <EditDialog
            open
            id={editing.id}
            symbol={editing.symbol}
            scope={scope}
            onClose={() => {
              setEditing(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Beside what is computed: what the newest figures do not have. */
function Behind({
  rows,
  portfolio,
  onEdit,
}: {
  rows: readonly Row[];
  portfolio: string;
  onEdit: (row: Row) => void;
}) {
  const { count } = useFormat();
  return rows.length === 0 ? null : (
    <Card
      title={`Entered, not in these figures: ${count(rows.length)}`}
      note="They come into the figures with the next calculation that finds what they lack."
    >
      <Rows rows={rows} onEdit={onEdit} />
      <CalculateNow portfolio={portfolio} />
    </Card>
  );
}

function Rows({ rows, onEdit }: { rows: readonly Row[]; onEdit: (row: Row) => void }) {
  const format = useFormat();
  const columns: Column<Row>[] = [
    {
      id: "symbol",
      label: "Entered",
      value: (row) => row.symbol,
      cell: (row) => row.symbol,
    },
    {
      id: "kind",
      label: "Kind",
      value: (row) => row.position_type,
      cell: (row) => TYPE_NAMES[row.position_type] ?? row.position_type,
    },
    {
      id: "quantity",
      label: "Quantity",
      numeric: true,
      value: (row) => row.quantity,
      cell: (row) => format.quantity(row.quantity),
    },
    {
      id: "from",
      label: "From",
      value: (row) => row.entry_date,
      cell: (row) => format.day(row.entry_date),
    },
    {
      id: "price",
      label: "Price",
      numeric: true,
      value: (row) => row.current_price,
      cell: (row) =>
        row.current_price === null ? (
          <Unknown label="Price" why={row.value_reason} />
        ) : (
          format.price(row.current_price)
        ),
    },
    {
      id: "lacks",
      label: "What it lacks",
      value: (row) => row.value_reason,
      cell: (row) => row.value_reason ?? "Nothing.",
    },
    {
      id: "edit",
      label: "Correct or delete",
      value: () => null,
      cell: (row) => (
        <Button
          onClick={() => {
            onEdit(row);
          }}
        >
          Edit {row.symbol}
        </Button>
      ),
    },
  ];
  return (
    <Grid
      label="Positions as they were entered"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      firstSort={{ id: "lacks", desc: true }}
      empty={<Empty title="Nothing was entered yet">Import a file, or add a position.</Empty>}
    />
  );
}
