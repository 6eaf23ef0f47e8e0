import { Figure, type Look } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { Card } from "../../ui";
import styles from "./Holding.module.css";
import { type Holding, textOf } from "./rows";
import { TargetCell } from "./TargetCell";
import type { Targets } from "./targets";

const FACTS: readonly (readonly [name: string, label: string, look: Look, explain?: string])[] = [
  ["market_value", "Market value", { kind: "money" }],
  ["price", "Price", { kind: "price" }],
  ["quantity", "Quantity", { kind: "quantity" }],
  ["weight", "Weight", { kind: "percent" }, "Market value over the net asset value."],
  ["cost_basis", "Cost", { kind: "money" }],
  ["average_cost", "Paid per unit", { kind: "price" }],
  ["unrealized_pnl", "Open profit", { kind: "money", tone: true }],
  ["unrealized_return", "Open return", { kind: "percent", tone: true }],
  ["pnl_day", "Profit of the day", { kind: "money", tone: true }],
  ["return_day", "Change of the day", { kind: "percent", digits: 2, tone: true }],
  ["historical_es_95", "Adds to risk", { kind: "money" }, "Of the loss on a bad day, one in 20."],
  ["beta", "Market beta (1Y)", { kind: "beta" }, "How much it moves with the market."],
  ["delta_value", "Delta value", { kind: "money" }, "What it moves like in shares, in money."],
  ["delta_weight", "Delta weight", { kind: "percent" }],
];
const OPTION: readonly (readonly [name: string, label: string, look: Look])[] = [
  ["strike", "Strike", { kind: "price" }],
  ["delta", "Delta", { kind: "beta" }],
  ["multiplier", "Units per contract", { kind: "count" }],
];

/** The figures of a holding, each with how it was computed. */
export function Facts({ holding, targets }: { holding: Holding; targets: Targets }) {
  const format = useFormat();
  const { row } = holding;
  const option = textOf(row, "investment_class") === "OPTIONS";
  return (
    <Card id="figures" title="Figures" asOf={row.numbers["market_value"]?.as_of}>
      <dl className={styles.facts}>
        {option && (
          <>
            <div>
              <dt>Right</dt>
              <dd>{textOf(row, "option_type").toLowerCase() || "\u2014"}</dd>
            </div>
            <div>
              <dt>Expires</dt>
              <dd>{format.day(textOf(row, "expiry"))}</dd>
            </div>
            {OPTION.map(([name, label, look]) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd>
                  <Figure n={row.numbers[name]} label={label} {...look} />
                </dd>
              </div>
            ))}
          </>
        )}
        {FACTS.map(([name, label, look, explain]) => (
          <div key={name} title={explain}>
            <dt>{label}</dt>
            <dd>
              <Figure n={row.numbers[name]} label={label} {...look} />
            </dd>
          </div>
        ))}
        <div title="What you expect at the end of the year. Press to change.">
          <dt>Target price</dt>
          <dd>
            <TargetCell holding={holding} targets={targets} />
          </dd>
        </div>
        <div>
          <dt>To target</dt>
          <dd>
            <Figure n={row.numbers["return_to_target"]} label="To target" kind="points" tone />
          </dd>
        </div>
      </dl>
    </Card>
  );
}
