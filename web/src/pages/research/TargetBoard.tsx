import { Link } from "@tanstack/react-router";
import { Download, Plus, Upload } from "lucide-react";
import { useState } from "react";
import type { Answer } from "../../api";
import { words } from "../../lib/format";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Toned } from "../../figure/Figure";
import { Button, Card, Chip, Empty, Reading, Trouble } from "../../ui";
import { AddTarget } from "./AddTarget";
import { ImportTargets } from "./ImportTargets";
import { TargetRows } from "./TargetRows";
import styles from "./Research.module.css";

type Summary = Answer<"/api/v1/target-prices/{id}/summary">;

/** What a portfolio's owner expects of what it holds, and what that would give. */
export function TargetBoard({ portfolio, name }: { portfolio: string; name: string }) {
  const summary = useRead("/api/v1/target-prices/{id}/summary", { path: { id: portfolio } });
  const analysts = useRead("/api/v1/data/company-profiles", {
    query: {
      portfolio_id: portfolio,
      fields:
        "company_name,target_mean_price,target_low_price,target_high_price,number_of_analyst_opinions,last_updated",
    },
  });
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const file = useChange("post", "/api/v1/target-prices/{id}/export", []);
  const exporting = () => {
    file.mutate(
      { path: { id: portfolio }, body: { format: "csv", include_metadata: false } },
      {
        onSuccess: (answer) => {
          if ("csv" in answer) {
            save("target-prices.csv", answer.csv, "text/csv");
          }
        },
      },
    );
  };
  const tools = (
    <>
      <Button
        onClick={() => {
          setAdding(true);
        }}
      >
        <Plus size={16} aria-hidden /> Add a target
      </Button>
      <Button
        onClick={() => {
          setImporting(true);
        }}
      >
        <Upload size={16} aria-hidden /> Import CSV
      </Button>
      <Button busy={file.isPending} onClick={exporting}>
        <Download size={16} aria-hidden /> Export CSV
      </Button>
    </>
  );
  return (
    <Reading of={summary} height={420}>
      {(answer) => (
        <>
          <Promise summary={answer} />
          <Card
            id="target-prices"
            title={`Target prices of ${name}`}
            asOf={answer.as_of}
            actions={tools}
            note="Press a target to change it. What analysts expect is shown beside yours and never takes its place. Returns are gains on the capital in the position; a short position gains by a fall."
          >
            {file.error && <Trouble error={file.error} retry={exporting} />}
            {analysts.error && (
              <p role="alert" className="muted">
                What analysts expect could not be read: {analysts.error.message}
              </p>
            )}
            <TargetRows
              targets={answer.target_prices}
              profiles={analysts.data?.profiles}
              horizons={[answer.horizon_eoy, answer.horizon_next_year]}
              portfolio={portfolio}
              empty={
                <Empty title="No target prices yet" actions={tools}>
                  Set a price you expect at the end of the year, and see what it would give.
                </Empty>
              }
            />
          </Card>
          {answer.uncovered.length > 0 && (
            <Card title="Positions without a return" note="They count as if they gained nothing.">
              <ul className={styles.list}>
                {answer.uncovered.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Card>
          )}
          <AddTarget
            portfolio={portfolio}
            open={adding}
            onClose={() => {
              setAdding(false);
            }}
          />
          <ImportTargets
            portfolio={portfolio}
            open={importing}
            onClose={() => {
              setImporting(false);
            }}
          />
        </>
      )}
    </Reading>
  );
}

function Promise({ summary }: { summary: Summary }) {
  const { count, day, money, percent, plain } = useFormat();
  const why = (field: string) => summary.reasons[field];
  const points = (value: number | null) =>
    percent(value === null ? null : value / 100, { signed: true });
  const tile = (
    label: string,
    field:
      | "weighted_expected_return_eoy"
      | "weighted_expected_return_next_year"
      | "weighted_downside_return",
    dollars: number | null,
    about: string,
  ) => (
    <div title={about}>
      <dt>{label}</dt>
      <dd>
        <Toned value={summary[field]}>{points(summary[field])}</Toned>
        <small>
          {summary[field] === null
            ? (why(field) ?? "unknown")
            : money(dollars, { compact: true, signed: true })}
        </small>
      </dd>
    </div>
  );
  const ratio = (
    label: string,
    field: "expected_sharpe_ratio" | "expected_sortino_ratio",
    about: string,
  ) => (
    <div title={about}>
      <dt>{label}</dt>
      <dd>
        {plain(summary[field])}
        {summary[field] === null && <small>{why(field) ?? "unknown"}</small>}
      </dd>
    </div>
  );
  return (
    <Card
      id="target-promise"
      title="What the targets promise together"
      asOf={summary.as_of}
      actions={
        summary.quality !== "FINAL" && (
          <Chip tone="warning" title={summary.quality_reason ?? ""}>
            {words(summary.quality)}
          </Chip>
        )
      }
      note={
        summary.quality !== "FINAL" && summary.quality_reason !== null
          ? summary.quality_reason
          : "Gains of all targets over net asset value. Positions without a target gain nothing."
      }
    >
      <dl className={styles.tiles}>
        {tile(
          `By ${day(summary.horizon_eoy)}`,
          "weighted_expected_return_eoy",
          summary.target_upside_eoy_dollars,
          "If every target is reached at the end of this year",
        )}
        {tile(
          `By ${day(summary.horizon_next_year)}`,
          "weighted_expected_return_next_year",
          summary.target_upside_next_year_dollars,
          "If every target is reached at the end of next year",
        )}
        {tile(
          "In the bad case",
          "weighted_downside_return",
          summary.target_downside_dollars,
          "If everything falls to its downside target by the end of this year",
        )}
        <div title="Open positions that have a target">
          <dt>Positions with a target</dt>
          <dd>
            {count(summary.positions_with_targets)} of {count(summary.total_positions)}
            <small>
              {percent(
                summary.coverage_by_value_percentage === null
                  ? null
                  : summary.coverage_by_value_percentage / 100,
              )}{" "}
              of the value
            </small>
          </dd>
        </div>
        {ratio(
          "Expected Sharpe ratio",
          "expected_sharpe_ratio",
          "Expected return a year above the risk-free rate, for each unit of volatility",
        )}
        {ratio(
          "Expected Sortino ratio",
          "expected_sortino_ratio",
          "The same, for each unit of volatility to the downside",
        )}
      </dl>
      <p className="muted small">
        {summary.last_updated === null ? null : <>Last changed {day(summary.last_updated)}. </>}
        <Link to="/methods/$page" params={{ page: "target-prices" }}>
          How this is computed
        </Link>
      </p>
    </Card>
  );
}
