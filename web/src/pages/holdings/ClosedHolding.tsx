import { Link } from "@tanstack/react-router";
import { Failure } from "../../api/client";
import { Toned } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { useScope } from "../../shell/scope";
import { Card, Empty, Loading, Trouble } from "../../ui";
import styles from "./Holding.module.css";
import { Ledger } from "./Ledger";

/** A position that is not held any more, or was never there. */
export function ClosedHolding({ id }: { id: string }) {
  const format = useFormat();
  const scope = useScope();
  const read = useRead("/api/v1/data/positions/details", {
    query: { position_ids: id, include_closed: true },
  });
  const row = read.data?.positions[0];
  const ledger = useRead("/api/v1/portfolios/{id}/transactions", {
    path: { id: row?.portfolio_id ?? "" },
    query: { symbol: row?.symbol ?? "", page_size: 200 },
    enabled: row !== undefined,
  });
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
  const facts: [string, React.ReactNode][] = [
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
      <div>
        <h1>{row.symbol}</h1>
        <p className="muted">
          {row.company_name ?? ""} {row.exit_date === null ? "" : "Closed position."}
        </p>
      </div>
      <Card title="What it made">
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Ledger
        lines={ledger.data?.items ?? []}
        portfolio={row.portfolio_id}
        total={ledger.data?.total_items ?? 0}
      />
    </>
  );
}
