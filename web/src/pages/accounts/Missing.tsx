import { Link } from "@tanstack/react-router";
import { useRead } from "../../query";
import { Card, Reading } from "../../ui";
import styles from "./Accounts.module.css";
import { symbolsOf } from "./quality";

/** By name, what a run could not compute, and what to do. */
export function Missing({ portfolio }: { portfolio: string }) {
  const quality = useRead("/api/v1/data/portfolio/{id}/data-quality", { path: { id: portfolio } });
  const positions = useRead("/api/v1/data/positions/details", {
    query: { portfolio_id: portfolio },
  });
  return (
    <Card
      title="What is missing"
      actions={
        <Link to="/accounts/$tab" params={{ tab: "health" }} search={{ portfolio }}>
          All of the data
        </Link>
      }
    >
      <Reading of={quality} height={80}>
        {(answer) => {
          const symbols = symbolsOf(answer, positions.data?.positions ?? []).filter(
            (each) => each.trouble !== "none" && each.trouble !== "gaps",
          );
          return (
            <>
              {answer.quality_reason !== null && <p>{answer.quality_reason}</p>}
              {symbols.length > 0 ? (
                <ul className={styles.plain}>
                  {symbols.map((each) => (
                    <li key={each.symbol}>
                      <strong>{each.symbol}</strong>: {each.why} {each.advice}
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="muted">
                  Prices of all that is held are there. What was skipped concerns days before they
                  begin, or reference data; the log below tells by phase.
                </p>
              )}
            </>
          );
        }}
      </Reading>
    </Card>
  );
}
