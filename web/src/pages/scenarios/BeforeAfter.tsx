import { useMemo } from "react";
import type { Schemas } from "../../api";
import { stated } from "../../figure/basis";
import { Computed } from "../../figure/Computed";
import { Unknown } from "../../figure/Figure";
import { NONE, words } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";
import { type Format, useFormat } from "../../lib/taste";
import { useView } from "../../shell/scope";
import { Card, Chip } from "../../ui";
import { libraryOf } from "./model";
import { borrowed, type Figure, shownChange, worst } from "./trades";
import styles from "./Scenarios.module.css";

const GROUPS: Readonly<Record<string, string>> = {
  value: "Value and exposure, options at market value",
  delta: "Exposure, options by delta",
  beta: "Market beta (1Y)",
  factors: "Factors and spreads",
  risk: "Volatility",
  tail: "Rare losses of one day",
  concentration: "Concentration",
  diversification: "Diversification",
  sectors: "Sectors",
  stress: "Scenarios, others follow",
  stress_stipulated: "Scenarios, others stay",
  stress_coverage: "Scenarios, coverage",
  greeks: "Options",
};

const MAIN: readonly [group: string, id: string, label: string][] = [
  ["value", "net_asset_value", "Value"],
  ["value", "cash_balance", "Cash"],
  ["value", "gross_exposure", "Gross exposure, at market value"],
  ["delta", "gross_exposure", "Gross exposure, options by delta"],
  ["value", "net_exposure", "Net exposure, at market value"],
  ["delta", "net_exposure", "Net exposure, options by delta"],
  ["beta", "market_beta", "Market beta (1Y)"],
  ["risk", "holdings_volatility", "Volatility, a year"],
  ["tail", "historical_var_95", "Value at risk, 95 %"],
  ["tail", "historical_es_95", "Expected shortfall, 95 %"],
];

/** Sectors and shares are read as percent, betas as plain numbers. */
const SHARES = /^(sectors|systematic|top_|coverage|beta_coverage)/;

function isPercent({ unit, group, id }: Figure): boolean {
  return (
    unit === "annual_ratio" ||
    (unit !== "currency" && unit !== "count" && (SHARES.test(group) || SHARES.test(id)))
  );
}

function digitsOf(figure: Figure): number {
  return figure.unit === "count" ? 0 : isPercent(figure) && figure.unit !== "annual_ratio" ? 1 : 2;
}

function write(
  figure: Figure,
  value: number | null,
  format: Format,
  { signed = false, digits = digitsOf(figure) } = {},
): string {
  return figure.unit === "currency"
    ? format.money(value, { signed, digits })
    : isPercent(figure)
      ? format.percent(value, { signed, digits })
      : format.plain(value, { signed, digits });
}

/** Digits that show the change, and the change of the figures as they are shown. */
function changeOf(figure: Figure): { digits: number; change: number | null } {
  const { before, after, difference } = figure;
  const digits = digitsOf(figure);
  if (before === null || after === null || figure.unit === "currency" || figure.unit === "count") {
    return { digits, change: difference };
  }
  // a percent is a hundredth
  const apart = isPercent(figure) ? 2 : 0;
  const shown = shownChange(before, after, digits + apart);
  return { digits: shown.digits - apart, change: shown.change };
}

function Value({
  figure,
  when,
  label,
  digits,
}: {
  figure: Figure;
  when: "before" | "after";
  label: string;
  digits: number;
}) {
  const format = useFormat();
  const text = write(figure, figure[when], format, { digits });
  const why = when === "before" ? figure.reason_before : figure.reason_after;
  return text === NONE ? <Unknown label={`${label} ${when}`} why={why} /> : <>{text}</>;
}

/** What trades would change: the figures that matter first, all others on request. */
export function BeforeAfter({ answer }: { answer: Schemas["WhatIfAnswer"] }) {
  const format = useFormat();
  const { figures } = answer;
  const library = useView("scenarios").data;
  const names = useMemo(
    () => new Map(library && libraryOf(library).map(({ id, name }) => [id, name])),
    [library],
  );
  const nameOf = (id: string | undefined) => names.get(id ?? "") ?? words(id);
  const find = (group: string, id: string) =>
    figures.find((each) => each.group === group && each.id === id);
  const main = MAIN.flatMap(([group, id, label]) => {
    const figure = find(group, id);
    return figure === undefined ? [] : [{ figure, label }];
  });
  const loan = borrowed(figures);
  const value = find("value", "net_asset_value")?.before ?? null;
  const before = worst(figures, "before");
  const after = worst(figures, "after");
  const groups = [...new Set(figures.map((each) => each.group))];
  return (
    <>
      <Card
        title="Before and after"
        asOf={answer.as_of}
        computed={<Computed of={WHAT_IF} label="Before and after" />}
        note="Computed by the engines of the nightly run, before and after the trades."
      >
        <ul className={styles.done}>
          {answer.trades.map((trade) => (
            <li key={trade.symbol}>
              <strong>{nameOfSymbol(trade.symbol)}</strong> {format.quantity(trade.held_before)} to{" "}
              {format.quantity(trade.held_after)} at {format.price(trade.price)} for{" "}
              {format.money(trade.amount, { signed: true })}, costs {format.money(trade.cost)}{" "}
              {trade.price_source && <Chip>{words(trade.price_source)}</Chip>}
            </li>
          ))}
        </ul>
        {loan !== null && (
          <p role="note">
            <Chip tone="warning">Borrows {format.money(loan, { compact: true })}</Chip> These trades
            cost {format.money(loan, { compact: true })} more than the cash there is
            {value !== null &&
              value > 0 &&
              `, ${format.percent(loan / value, { digits: 0 })} of the portfolio`}
            . All figures afterwards are as if that were borrowed without interest.
          </p>
        )}
        <Table label="The main figures before and after">
          {main.map(({ figure, label }) => (
            <Row key={label} figure={figure} label={label} />
          ))}
          <tr>
            <th scope="row">Worst scenario</th>
            <td className="num">
              {format.money(before?.amount)}
              <span className={styles.under}>{nameOf(before?.id)}</span>
            </td>
            <td className="num">
              {format.money(after?.amount)}
              <span className={styles.under}>{nameOf(after?.id)}</span>
            </td>
            <td className="num">
              {before?.id === after?.id && after
                ? write(
                    find("stress", after.id) ?? EMPTY,
                    find("stress", after.id)?.difference ?? null,
                    format,
                    { signed: true },
                  )
                : "another one"}
            </td>
          </tr>
        </Table>
      </Card>
      <Card
        title="All figures"
        asOf={answer.as_of}
        computed={<Computed of={WHAT_IF} label="All figures" />}
      >
        {groups.map((group) => (
          <details key={group} className={styles.group}>
            <summary>{GROUPS[group] ?? words(group)}</summary>
            <Table label={GROUPS[group] ?? words(group)}>
              {figures
                .filter((each) => each.group === group)
                .map((figure) => (
                  <Row
                    key={figure.id}
                    figure={figure}
                    label={group === "sectors" ? figure.id : nameOf(figure.id)}
                  />
                ))}
            </Table>
          </details>
        ))}
      </Card>
    </>
  );
}

const WHAT_IF = stated("aggregates-and-what-if");

const EMPTY: Figure = {
  group: "stress",
  id: "",
  unit: "currency",
  before: null,
  after: null,
  difference: null,
  reason_before: null,
  reason_after: null,
};

function Table({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              After
            </th>
            <th scope="col" className="num">
              Change
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Row({ figure, label }: { figure: Figure; label: string }) {
  const format = useFormat();
  const { digits, change } = changeOf(figure);
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">
        <Value figure={figure} when="before" label={label} digits={digits} />
      </td>
      <td className="num">
        <Value figure={figure} when="after" label={label} digits={digits} />
      </td>
      <td className="num">{write(figure, change, format, { signed: true, digits })}</td>
    </tr>
  );
}
