import { Toned, Unknown } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { Chip } from "../../ui";
import type { Bridge as Sums } from "./model";
import styles from "./Performance.module.css";

/** How the value came from the first day of the window to its last. */
export function Bridge({
  sums,
  own,
  other,
  benchmark,
  why,
}: {
  sums: Sums;
  own: number | null;
  other: number | null;
  benchmark: string | undefined;
  /** why something is not known: of the portfolio, and of the benchmark */
  why: { own: string; other: string };
}) {
  const format = useFormat();
  const money = (label: string, value: number | null, signed = false) =>
    value === null ? <Unknown label={label} why={why.own} /> : format.money(value, { signed });
  const change = (label: string, value: number | null, reason: string) =>
    value === null ? (
      <Unknown label={label} why={reason} />
    ) : (
      <Toned value={value}>{format.percent(value, { signed: true, digits: 2 })}</Toned>
    );
  return (
    <dl className={styles.bridge}>
      <div>
        <dt>Value at first</dt>
        <dd>{money("Value at first", sums.start)}</dd>
      </div>
      <div>
        <dt>Deposits less withdrawals</dt>
        <dd>{money("Deposits less withdrawals", sums.flows, true)}</dd>
      </div>
      <div>
        <dt>Profit</dt>
        <dd>
          <Toned value={sums.pnl}>{money("Profit", sums.pnl, true)}</Toned>
        </dd>
      </div>
      <div>
        <dt>Value at last</dt>
        <dd>
          {money("Value at last", sums.end)}{" "}
          {sums.gap !== null && !sums.rounding && (
            <Chip tone="warning" title="The value changed by more than profit and flows explain.">
              {format.money(sums.gap, { signed: true })} not explained
            </Chip>
          )}
          {sums.gap === null && sums.start !== null && (
            <Chip tone="warning" title="The profit or the value of a day is not known.">
              not all known
            </Chip>
          )}
        </dd>
      </div>
      <div>
        <dt title="Time-weighted: deposits and withdrawals change nothing">Return</dt>
        <dd>{change("Return", own, why.own)}</dd>
      </div>
      {benchmark !== undefined && (
        <div>
          <dt>{benchmark}, with distributions</dt>
          <dd>{change(`Return of ${benchmark}`, other, why.other)}</dd>
        </div>
      )}
    </dl>
  );
}
