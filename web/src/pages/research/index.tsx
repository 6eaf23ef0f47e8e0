import { Tabs } from "../../ui";
import { useAddress } from "./address";
import { Screener } from "./Screener";
import { Targets } from "./Targets";
import styles from "./Research.module.css";

const TABS = [
  { id: "screener", label: "Screener" },
  { id: "targets", label: "Target prices" },
] as const;

export default function Research() {
  const [search, change] = useAddress();
  const tab = search["tab"] === "targets" ? "targets" : "screener";
  return (
    <div className="stack">
      <header className={styles.head}>
        <h1>Research</h1>
        <p className="muted">
          {tab === "screener"
            ? "Find companies by size, price and leaning. A row leads to all we know of it."
            : "What you expect of what you hold, beside what analysts expect."}
        </p>
      </header>
      <Tabs
        label="Research"
        tabs={TABS}
        value={tab}
        onChange={(next) => {
          change({ tab: next === "screener" ? undefined : next });
        }}
      >
        {tab === "screener" ? <Screener /> : <Targets />}
      </Tabs>
    </div>
  );
}
