import { Link } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { words } from "../../../lib/format";
import { useFormat } from "../../../lib/taste";
import { forgetFigures, readAgain } from "../../../query";
import type { Portfolio } from "../../../shell/scope";
import { Button, Card, Chip, Trouble } from "../../../ui";
import { Missing } from "../Missing";
import { follow, type Following, START } from "../../../run/follow";
import { between, estimate, phaseOf, screenOf } from "../../../run/run";
import { usePast } from "./past";
import { RunLog } from "./RunLog";
import { type Polled, sourceOf } from "./source";
import { AskedPhases, Totals, Timeline } from "./Timeline";
import styles from "./Runs.module.css";

const GOOD = ["SUCCEEDED", "completed"];

/** A run as it happens; reloading the page goes on with it. */
export function RunLive({
  portfolio,
  run,
  onAgain,
  starting,
}: {
  portfolio: Portfolio;
  run: string;
  onAgain: () => void;
  starting: boolean;
}) {
  const queries = useQueryClient();
  const [state, setState] = useState<Following<Polled>>(START);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void follow(sourceOf(portfolio.id, run), setState, stop.signal);
    return () => {
      stop.abort();
    };
  }, [portfolio.id, run, round]);

  const screen = useMemo(() => screenOf(state.journal), [state.journal]);
  const over = state.connection === "over";
  const end = screen.end ?? (over ? (state.polled?.status.status ?? null) : null);
  const took = between(screen.started, screen.finished);
  useEffect(() => {
    if (end !== null) {
      void forgetFigures(queries);
      void readAgain(queries, (address) =>
        ["/api/v1/onboarding/status/{id}", "/api/v1/portfolios/{id}/runs"].includes(address),
      );
    }
  }, [end, queries]);

  if (state.error) {
    return (
      <Card
        title={`Calculation of ${portfolio.name}`}
        actions={
          <Button tone="primary" busy={starting} onClick={onAgain}>
            Start a new one
          </Button>
        }
      >
        <Trouble
          error={state.error}
          retry={() => {
            setState(START);
            setRound(round + 1);
          }}
        />
      </Card>
    );
  }
  return (
    <>
      <Card
        title={`Calculation of ${portfolio.name}`}
        actions={
          end !== null && (
            <>
              <Button busy={starting} onClick={onAgain}>
                {GOOD.includes(end) ? "Calculate again" : "Try again"}
              </Button>
              <Link to="/p/$scope" params={{ scope: portfolio.id }} className={styles.go}>
                Go to the overview
              </Link>
            </>
          )
        }
      >
        <Head
          state={state}
          phase={
            phaseOf(screen) ||
            (state.polled?.phases.phases.find((each) => each.status === "running")?.phase_name ??
              "")
          }
          end={end}
          started={screen.started}
          took={took}
          portfolio={portfolio.id}
          run={run}
        />
        {state.journal.size > 0 ? (
          <>
            <Totals totals={screen.totals} />
            <Timeline stages={screen.stages} />
          </>
        ) : (
          state.polled && <AskedPhases polled={state.polled} />
        )}
      </Card>
      {end !== null && !GOOD.includes(end) && <Missing portfolio={portfolio.id} />}
      {screen.lines.length > 0 && <RunLog lines={screen.lines} run={run} />}
    </>
  );
}

const CONNECTION = {
  connecting: "Connecting",
  live: "Live",
  again: "Connection lost, connecting again",
  asking: "Live updates do not come through; asking every three seconds",
  over: "",
} as const;

const ENDS: Record<string, string> = {
  SUCCEEDED: "All is computed.",
  completed: "All is computed.",
  PARTIAL: "Computed, with gaps. What is missing stands below.",
  partial: "Computed, with gaps. What is missing stands below.",
  FAILED: "The run failed. What was computed before it stays.",
  failed: "The run failed. What was computed before it stays.",
  CANCELLED: "The run was cancelled. What was computed until then stays.",
  ABANDONED: "The run was given up after several tries.",
};

function Head({
  state,
  phase,
  end,
  started,
  took,
  portfolio,
  run,
}: {
  state: Following<Polled>;
  /** said to those who listen: each once, not every count of it */
  phase: string;
  end: string | null;
  started: string | null;
  took: number | null;
  portfolio: string;
  run: string;
}) {
  const { duration, moment } = useFormat();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (end !== null) {
      return;
    }
    const timer = setInterval(() => {
      setNow(new Date().toISOString());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [end]);
  const begun = started ?? state.polled?.status.started_at ?? null;
  const elapsed =
    took ?? (end === null ? between(begun, now) : (state.polled?.status.elapsed_seconds ?? null));
  return (
    <div className={styles.head}>
      <div className="row" role="status">
        {end === null ? (
          <>
            <Chip tone={state.connection === "live" ? "accent" : "plain"}>
              {CONNECTION[state.connection]}
            </Chip>
            <span className="sr-only">{phase}</span>
          </>
        ) : (
          <>
            <Chip tone={GOOD.includes(end) ? "good" : "warning"}>{words(end)}</Chip>
            <span>{ENDS[end] ?? "The run is over."}</span>
          </>
        )}
      </div>
      <p className="muted">
        {begun === null ? "Waits for its turn." : `Started ${moment(begun)}. `}
        {elapsed !== null &&
          (end === null
            ? `Running for ${duration(Math.floor(elapsed))}. `
            : `Took ${duration(elapsed)}.`)}
        {end === null && <Left portfolio={portfolio} run={run} elapsed={elapsed ?? 0} />}
      </p>
    </div>
  );
}

/** Only what earlier runs let one say. */
function Left({ portfolio, run, elapsed }: { portfolio: string; run: string; elapsed: number }) {
  const { duration, count } = useFormat();
  const past = usePast(portfolio);
  if (past === undefined) {
    return null;
  }
  const { left, runs, longer } = estimate(
    past.filter((each) => each.batch_run_id !== run).map((each) => each.elapsed_seconds),
    elapsed,
  );
  if (runs === 0) {
    return <>There is no earlier run to tell the remaining time by.</>;
  }
  return longer ? (
    <>It takes longer than each of the last {count(runs)} runs.</>
  ) : (
    <>
      About {duration(Math.ceil(left ?? 0))} left, going by the last {count(runs)}{" "}
      {runs === 1 ? "run" : "runs"}.
    </>
  );
}
