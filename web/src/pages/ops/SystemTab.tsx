import { useState } from "react";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Dialog, Empty, Reading, Trouble } from "../../ui";
import { InSight } from "../../ui/InSight";
import { named, State, Tiles, useDays } from "./parts";
import styles from "./Ops.module.css";

const SYSTEM = ["/api/v1/system", "/health"];

/** What is stored, for how long, and whether all parts of the server are well. */
export function SystemTab() {
  return (
    <>
      <Health />
      <Retention />
      <InSight height={180}>
        <Days />
      </InSight>
    </>
  );
}

function Health() {
  const health = useRead("/health");
  const { day } = useFormat();
  return (
    <Card title="Parts of the server">
      <Reading of={health} height={120}>
        {(answer) => (
          <Tiles
            tiles={[
              ["Together", <State key="all" of={answer.status} />],
              ...Object.entries(answer.components).map(
                ([name, part]) =>
                  [
                    named(name),
                    <State key={name} of={part.status} />,
                    part.reason ??
                      (part.data_through
                        ? `Through ${day(part.data_through)}`
                        : part.business_date
                          ? `Session ${day(part.business_date)}`
                          : null),
                  ] as const,
              ),
            ]}
          />
        )}
      </Reading>
    </Card>
  );
}

function Retention() {
  const retention = useRead("/api/v1/system/retention/status");
  const [asking, setAsking] = useState(false);
  const clean = useChange("post", "/api/v1/system/cleanup", SYSTEM);
  const { count, day } = useFormat();
  return (
    <Card
      title="What is kept, and for how long"
      note="Once a night what is older is deleted; it may be done at once."
      actions={
        <Button
          onClick={() => {
            setAsking(true);
          }}
        >
          Delete what is old now
        </Button>
      }
    >
      {clean.data && <p role="status">{count(clean.data.total_deleted)} rows were deleted.</p>}
      <Reading of={retention} height={140}>
        {(answer) => {
          const { admin_sessions, ...tables } = answer.tables;
          return (
            <>
              <p className="row">
                {answer.all_compliant ? (
                  <Chip tone="good">Nothing is overdue</Chip>
                ) : (
                  <Chip tone="warning">Something is a day late</Chip>
                )}
              </p>
              <Tiles
                tiles={[
                  ...Object.entries(tables).map(
                    ([name, table]) =>
                      [
                        named(name),
                        table === null ? "Kept for good" : count(table.total_records),
                        table === null
                          ? (answer.reasons[name] ?? null)
                          : `${count(table.records_past_retention)} past ${count(table.retention_days)} days; oldest ${day(table.oldest_record)}`,
                      ] as const,
                  ),
                  [
                    "Sign-outs",
                    count(admin_sessions.total_sessions),
                    `${count(admin_sessions.expired_sessions)} no longer needed`,
                  ],
                ]}
              />
            </>
          );
        }}
      </Reading>
      <Dialog
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        title="Delete what is old now"
      >
        <p>
          Events of more than 30 days and lines of runs of more than 90 days are deleted. Figures of
          days that were counted stay. This cannot be undone.
        </p>
        {clean.error && <Trouble error={clean.error} />}
        <div className="row">
          <Button
            tone="danger"
            busy={clean.isPending}
            onClick={() => {
              clean.mutate(
                {},
                {
                  onSuccess: () => {
                    setAsking(false);
                  },
                },
              );
            }}
          >
            Delete
          </Button>
          <Button
            onClick={() => {
              setAsking(false);
            }}
          >
            Cancel
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}

function Days() {
  const [days, choice] = useDays("7");
  const status = useRead("/api/v1/system/aggregation/status", { query: { days }, keep: true });
  const stored = useRead("/api/v1/system/health");
  const aggregate = useChange("post", "/api/v1/system/aggregate", SYSTEM);
  const { count, day, percent } = useFormat();
  return (
    <>
      <Card title="Stored and lately">
        <Reading of={stored} height={100}>
          {(answer) => (
            <>
              <p className="row">
                <State of={answer.status} />
                {answer.error !== null && <span>{answer.error}</span>}
              </p>
              <Tiles
                tiles={[
                  ...Object.entries(answer.database.tables).map(
                    ([name, rows]) =>
                      [
                        named(name),
                        rows === null ? "Not counted" : count(rows),
                        rows === null ? (answer.reasons[name] ?? null) : "rows",
                      ] as const,
                  ),
                  ["Runs, 24 hours", count(answer.activity.batch_runs_24h)],
                  ["Questions, 24 hours", count(answer.activity.ai_requests_24h)],
                  ["Events, 24 hours", count(answer.activity.events_24h)],
                ]}
              />
            </>
          )}
        </Reading>
      </Card>
      <Card title="Figures of days" actions={choice}>
        <Reading of={status} height={100}>
          {(answer) => (
            <>
              <p>
                {percent(answer.coverage_percent / 100)} of the last {count(answer.days_checked)}{" "}
                days are counted, with {count(answer.total_metrics)} figures.
              </p>
              {answer.missing_dates.length === 0 ? (
                <Empty title="No day is missing" />
              ) : (
                <div className="stack">
                  <div className={styles.cells}>
                    {answer.missing_dates.map((date) => (
                      <Chip key={date} tone="warning">
                        {day(date)}
                      </Chip>
                    ))}
                  </div>
                  <div>
                    <Button
                      busy={aggregate.isPending}
                      onClick={() => {
                        aggregate.mutate({ query: { days: answer.days_checked } });
                      }}
                    >
                      Count these days
                    </Button>
                  </div>
                  {aggregate.error && <Trouble error={aggregate.error} />}
                </div>
              )}
              {aggregate.data && (
                <p role="status">
                  {count(aggregate.data.total_metrics_saved)} figures were stored.
                </p>
              )}
            </>
          )}
        </Reading>
      </Card>
    </>
  );
}
