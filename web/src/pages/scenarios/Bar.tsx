import { placed } from "./model";
import styles from "./Scenarios.module.css";

/** A bar from zero in the middle, to the left for a loss; a tick shows a second amount. */
export function Bar({
  amount,
  tick,
  most,
}: {
  amount: number | null;
  tick?: number | null;
  most: number;
}) {
  const end = placed(amount ?? 0, most);
  return (
    <span className={styles.track} aria-hidden>
      {amount !== null && (
        <span
          className={styles.fill}
          data-tone={amount < 0 ? "loss" : "gain"}
          style={{
            left: `${String(100 * Math.min(0.5, end))}%`,
            width: `${String(100 * Math.abs(end - 0.5))}%`,
          }}
        />
      )}
      {tick !== undefined && tick !== null && (
        <span className={styles.tick} style={{ left: `${String(100 * placed(tick, most))}%` }} />
      )}
    </span>
  );
}
