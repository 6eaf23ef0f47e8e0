import { useRead } from "../../query";
import { useFormat } from "../../lib/taste";
import { Card, Reading } from "../../ui";
import styles from "./Holding.module.css";

const GREEKS = [
  ["delta_value", "Delta value", "What it moves like in shares of the underlying, in money."],
  ["gamma_value", "Gamma", "Change of that when the underlying moves by 1 %."],
  ["theta_value", "Theta", "What one calendar day gains or costs."],
  ["vega_value", "Vega", "What one point more of volatility gains or costs."],
  ["rho_value", "Rho", "What one point more of the interest rate gains or costs."],
] as const;

/** How one option reacts, at the close. */
export function PositionGreeks({ portfolio, id }: { portfolio: string; id: string }) {
  const format = useFormat();
  const read = useRead("/api/v1/analytics/portfolio/{id}/greeks", { path: { id: portfolio } });
  return (
    <Card id="position-greeks" title="Greeks of this position" asOf={read.data?.as_of}>
      <Reading of={read}>
        {(answer) => {
          const mine = answer.positions.find((each) => each.position_id === id);
          return mine === undefined ? (
            <p className="muted">{answer.reason ?? "They are not computed of this position."}</p>
          ) : (
            <>
              <dl className={styles.facts}>
                {GREEKS.map(([name, label, explain]) => (
                  <div key={name} title={explain}>
                    <dt>{label}</dt>
                    <dd title={mine[name] === null ? (mine.reason ?? "Unknown") : undefined}>
                      {format.money(mine[name], { signed: true })}
                    </dd>
                  </div>
                ))}
                <div title="The volatility that explains its price, per year.">
                  <dt>Implied volatility</dt>
                  <dd>{format.percent(mine.volatility)}</dd>
                </div>
                <div>
                  <dt>Price of the underlying</dt>
                  <dd>{format.price(mine.underlying_price)}</dd>
                </div>
              </dl>
              {mine.reason && <p className="small muted">{mine.reason}</p>}
            </>
          );
        }}
      </Reading>
    </Card>
  );
}
