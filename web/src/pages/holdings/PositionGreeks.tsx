import { Figure, type Look } from "../../figure/Figure";
import { Card } from "../../ui";
import styles from "./Holding.module.css";
import type { Holding } from "./rows";

const GAIN: Look = { kind: "money", signed: true };
const GREEKS: readonly (readonly [name: string, label: string, look: Look, explain?: string])[] = [
  ["delta_value", "Delta value", GAIN, "What it moves like in shares of the underlying, in money."],
  ["gamma_value", "Gamma", GAIN, "Change of that when the underlying moves by 1 %."],
  ["theta_value", "Theta", GAIN, "What one calendar day gains or costs."],
  ["vega_value", "Vega", GAIN, "What one point more of volatility gains or costs."],
  ["rho_value", "Rho", GAIN, "What one point more of the interest rate gains or costs."],
  [
    "volatility",
    "Implied volatility",
    { kind: "percent" },
    "The volatility that explains its price, per year.",
  ],
  ["underlying_price", "Price of the underlying", { kind: "price" }],
];

/** How one option reacts, at the close. */
export function PositionGreeks({ holding }: { holding: Holding }) {
  const { numbers } = holding.row;
  return (
    <Card
      id="position-greeks"
      title="Greeks of this position"
      asOf={numbers["vega_value"]?.as_of ?? null}
    >
      <dl className={styles.facts}>
        {GREEKS.map(([name, label, look, explain]) => (
          <div key={name} title={explain}>
            <dt>{label}</dt>
            <dd>
              <Figure n={numbers[name]} label={label} {...look} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
