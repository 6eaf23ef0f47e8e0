import { Link } from "@tanstack/react-router";
import { Card } from "../../ui";
import styles from "./Overview.module.css";

/** What an account without portfolios sees: three steps and where to begin. */
export function FirstRun() {
  return (
    <Card title="Welcome: three steps to your first figures">
      <ol className={styles.steps}>
        <li>
          <h3>Bring your positions</h3>
          <p className="muted">
            A file from your broker, or the template. You see every line before anything is kept,
            and an import can be undone.
          </p>
        </li>
        <li>
          <h3>Let it compute</h3>
          <p className="muted">
            Prices are fetched, then value, returns and risk are computed. You can watch it.
          </p>
        </li>
        <li>
          <h3>Read, ask, try out</h3>
          <p className="muted">
            This page answers whether you are up or down and what could hurt. Every figure tells how
            it was computed.
          </p>
        </li>
      </ol>
      <div className="row">
        <Link to="/accounts/$tab" params={{ tab: "import" }} className={styles.primary}>
          Import positions
        </Link>
        <Link to="/accounts">Enter an account by hand</Link>
      </div>
      <p className="small muted">
        Just looking? The demo, <code>./sigmasight demo</code>, has four example accounts and prints
        how to sign in.
      </p>
    </Card>
  );
}
