import { Link } from "@tanstack/react-router";
import type { ViewPage, ViewRow } from "../../api";
import { Figure } from "../../figure/Figure";
import { numeric } from "../../lib/format";
import { tableOf, useScope } from "../../shell/scope";
import { Card } from "../../ui";
import { nameOfSymbol } from "../../lib/symbols";
import { Ask } from "./Ask";
import { priceChange } from "./movers";
import styles from "./Overview.module.css";

function Side({ title, rows }: { title: string; rows: readonly ViewRow[] }) {
  const scope = useScope();
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="muted">None on this day.</p>
      ) : (
        <table className={styles.bars}>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <Link
                    to="/p/$scope/holdings/$id"
                    params={{ scope, id: row.key }}
                    title={row.texts["name"] ?? undefined}
                  >
                    {nameOfSymbol(row.texts["symbol"] ?? row.key)}
                  </Link>
                </th>
                <td className="num">
                  <Figure
                    n={row.numbers["pnl_day"]}
                    label="Profit of the day"
                    kind="compact"
                    tone
                  />
                </td>
                <td className="num">
                  <Figure n={priceChange(row)} label="Change of the price" digits={2} signed />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Who made and who lost the most on the day. */
export function Movers({ page }: { page: ViewPage }) {
  const rows = tableOf(page, "movers");
  if (rows.length === 0) {
    return null;
  }
  const made = (row: ViewRow) => numeric(row.numbers["pnl_day"]?.value) ?? 0;
  return (
    <Card
      id="movers"
      title="Top movers of the day"
      asOf={page.as_of}
      note="What each position made or lost since the close before, and how far its price moved."
      actions={<Ask widget="movers" question="What moved my portfolio today?" />}
    >
      <div className={styles.sides}>
        <Side title="Gained most" rows={rows.filter((row) => made(row) > 0).slice(0, 5)} />
        <Side title="Lost most" rows={rows.filter((row) => made(row) < 0).slice(0, 5)} />
      </div>
    </Card>
  );
}
