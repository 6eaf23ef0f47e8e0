import { Link } from "@tanstack/react-router";
import { Failure } from "../../api/client";
import { Toned } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { useScope } from "../../shell/scope";
import { Button, Card, Empty, Loading, Reading, Trouble } from "../../ui";
import { CalculateNow } from "./CalculateNow";
import styles from "./Holding.module.css";
import { useHistory } from "./history";
import { Ledger } from "./Ledger";

/** A position that is not held any more, that is not computed yet, or that was never there. */
export default function ClosedHolding({
  id,
  onEdit,
}: {
  id: string;
  /** if it is looked for among what is held now */
  onEdit?: (position: { id: string; symbol: string }) => void;
}) {
  const format = useFormat();
  const scope = useScope();
  const read = useRead("/api/v1/data/positions/details", {
    query: { position_ids: id, include_closed: true },
  });
  const row = read.data?.positions[0];
  const history = useHistory(id);
  if (row === undefined) {
    if (read.isPending) {
      return <Loading height={420} />;
    }
    const gone = read.error === null || (read.error instanceof Failure && read.error.status < 500);
    return (
      <>
        <h1>Holding</h1>
        {gone ? (
          <Empty
            title="There is no such holding"
            actions={
              <Link to="/p/$scope/holdings" params={{ scope }}>
                Go to the holdings
              </Link>
            }
          >
            It was deleted, it belongs to somebody else, or it was not held on the day asked for.
          </Empty>
        ) : (
          <Trouble error={read.error} retry={() => void read.refetch()} />
        )}
      </>
    );
  }
  const open = row.exit_date === null && onEdit !== undefined;
  const facts: [string, React.ReactNode][] = open
    ? [
        ["From", format.day(row.entry_date)],
        ["Quantity", format.quantity(row.quantity)],
        ["Entry price", format.price(row.entry_price)],
        ["What it lacks", row.value_reason ?? "Nothing but a calculation."],
      ]
    : [
        ["From", format.day(row.entry_date)],
        ["To", format.day(row.exit_date)],
        ["Paid per unit", format.price(row.entry_price)],
        ["Got per unit", format.price(row.exit_price)],
        [
          "Profit before fees",
          <Toned key="made" value={row.realized_pnl}>
            {format.money(row.realized_pnl, { signed: true })}
          </Toned>,
        ],
      ];
  return (
    <>
      <div className="spread">
        <div>
          <h1>{row.symbol}</h1>
          <p className="muted">
            {row.company_name ?? ""} {row.exit_date === null ? "" : "Closed position."}
          </p>
        </div>
        {open && (
          <Button
            onClick={() => {
              onEdit({ id, symbol: row.symbol });
            }}
          >
            Edit
          </Button>
        )}
      </div>
      <Card title={open ? "Entered, not in the newest figures" : "What it made"}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {open && <CalculateNow portfolio={row.portfolio_id} />}
      </Card>
      <Reading of={history} height={200}>
        {(told) => (
          <Ledger
            lines={told.transactions}
            portfolio={told.portfolio_id}
            total={told.total_transactions}
          />
        )}
      </Reading>
    </>
  );
}
