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
}: {
  sums: Sums;
  own: number | null;
  other: number | null;
  benchmark: string | undefined;
}) {
  const format = useFormat();
  return (
    <dl className={styles.bridge}>
      <div>
        <dt>Value at first</dt>
        <dd>{format.money(sums.start)}</dd>
      </div>
      <div>
        <dt>Deposits less withdrawals</dt>
        <dd>{format.money(sums.flows, { signed: true })}</dd>
      </div>
      <div>
        <dt>Profit</dt>
        <dd>
          <Toned value={sums.pnl}>{format.money(sums.pnl, { signed: true })}</Toned>
        </dd>
      </div>
      <div>
        <dt>Value at last</dt>
        <dd>
          {format.money(sums.end)}{" "}
          {sums.gap !== null && !sums.rounding && (
            <Chip tone="warning" title="The value changed by more than profit and flows explain.">
              {format.money(sums.gap, { signed: true })} not explained
            </Chip>
          )}
          {sums.gap === null && (
            <Chip tone="warning" title="The profit or the value of a day is not known.">
              not all known
            </Chip>
          )}
        </dd>
      </div>
      <div>
        <dt title="Time-weighted: deposits and withdrawals change nothing">Return</dt>
        <dd>
          <Toned value={own}>{format.percent(own, { signed: true, digits: 2 })}</Toned>
        </dd>
      </div>
      {benchmark !== undefined && (
        <div>
          <dt>{benchmark}, with distributions</dt>
          <dd>
            {other === null ? (
              <Unknown
                label={`Return of ${benchmark}`}
                why={`There is no return of ${benchmark} for every day.`}
              />
            ) : (
              <Toned value={other}>{format.percent(other, { signed: true, digits: 2 })}</Toned>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
