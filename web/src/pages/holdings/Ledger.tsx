import { useState } from "react";
import type { Schemas } from "../../api";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Card, Dialog, Trouble } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";

type Transaction = Schemas["Transaction"];

const FROM: Record<Transaction["origin"], string> = {
  API: "By hand",
  IMPORT: "Import",
  SEED: "Demo data",
  BATCH: "Calculation",
};

/** What the ledger of the portfolio says of a symbol; lines entered by hand can be taken out. */
export function Ledger({
  lines,
  portfolio,
  total,
}: {
  lines: readonly Transaction[];
  portfolio: string;
  total: number;
}) {
  const format = useFormat();
  const [asked, setAsked] = useState<Transaction | null>(null);
  const remove = useChange("delete", "/api/v1/portfolios/{id}/transactions/{transaction_id}");
  const columns: Column<Transaction>[] = [
    { id: "date", label: "Day", value: (l) => l.date, cell: (l) => format.day(l.date) },
    { id: "kind", label: "What", value: (l) => l.kind, cell: (l) => words(l.kind) },
    {
      id: "quantity",
      label: "Quantity",
      numeric: true,
      value: (l) => l.quantity,
      cell: (l) => format.quantity(l.quantity),
    },
    {
      id: "price",
      label: "Price",
      numeric: true,
      value: (l) => l.price,
      cell: (l) => format.price(l.price),
    },
    {
      id: "fees",
      label: "Fees",
      numeric: true,
      from: 768,
      value: (l) => l.fees,
      cell: (l) => format.money(l.fees),
    },
    {
      id: "cash",
      label: "Cash",
      numeric: true,
      value: (l) => l.cash_effect,
      cell: (l) => format.money(l.cash_effect, { signed: true }),
    },
    { id: "origin", label: "From", from: 768, cell: (l) => FROM[l.origin] },
    { id: "note", label: "Note", from: 1024, cell: (l) => l.note ?? "" },
    {
      id: "act",
      label: <span className="sr-only">Take out</span>,
      cell: (l) =>
        l.is_reversible ? (
          <Button
            tone="quiet"
            onClick={() => {
              remove.reset();
              setAsked(l);
            }}
          >
            Take out
          </Button>
        ) : null,
    },
  ];
  return (
    <Card
      id="ledger"
      title="Ledger"
      note={
        total > lines.length
          ? `The newest ${format.count(lines.length)} of ${format.count(total)} lines of this symbol.`
          : "Every line of this symbol. Only what was entered by hand can be taken out here."
      }
    >
      <Grid
        label="Lines of the ledger"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.id}
        empty={<p className="muted">No line of the ledger names this symbol.</p>}
      />
      <Dialog
        open={asked !== null}
        title="Take this line out?"
        onClose={() => {
          setAsked(null);
        }}
      >
        {asked && (
          <>
            <p>
              {words(asked.kind)} of {format.day(asked.date)}: cash{" "}
              {format.money(asked.cash_effect, { signed: true })}. Positions and cash are replayed
              without it.
            </p>
            {remove.error && <Trouble error={remove.error} />}
            <div className="row">
              <Button
                tone="danger"
                busy={remove.isPending}
                onClick={() => {
                  remove.mutate(
                    { path: { id: portfolio, transaction_id: asked.id } },
                    {
                      onSuccess: () => {
                        setAsked(null);
                      },
                    },
                  );
                }}
              >
                Take out
              </Button>
              <Button
                onClick={() => {
                  setAsked(null);
                }}
              >
                Keep
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </Card>
  );
}
