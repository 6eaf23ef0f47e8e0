import { useQueryClient } from "@tanstack/react-query";
import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import type { Answer } from "../../api";
import { forgetFigures, readAgain, useRead } from "../../query";
import { Button, Card, Empty, Field, Reading, Trouble } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { InSight } from "../../ui/InSight";
import { CurrentRun } from "./CurrentRun";
import { named, State, textOf, Tiles, useAddress, useDays } from "./parts";
import { RunDetail } from "./RunDetail";
import { Schedule } from "./Schedule";
import styles from "./Ops.module.css";

type Row = Answer<"/api/v1/admin/batch/history">["runs"][number];
const STATES = [
  "QUEUED",
  "RUNNING",
  "SUCCEEDED",
  "PARTIAL",
  "FAILED",
  "CANCELLED",
  "ABANDONED",
] as const;
const LIMIT = 100;

/** Runs of the batch: the one under way, and those that were. */
export function Runs() {
  const [search, change] = useAddress();
  const [days, choice] = useDays();
  const { count, day, duration, moment } = useFormat();
  const queries = useQueryClient();
  const state = STATES.find((each) => each === search["state"]);
  const history = useRead("/api/v1/admin/batch/history", {
    query: { days, limit: LIMIT, status: state },
    keep: true,
  });
  const chosen = textOf(search["run"]);
  const columns: readonly Column<Row>[] = [
    {
      id: "started",
      label: "Began",
      value: (row) => row.started_at,
      cell: (row) => (
        <button
          type="button"
          className={styles.link}
          aria-expanded={row.id === chosen}
          onClick={() => {
            change({ run: row.id === chosen ? undefined : row.id });
          }}
        >
          {moment(row.started_at)}
        </button>
      ),
    },
    {
      id: "state",
      label: "State",
      value: (row) => row.status,
      cell: (row) => <State of={row.status} />,
    },
    {
      id: "session",
      label: "Session",
      value: (row) => row.business_date,
      cell: (row) => day(row.business_date),
    },
    {
      id: "kind",
      label: "Kind",
      from: 768,
      value: (row) => row.kind,
      cell: (row) => words(row.kind),
    },
    {
      id: "duration",
      label: "Took",
      numeric: true,
      value: (row) => row.duration_seconds,
      cell: (row) => duration(row.duration_seconds),
    },
    {
      id: "items",
      label: "Items done",
      numeric: true,
      value: (row) => row.completed_jobs,
      cell: (row) => `${count(row.completed_jobs)} of ${count(row.total_jobs)}`,
    },
    {
      id: "failed",
      label: "Failed",
      numeric: true,
      value: (row) => row.failed_jobs,
      cell: (row) => count(row.failed_jobs),
    },
    {
      id: "by",
      label: "Asked by",
      from: 1024,
      value: (row) => row.triggered_by,
      cell: (row) => (
        <span className={styles.who} title={row.triggered_by}>
          {row.triggered_by}
        </span>
      ),
    },
  ];
  return (
    <>
      <CurrentRun
        onEnd={() => {
          void forgetFigures(queries);
          void readAgain(queries, (address) => address.startsWith("/api/v1/admin/batch"));
        }}
      />
      <Card
        title="Runs"
        actions={choice}
        note="Press when a run began to see its phases, what was left out and why."
      >
        <div className={styles.filters}>
          <Field label="State">
            {(field) => (
              <select
                {...field}
                value={state ?? ""}
                onChange={(event) => {
                  change({ state: event.target.value || undefined });
                }}
              >
                <option value="">All states</option>
                {STATES.map((each) => (
                  <option key={each} value={each}>
                    {words(each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Reading of={history} height={200}>
          {(answer) => (
            <>
              {history.error && <Trouble error={history.error} />}
              <Grid
                label="Runs of the batch"
                columns={columns}
                rows={answer.runs}
                rowKey={(row) => row.id}
                selected={chosen}
                firstSort={{ id: "started", desc: true }}
                detail={(row) => (row.id === chosen ? <RunDetail id={row.id} /> : null)}
                empty={
                  <Empty
                    title="No run in these days"
                    actions={
                      state && (
                        <Button
                          onClick={() => {
                            change({ state: undefined });
                          }}
                        >
                          All states
                        </Button>
                      )
                    }
                  >
                    The scheduler starts one after each session, and you can start one above.
                  </Empty>
                }
              />
              {answer.total_count > answer.runs.length && (
                <p className="muted">
                  The newest {count(answer.runs.length)} of {count(answer.total_count)} runs.
                </p>
              )}
            </>
          )}
        </Reading>
      </Card>
      {chosen !== "" && history.data?.runs.every((row) => row.id !== chosen) && (
        <Card title="The run of the address">
          <RunDetail id={chosen} />
        </Card>
      )}
      <InSight height={160}>
        <Summary days={days} />
      </InSight>
      <InSight height={200}>
        <Schedule />
      </InSight>
    </>
  );
}

function Summary({ days }: { days: number }) {
  const summary = useRead("/api/v1/admin/batch/history/summary", { query: { days } });
  const { count, duration, moment, percent } = useFormat();
  return (
    <Card title={days === 1 ? "The last day" : `The last ${String(days)} days`}>
      <Reading of={summary} height={80}>
        {(answer) => (
          <Tiles
            tiles={[
              ["Runs", count(answer.total_runs)],
              [
                "Success rate",
                percent(
                  answer.success_rate_percent === null ? null : answer.success_rate_percent / 100,
                ),
                "of those that ended",
              ],
              ["Mean duration", duration(answer.avg_duration_seconds)],
              [
                "Newest",
                answer.most_recent ? <State of={answer.most_recent.status} /> : "none",
                answer.most_recent ? moment(answer.most_recent.started_at) : null,
              ],
              ...Object.entries(answer.status_breakdown).map(
                ([state, many]) => [named(state), count(many)] as const,
              ),
            ]}
          />
        )}
      </Reading>
    </Card>
  );
}
