import { type ReactNode, useEffect, useState } from "react";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Reading, Trouble } from "../../ui";
import { Phases } from "./Phases";
import { isOver, merged, type PhaseStand } from "../../run/run";
import { StartRun } from "./StartRun";
import { phaseName, State } from "./parts";
import { useRun } from "./useRun";
import styles from "./Ops.module.css";

/** Lines that are shown; the file of the run has all. */
const KEPT = 300;
const BATCH = ["/api/v1/admin/batch"];

/** The run under way as it goes on, or the last one. */
export function CurrentRun({ onEnd }: { onEnd: () => void }) {
  const current = useRead("/api/v1/admin/batch/run/current", { every: 15_000 });
  const [starting, setStarting] = useState(false);
  const cancel = useChange("post", "/api/v1/admin/batch/run/{id}/cancel", BATCH);
  const id = current.data?.batch_run_id ?? null;
  const start = (
    <Button
      tone="primary"
      onClick={() => {
        setStarting(true);
      }}
    >
      Start a run
    </Button>
  );
  return (
    <>
      <Reading of={current} height={160}>
        {(answer) => {
          const last = answer.last_run;
          return id === null ? (
            <Card title="No run is under way" actions={start}>
              {last === null ? (
                <p>{answer.message ?? "There has been no run yet."}</p>
              ) : (
                <LastRun last={last} />
              )}
            </Card>
          ) : (
            <Live
              key={id}
              id={id}
              state={answer.status}
              startedAt={answer.started_at}
              by={answer.triggered_by}
              phases={last?.id === id ? last.phases : []}
              onEnd={onEnd}
              actions={
                <>
                  <Button
                    tone="danger"
                    busy={cancel.isPending}
                    onClick={() => {
                      cancel.mutate({ path: { id } });
                    }}
                  >
                    Cancel the run
                  </Button>
                  {start}
                </>
              }
            />
          );
        }}
      </Reading>
      {cancel.error && <Trouble error={cancel.error} />}
      {cancel.data && <p role="status">{cancel.data.message}</p>}
      <StartRun
        open={starting}
        onClose={() => {
          setStarting(false);
        }}
      />
    </>
  );
}

function LastRun({
  last,
}: {
  last: { state: string; started_at: string; finished_at: string | null; error: string | null };
}) {
  const { moment } = useFormat();
  return (
    <p className="row">
      The last one <State of={last.state} /> began {moment(last.started_at)}
      {last.finished_at === null ? "" : `, ended ${moment(last.finished_at)}`}.
      {last.error !== null && <span className="loss">{last.error}</span>}
    </p>
  );
}

function Live({
  id,
  state,
  startedAt,
  by,
  phases,
  actions,
  onEnd,
}: {
  id: string;
  state: string;
  startedAt: string | null;
  by: string | null;
  phases: readonly PhaseStand[];
  actions: ReactNode;
  onEnd: () => void;
}) {
  const { screen, polled, connection, error } = useRun(id, onEnd);
  const { moment } = useFormat();
  const elapsed = useElapsed(startedAt, screen.end === null);
  const all = merged(polled?.phases ?? phases, screen);
  const shown = screen.end ?? polled?.status ?? state;
  const at = all.findLast((phase) => phase.state === "RUNNING");
  return (
    <Card
      title="A run is under way"
      actions={actions}
      note={
        <>
          Began {moment(startedAt)}
          {by === null ? "" : `, asked for by ${by}`}
          {elapsed === null ? "" : `, for ${elapsed}`}.
        </>
      }
    >
      <p className="row" role="status">
        <State of={shown} />
        {at !== undefined && !isOver(shown) && <span>{phaseName(at.phase)}</span>}
        {connection === "live" && <Chip tone="good">Live</Chip>}
        {connection === "connecting" && <Chip>Connecting</Chip>}
        {connection === "again" && <Chip tone="warning">Cut off, trying again</Chip>}
        {connection === "asking" && (
          <Chip tone="warning">Live updates do not come through; asking every three seconds</Chip>
        )}
        {error !== null && <span className="loss">{error.message}</span>}
      </p>
      {all.length > 0 ? (
        <Phases phases={all} />
      ) : (
        <p className="muted">It waits for its turn, or has not begun its first phase.</p>
      )}
      {screen.lines.length > 0 && (
        <ul className={styles.log} tabIndex={0} aria-label="What the run says, newest first">
          {screen.lines
            .slice(-KEPT)
            .toReversed()
            .map((each) => (
              <li key={each.seq} data-level={each.level}>
                <span className="muted">{moment(each.timestamp)}</span> {each.message}
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}

/** How long it has been going, by the second. */
function useElapsed(from: string | null, going: boolean): string | null {
  const { duration } = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!going) {
      return;
    }
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [going]);
  const began = Date.parse(from ?? "");
  return Number.isNaN(began) ? null : duration(Math.max(0, Math.round((now - began) / 1000)));
}
