import { words } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";
import { useFormat } from "../../lib/taste";
import { stated } from "../../figure/basis";
import { Computed } from "../../figure/Computed";
import { Toned, Unknown } from "../../figure/Figure";
import { Chip } from "../../ui";
import { chance, curvature, type Evaluated, still } from "./model";
import { Parts } from "./Parts";
import styles from "./Scenarios.module.css";

const ABOUT: Readonly<Record<string, string>> = {
  Volatility: "What options gain because implied volatility moves",
  "Own moves": "What single names gain that were given a move of their own",
  Convexity: "The rest: options do not move in a straight line",
};

/** What a shock does: the amount, how likely it is, and its parts by factor, then by position. */
export function Outcome({
  data,
  asOf,
  stale = false,
}: {
  data: Evaluated;
  asOf: string | null;
  stale?: boolean;
}) {
  const format = useFormat();
  const { impact, likelihood } = data;
  const curved = curvature(data.by_factor);
  return (
    <div className={styles.outcome} data-stale={stale}>
      <dl className={styles.headline}>
        <div>
          <dt>Gain or loss</dt>
          <dd>
            <Toned value={impact.dollar_impact}>
              {format.money(impact.dollar_impact, { signed: true })}
            </Toned>
          </dd>
        </div>
        <div>
          <dt>Of the portfolio</dt>
          <dd>
            <Toned value={impact.percentage_impact}>
              {format.percent(
                impact.percentage_impact === null ? null : impact.percentage_impact / 100,
                { signed: true, digits: 2 },
              )}
            </Toned>
          </dd>
        </div>
        <div>
          <dt>Value afterwards</dt>
          <dd>{format.money(impact.new_portfolio_value)}</dd>
        </div>
        <div>
          <dt title="How far the shock is from usual moves, in standard deviations, with all correlations counted">
            How unusual
          </dt>
          <dd>
            {likelihood.distance === null || still(likelihood) ? (
              <Unknown
                label="How unusual"
                why={
                  still(likelihood)
                    ? "No factor is shocked, and how unusual a move of its own is of a single name is not computed."
                    : likelihood.reason
                }
              />
            ) : (
              `${format.plain(likelihood.distance, { digits: 1 })} standard deviations`
            )}
          </dd>
        </div>
      </dl>
      <Computed
        of={stated("stress", { asOf, coverage: data.coverage })}
        label="Gain or loss, and its parts"
      />
      <p className={styles.remarks}>
        {chance(likelihood, format)}
        {curved !== null &&
          (Math.abs(curved) < 1
            ? "Twice the shock would be twice the result. "
            : `Twice the shock is not quite twice the result: ${format.money(curved, { signed: true, compact: true })} come from options, which do not move in a straight line. `)}
        {data.note}
      </p>
      {(data.not_revalued.length > 0 || data.names_not_held.length > 0) && (
        <p className={styles.remarks}>
          {data.not_revalued.length > 0 && (
            <>
              <Chip tone="warning">{format.percent(data.coverage, { digits: 0 })} covered</Chip> No
              model, so they do not move: {data.not_revalued.map(nameOfSymbol).join(", ")}.{" "}
            </>
          )}
          {data.names_not_held.length > 0 && `Not held: ${data.names_not_held.join(", ")}.`}
        </p>
      )}
      <div className="grid2">
        <Parts
          title="By factor"
          whole={impact.dollar_impact}
          parts={data.by_factor.map((part) => ({
            key: part.name,
            name: words(part.name),
            amount: part.dollar_impact,
            ...(ABOUT[part.name] === undefined ? {} : { about: ABOUT[part.name] }),
          }))}
        />
        <Parts
          title="By position"
          whole={impact.dollar_impact}
          parts={data.by_position.map((part, index) => ({
            key: `${part.symbol} ${String(index)}`,
            name: nameOfSymbol(part.symbol),
            amount: part.dollar_impact,
          }))}
        />
      </div>
    </div>
  );
}
