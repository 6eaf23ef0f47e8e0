import { useState } from "react";
import { ask, url } from "../../api/client";
import { words } from "../../lib/format";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Reading, Trouble } from "../../ui";
import { Phases } from "./Phases";
import { isOver } from "../../run/run";
import { State, Tiles } from "./parts";
import styles from "./Ops.module.css";

/** One run with its phases, what was left out and why, and its log as a file. */
export function RunDetail({ id }: { id: string }) {
  const detail = useRead("/api/v1/admin/batch/history/{id}", { path: { id } });
  const retry = useChange("post", "/api/v1/admin/batch/run/{id}/retry", ["/api/v1/admin/batch"]);
  const [fault, setFault] = useState<unknown>(null);
  const { count, day, duration, moment, percent } = useFormat();
  const load = async (format: "txt" | "json") => {
    setFault(null);
    try {
      const address = url("/api/v1/admin/batch/history/{id}/logs", {
        path: { id },
        query: { format },
      });
      const type = format === "txt" ? "text/plain" : "application/json";
      const response = await ask(address, { headers: { Accept: `${type}, */*` } });
      save(`run-${id}.${format}`, await response.text(), type);
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Reading of={detail} height={160}>
      {(run) => (
        <div className="stack">
          <div className="spread">
            <h3 className="row">
              Run of {day(run.business_date)} <State of={run.status} />
            </h3>
            <div className="row">
              <Button onClick={() => void load("txt")}>Log as text</Button>
              <Button onClick={() => void load("json")}>Log as JSON</Button>
              {isOver(run.status) &&
                !["SUCCEEDED", "COMPLETED"].includes(run.status.toUpperCase()) && (
                  <Button
                    tone="primary"
                    busy={retry.isPending}
                    onClick={() => {
                      retry.mutate({ path: { id } });
                    }}
                  >
                    Do what is missing
                  </Button>
                )}
            </div>
          </div>
          {retry.data && <p role="status">{retry.data.message}</p>}
          {(retry.error ?? fault) !== null && <Trouble error={retry.error ?? fault} />}
          {run.error !== null && <p className="loss">{run.error}</p>}
          <Tiles
            tiles={[
              ["Began", moment(run.started_at)],
              ["Ended", moment(run.completed_at)],
              ["Took", duration(run.duration_seconds)],
              ["Kind", words(run.kind)],
              ["Attempt", count(run.attempt)],
              [
                "Items done",
                `${count(run.jobs.completed)} of ${count(run.jobs.total)}`,
                `${count(run.jobs.failed)} failed`,
              ],
              [
                "Success rate",
                percent(run.jobs.success_rate === null ? null : run.jobs.success_rate / 100),
              ],
              ["Asked by", run.triggered_by],
            ]}
          />
          <Phases phases={run.phases} durations={run.phase_durations} />
          {run.error_summary !== null && (
            <section>
              <h3>
                {count(run.error_summary.count)} items were left out or failed
                {run.error_summary.types.length > 0
                  ? `: ${run.error_summary.types.map(words).join(", ")}`
                  : ""}
              </h3>
              <ul className={styles.list}>
                {run.error_summary.details.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          <p className="muted small">
            Run {run.id}
            {run.build === null ? "" : `, program ${run.build}`}
          </p>
        </div>
      )}
    </Reading>
  );
}
