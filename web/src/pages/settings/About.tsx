import { Link } from "@tanstack/react-router";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Card, Chip, Reading } from "../../ui";
import styles from "./Settings.module.css";

const KEYS = [
  ["Anywhere", ["Ctrl K"], "Find a page, a portfolio, a holding, a scenario or an action"],
  ["Anywhere", ["Tab", "Shift Tab"], "Go to the next or the last thing that can be used"],
  ["Anywhere", ["Esc"], "Close the dialog, the menu or the tip"],
  ["First press of Tab", ["Enter"], "Skip the menu and go to the page"],
  ["Tabs", ["\u2190", "\u2192", "Enter"], "Choose a tab and open it"],
  ["Choices side by side", ["\u2190", "\u2192"], "Choose another one"],
  ["Find dialog", ["\u2191", "\u2193", "Enter"], "Go through what was found and open it"],
  ["Tables", ["Enter"], "On the head of a column: sort by it, the other way, not at all"],
  ["Tables", ["\u2191", "\u2193", "\u2190", "\u2192"], "Scroll a table that has the focus"],
  ["Holdings", ["\u2191", "\u2193"], "Go from one position's box to the next"],
  ["Holdings", ["Space", "T"], "Tick a position; put a tag on all that are ticked"],
  ["Analyst", ["Enter", "Shift Enter"], "Send the question; begin a new line"],
] as const;

const PARTS = {
  core_database: "Database of portfolios",
  ai_database: "Database of the analyst",
  market_data: "Prices",
  last_batch: "Last nightly calculation",
  ai_provider: "Analyst",
} as const;

const TONES = { healthy: "good", degraded: "warning", unhealthy: "danger" } as const;

/** Keys, what explains the figures, and how the server is. */
export function About() {
  return (
    <>
      <Keys />
      <Card title="How it works">
        <ul className={styles.list}>
          <li>
            <Link to="/methods">Methods</Link>: how every figure is computed, with its assumptions
          </li>
          <li>
            <Link to="/methods/$page" params={{ page: "glossary" }}>
              Glossary
            </Link>
            : what the words mean
          </li>
          <li>
            <a href="/docs">Interface for programs</a>: every address, to read and to try
          </li>
          <li>
            <a href="/v3/api-docs" download="sigmasight-openapi.json">
              Its description as a file
            </a>{" "}
            (OpenAPI)
          </li>
        </ul>
      </Card>
      <Version />
    </>
  );
}

function Keys() {
  return (
    <Card title="Keyboard">
      <table className={styles.keys}>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Keys</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([where, keys, what]) => (
            <tr key={what}>
              <td>{where}</td>
              <td>
                <span className="row">
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </span>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">On a Mac it is the command key instead of Ctrl.</p>
    </Card>
  );
}

function Version() {
  const health = useRead("/api/v1/health");
  const { day, moment } = useFormat();
  return (
    <Card title="This server">
      <Reading of={health} height={140}>
        {(answer) => (
          <>
            <dl className={styles.facts}>
              <div>
                <dt>Version of the interface</dt>
                <dd>1</dd>
              </div>
              <div>
                <dt>State</dt>
                <dd>{words(answer.status)}</dd>
              </div>
              <div>
                <dt>Asked</dt>
                <dd>{moment(answer.timestamp)}</dd>
              </div>
            </dl>
            <ul className={styles.list}>
              {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((id) => {
                const part = answer.components[id];
                return (
                  <li key={id}>
                    {PARTS[id]} <Chip tone={TONES[part.status]}>{words(part.status)}</Chip>{" "}
                    <span className="muted">
                      {part.data_through != null && `through ${day(part.data_through)} `}
                      {part.business_date != null && `of ${day(part.business_date)} `}
                      {part.reason ?? ""}
                    </span>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </Reading>
    </Card>
  );
}
