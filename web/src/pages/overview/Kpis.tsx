import type { ViewPage } from "../../api";
import { Figure, type Look } from "../../figure/Figure";
import { useFormat } from "../../lib/taste";
import { ofShare } from "./priced";
import styles from "./Overview.module.css";

interface Tile {
  label: string;
  explain: string;
  main: readonly [name: string, look: Look];
  more?: readonly (readonly [prefix: string, name: string, look: Look])[];
  /** of which share of what is held it is, where that is not all */
  ofShare?: true;
}

const TILES: readonly Tile[] = [
  {
    label: "Net asset value",
    explain: "What everything is worth: positions at their last price, and cash.",
    main: ["net_asset_value", { kind: "compact" }],
    more: [["Cash", "cash_balance", { kind: "compact" }]],
  },
  {
    label: "Profit of the day",
    explain: "What prices made or lost since the close before. Deposits do not count.",
    main: ["pnl_day", { kind: "compact", tone: true }],
    more: [["Return", "return_day", { digits: 2, tone: true }]],
  },
  {
    label: "Return this year",
    explain: "Time-weighted: deposits and withdrawals do not change it.",
    main: ["return_ytd", { tone: true }],
    more: [["This month", "return_mtd", { tone: true }]],
  },
  {
    label: "Volatility",
    explain: "How much the value swung, per year, over the last 63 trading days.",
    main: ["volatility_63d", {}],
    more: [["Deepest fall", "max_drawdown", {}]],
    ofShare: true,
  },
  {
    label: "Market beta (1Y)",
    explain:
      "2 means: when the market moves by 1 %, this portfolio moves by about 2 %. Of each holding over the last 252 trading days; the one among the factors is over 90.",
    main: ["market_beta", { kind: "beta" }],
    more: [["Leverage", "leverage", { kind: "multiple" }]],
  },
  {
    label: "Value at risk",
    explain: "On 19 of 20 days the loss stays below this (one day, 95 %).",
    main: ["value_at_risk_95", { kind: "compact" }],
    more: [["Expected beyond", "expected_shortfall_95", { kind: "compact" }]],
  },
];

/** The first line of the page: how much, up or down, how risky. */
export function Kpis({ page }: { page: ViewPage }) {
  const format = useFormat();
  const part = ofShare(page, format);
  return (
    <section id="key-figures" aria-label="Key figures" className={styles.kpis}>
      {TILES.map((tile) => (
        <div key={tile.label} className={styles.kpi} title={tile.explain}>
          <h2>{tile.label}</h2>
          <p className={styles.kpiMain}>
            <Figure n={page.figures[tile.main[0]]} label={tile.label} {...tile.main[1]} />
          </p>
          {tile.more?.map(([prefix, name, look]) => (
            <p key={name} className="small muted">
              {prefix} <Figure n={page.figures[name]} label={prefix} {...look} />
            </p>
          ))}
          {tile.ofShare && part !== null && <p className="small muted">{part}</p>}
        </div>
      ))}
    </section>
  );
}
