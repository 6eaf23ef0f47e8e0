import { Figure, type Look } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { Card } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { type Holding, numberOf, textOf } from "./rows";

/** The lots of one symbol in one portfolio, each with what was paid for it. */
export function Lots({ lots }: { lots: readonly Holding[] }) {
  const format = useFormat();
  const number = (id: string, label: string, look: Look): Column<Holding> => ({
    id,
    label,
    numeric: true,
    value: (lot) => numberOf(lot.row, id),
    cell: (lot) => <Figure n={lot.row.numbers[id]} label={label} {...look} />,
  });
  const columns: Column<Holding>[] = [
    {
      id: "entry_date",
      label: "Since",
      value: (lot) => textOf(lot.row, "entry_date"),
      cell: (lot) => format.day(textOf(lot.row, "entry_date")),
    },
    number("quantity", "Quantity", { kind: "quantity" }),
    number("average_cost", "Paid per unit", { kind: "price" }),
    number("cost_basis", "Cost", { kind: "money" }),
    number("market_value", "Market value", { kind: "money" }),
    number("unrealized_pnl", "Open profit", { kind: "money", tone: true }),
  ];
  return (
    <Card id="lots" title="Lots" note="Each was entered on its own day at its own price.">
      <Grid label="Lots" columns={columns} rows={lots} rowKey={(lot) => lot.id} />
    </Card>
  );
}
