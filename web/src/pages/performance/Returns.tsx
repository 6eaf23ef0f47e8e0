import type { ViewPage } from "../../api";
import { Figure } from "../../figure/Figure";
import { Card } from "../../ui";
import styles from "./Performance.module.css";

const PERIODS = [
  ["return_mtd", "This month"],
  ["return_1m", "One month"],
  ["return_3m", "Three months"],
  ["return_6m", "Six months"],
  ["return_ytd", "This year"],
  ["return_1y", "One year"],
  ["return_since_inception", "Since the beginning"],
] as const;

/** Returns of the usual periods, as the server states them. */
export function Returns({ page }: { page: ViewPage }) {
  return (
    <Card
      id="returns"
      title="Returns by period"
      asOf={page.as_of}
      note="Time-weighted, up to the last close, whatever window is looked at. Periods over a year are not annualised."
    >
      <dl className={styles.returns}>
        {PERIODS.map(([id, label]) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              <Figure n={page.figures[id]} label={label} tone digits={2} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
