import { CircleAlert, CircleCheck, CircleDashed, CircleX, LoaderCircle } from "lucide-react";
import { words } from "../../../lib/format";
import { useFormat } from "../../../lib/taste";
import { between, PHASES, type Screen, type Stage } from "../../../run/run";
import type { Polled } from "./source";
import styles from "./Runs.module.css";

const ICONS: Record<string, typeof CircleCheck> = {
  PENDING: CircleDashed,
  RUNNING: LoaderCircle,
  SUCCEEDED: CircleCheck,
  PARTIAL: CircleAlert,
  FAILED: CircleX,
};

/** How many items of all phases are done, failed, skipped and pending; they add up. */
export function Totals({ totals }: { totals: Screen["totals"] }) {
  const { count } = useFormat();
  const parts = [
    ["Done", totals.done],
    ["Failed", totals.failed],
    ["Skipped", totals.skipped],
    ["Pending", totals.pending],
  ] as const;
  return (
    <dl className={styles.totals}>
      {parts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
      <div>
        <dt title="Of the phases that have begun. Symbols and trading days count alike.">
          Known so far
        </dt>
        <dd>{count(totals.total)}</dd>
      </div>
    </dl>
  );
}

/** The phases in their order with what each has done. */
export function Timeline({ stages }: { stages: readonly Stage[] }) {
  return (
    <ol className={styles.phases}>
      {stages.map((stage) => (
        <Phase key={stage.phase} stage={stage} />
      ))}
    </ol>
  );
}

function Phase({ stage }: { stage: Stage }) {
  const { count, duration } = useFormat();
  const phase = PHASES.find(({ id }) => id === stage.phase);
  const Icon = ICONS[stage.state] ?? CircleDashed;
  const took = between(stage.started, stage.finished);
  const share = (part: number) => `${String(stage.total === 0 ? 0 : (100 * part) / stage.total)}%`;
  return (
    <li className={styles.phase} data-state={stage.state}>
      <Icon size={20} aria-hidden className={styles.mark} />
      <div className={styles.what}>
        <strong>{phase?.label}</strong> <span className="muted small">{phase?.about}</span>
      </div>
      <div className={styles.state}>
        {words(stage.state)}
        {took !== null && stage.total > 0 && <span className="muted"> in {duration(took)}</span>}
      </div>
      <div className={styles.counts}>
        {stage.total > 0 ? (
          <>
            <span className={styles.bar} aria-hidden>
              <i data-part="done" style={{ width: share(stage.done) }} />
              <i data-part="skipped" style={{ width: share(stage.skipped) }} />
              <i data-part="failed" style={{ width: share(stage.failed) }} />
            </span>
            <span>
              {count(stage.done)} of {count(stage.total)} {phase?.unit} done
              {stage.skipped > 0 && `, ${count(stage.skipped)} skipped`}
              {stage.failed > 0 && `, ${count(stage.failed)} failed`}
              {stage.pending > 0 && `, ${count(stage.pending)} pending`}
            </span>
          </>
        ) : (
          <span className="muted">{stage.state === "PENDING" ? "Not begun" : "Nothing to do"}</span>
        )}
      </div>
    </li>
  );
}

function AskedMark({ status }: { status: string }) {
  const Icon = { completed: CircleCheck, running: LoaderCircle, failed: CircleX }[status];
  return Icon ? (
    <Icon size={20} aria-hidden className={styles.mark} />
  ) : (
    <CircleDashed size={20} aria-hidden className={styles.mark} />
  );
}

/** The phases where only their state could be asked for: what failed is not told apart there. */
export function AskedPhases({ polled }: { polled: Polled }) {
  const { count } = useFormat();
  if (polled.phases.batch_run_id !== polled.status.batch_run_id) {
    return (
      <p className="muted">{polled.status.message ?? "The phases of this run are not kept."}</p>
    );
  }
  return (
    <ol className={styles.phases}>
      {polled.phases.phases.map((phase) => (
        <li key={phase.phase_id} className={styles.phase}>
          <AskedMark status={phase.status} />
          <strong className={styles.what}>{phase.phase_name}</strong>
          <span className={styles.state}>{words(phase.status)}</span>
          <span className={styles.counts}>
            {phase.total === 0
              ? "Nothing to do"
              : `${count(phase.current)} of ${count(phase.total)} ${phase.unit} over`}
          </span>
        </li>
      ))}
    </ol>
  );
}
