import { Link } from "@tanstack/react-router";
import type { ViewPage } from "../../api";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { ALL, type Portfolio, useScope } from "../../shell/scope";
import { Card, Chip } from "../../ui";
import styles from "./Overview.module.css";

const SOURCES: Record<string, string> = {
  synthetic: "synthetic prices",
  model: "option model",
  owner: "stated by the owner",
  "flat-rate": "a flat interest rate",
};

/** Of when the figures are, from where, and how good. */
export function Freshness({
  page,
  portfolios,
}: {
  page: ViewPage;
  portfolios: readonly Portfolio[];
}) {
  const { day } = useFormat();
  const scope = useScope();
  const rows = portfolios.filter((row) => scope === ALL || row.id === scope);
  return (
    <Card
      id="freshness"
      title="How fresh the data is"
      asOf={page.as_of}
      note={`The oldest price used is of ${day(page.data_through)}.`}
      actions={
        <Link to="/accounts/$tab" params={{ tab: "health" }}>
          Data health
        </Link>
      }
    >
      <table className={styles.bars}>
        <thead>
          <tr>
            <th scope="col">Portfolio</th>
            <th scope="col">Quality</th>
            <th scope="col">Computed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/p/$scope" params={{ scope: row.id }}>
                  {row.name}
                </Link>
                <span className="small muted">
                  {row.sources.length === 0
                    ? "No source of prices yet"
                    : `From ${row.sources.map((source) => SOURCES[source] ?? source).join(", ")}`}
                </span>
              </th>
              <td>
                <Chip
                  tone={row.quality === "FINAL" ? "good" : "warning"}
                  title={row.quality_reason ?? "All prices of the session are in."}
                >
                  {words(row.quality)}
                </Chip>
              </td>
              <td className="nowrap">{day(row.as_of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
