import { Link } from "@tanstack/react-router";
import type { ViewPage, ViewRow } from "../../api";
import { Figure, text } from "../../figure/Figure";
import { numeric } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { tableOf, useScope } from "../../shell/scope";
import { Card } from "../../ui";
import { Ask } from "./Ask";
import styles from "./Overview.module.css";
import { withMarket } from "./priced";
import { share } from "./shares";

/** Risk in a few plain sentences, of nothing but the figures on this page. */
export function RiskSentence({ page }: { page: ViewPage }) {
  const format = useFormat();
  const known = (name: string) => numeric(page.figures[name]?.value) !== null;
  const write = (name: string, look = {}) => text(page.figures[name], format, look);
  const worst = tableOf(page, "worst_scenarios")[0];
  const first = tableOf(page, "top_contributors")[0];
  const nav = page.figures["net_asset_value"]?.value;
  const noScenario = page.figures["worst_scenario"]?.reason_text;
  const sentences: string[] = [];
  if (known("volatility_63d")) {
    const priced = numeric(page.figures["volatility_63d"]?.coverage);
    sentences.push(
      (priced !== null && priced < 1
        ? `The ${format.percent(priced, { digits: 0 })} of it that a market prices swung`
        : "Its value swung") +
        ` by ${write("volatility_63d")} a year over the last 63 sessions` +
        (known("market_beta") ? withMarket(page, write("market_beta", { kind: "beta" })) : "."),
    );
  }
  if (known("value_at_risk_95")) {
    const of = share(page.figures["value_at_risk_95"]?.value, nav);
    const counted = numeric(page.figures["value_at_risk_95"]?.coverage);
    sentences.push(
      `On one day in twenty the loss should be larger than ${write("value_at_risk_95")}` +
        (of === null ? "" : `, ${format.percent(of)} of the net asset value`) +
        (counted === null || counted > 0.995
          ? "."
          : `, counting the ${format.percent(counted, { digits: 0 })} of the holdings that have daily prices.`),
    );
  }
  if (first !== undefined) {
    const of = share(
      first.numbers["historical_es_95"]?.value,
      page.figures["expected_shortfall_95"]?.value,
    );
    sentences.push(
      `${first.texts["symbol"] ?? first.key} adds most to it` +
        (of === null ? "." : `: ${format.percent(of, { digits: 0 })} of what such a day costs.`),
    );
  }
  if (worst !== undefined) {
    sentences.push(
      `Of the scenarios, “${worst.texts["name"] ?? worst.key}” would hurt most: ${text(worst.numbers["impact"], format)}.`,
    );
  } else if (sentences.length > 0 && typeof noScenario === "string") {
    sentences.push(`What the scenarios would do is unknown: ${noScenario}`);
  }
  return (
    <Card
      id="risk"
      title="Risk in a few words"
      asOf={page.as_of}
      actions={<Ask widget="risk" question="Explain the risk of this portfolio in simple words." />}
    >
      {sentences.length > 0 ? (
        <p className={styles.sentence}>{sentences.join(" ")}</p>
      ) : (
        <p className="muted">
          {page.figures["volatility_63d"]?.reason_text ??
            "Risk is not computed yet: it needs a history of prices, or one portfolio instead of all."}
        </p>
      )}
    </Card>
  );
}

/** Rows with a bar, the longest of which is the largest in size. */
function Bars({
  rows,
  column,
  label,
  nameOf,
  total,
  totalName,
  tone = false,
}: {
  rows: readonly ViewRow[];
  column: string;
  label: string;
  nameOf: (row: ViewRow) => React.ReactNode;
  total: string | null | undefined;
  totalName: string;
  tone?: boolean;
}) {
  const format = useFormat();
  const sizes = rows.map((row) => Math.abs(numeric(row.numbers[column]?.value) ?? 0));
  const most = Math.max(...sizes, 0);
  return (
    <table className={styles.bars}>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">{label}</th>
          <th scope="col">Share of {totalName}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.key}>
            <th scope="row">
              {nameOf(row)}
              <span className={styles.track} aria-hidden>
                <span
                  className={styles.bar}
                  data-minus={(numeric(row.numbers[column]?.value) ?? 0) < 0}
                  style={{ width: `${String(most > 0 ? ((sizes[at] ?? 0) / most) * 100 : 0)}%` }}
                />
              </span>
            </th>
            <td className="num">
              <Figure n={row.numbers[column]} label={label} kind="compact" tone={tone} />
            </td>
            <td className="num muted" title={`Share of ${totalName}`}>
              {format.percent(share(row.numbers[column]?.value, total))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Contributors({ page }: { page: ViewPage }) {
  const scope = useScope();
  const rows = tableOf(page, "top_contributors").slice(0, 5);
  return (
    <Card
      id="contributors"
      title="What adds most to the risk"
      note="What each holding adds to the expected loss on a bad day (one in twenty), and its share of that."
      actions={
        <>
          <Link to="/p/$scope/risk/$tab" params={{ scope, tab: "contributions" }}>
            All contributions
          </Link>
          <Ask
            widget="contributors"
            question="Which holdings drive my risk, and what offsets it?"
          />
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="muted">
          {page.figures["expected_shortfall_95"]?.reason_text ??
            "This is known of one portfolio at a time: choose one above."}
        </p>
      ) : (
        <Bars
          rows={rows}
          column="historical_es_95"
          label="Adds to the expected loss"
          total={page.figures["expected_shortfall_95"]?.value}
          totalName="the expected loss"
          nameOf={(row) => (
            <Link
              to="/p/$scope/holdings"
              params={{ scope }}
              search={{ q: row.texts["symbol"] ?? row.key }}
            >
              {row.texts["symbol"] ?? row.key}
            </Link>
          )}
        />
      )}
    </Card>
  );
}

export function Scenarios({ page }: { page: ViewPage }) {
  const scope = useScope();
  const rows = tableOf(page, "worst_scenarios").slice(0, 5);
  return (
    <Card
      id="scenarios"
      title="Worst scenarios"
      note="What history or a rule of thumb would do to what is held now, and the share of the net asset value."
      actions={
        <>
          <Link to="/p/$scope/scenarios" params={{ scope }}>
            All scenarios
          </Link>
          <Ask widget="scenarios" question="What would a bad year do to this portfolio?" />
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="muted">
          {page.figures["worst_scenario"]?.reason_text ?? "No scenario is computed of this yet."}
        </p>
      ) : (
        <Bars
          rows={rows}
          column="impact"
          label="Gain or loss"
          tone
          total={page.figures["net_asset_value"]?.value}
          totalName="the net asset value"
          nameOf={(row) => row.texts["name"] ?? row.key}
        />
      )}
    </Card>
  );
}
