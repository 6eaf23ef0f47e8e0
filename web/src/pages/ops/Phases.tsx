import { useFormat } from "../../lib/taste";
import { isOver, pendingOf, type PhaseStand } from "../../run/run";
import { phaseName, State } from "./parts";
import styles from "./Ops.module.css";

/** How far each phase is: what is done, left out, failed, and still to do. */
export function Phases({
  phases,
  durations = {},
}: {
  phases: readonly PhaseStand[];
  durations?: Readonly<Record<string, number>>;
}) {
  const { count, duration } = useFormat();
  return (
    <ol className={styles.phases}>
      {phases.map((phase) => {
        const pending = pendingOf(phase);
        const took = durations[phase.phase];
        const share = (part: number) =>
          `${String(phase.total === 0 ? 0 : (100 * part) / phase.total)}%`;
        return (
          <li key={phase.phase}>
            <span className="row">
              {phaseName(phase.phase)} <State of={phase.state} />
            </span>
            <span
              className={styles.bar}
              role="progressbar"
              aria-label={phaseName(phase.phase)}
              aria-valuemin={0}
              aria-valuemax={phase.total}
              aria-valuenow={Math.min(phase.total, phase.total - pending)}
            >
              <i data-kind="done" style={{ width: share(phase.done) }} />
              <i data-kind="skipped" style={{ width: share(phase.skipped) }} />
              <i data-kind="failed" style={{ width: share(phase.failed) }} />
            </span>
            <span className={styles.counts}>
              {phase.total === 0 && isOver(phase.state) ? (
                "Nothing to do"
              ) : (
                <>
                  {count(phase.done)} done, {count(phase.skipped)} left out, {count(phase.failed)}{" "}
                  failed, {count(pending)} to do of {count(phase.total)}
                </>
              )}
              {took === undefined ? "" : ` · ${duration(took)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
