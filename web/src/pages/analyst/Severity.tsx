import { level, type Level } from "./kinds";
import styles from "./Lists.module.css";

/** A shape of its own for each, beside the word: never the colour alone. */
const SHAPES: Readonly<Record<Level, string>> = {
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 1.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8Z",
  normal: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z",
  elevated: "M8 1.5 14.5 8 8 14.5 1.5 8Z",
  warning: "M8 1.5 15 14H1Z",
  critical: "M5 1.5h6l3.5 3.5v6L11 14.5H5L1.5 11V5Z",
};

export function Severity({ severity }: { severity: string }) {
  const { id, label, what } = level(severity);
  return (
    <span className={styles.severity} data-level={id} title={what}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden fill="currentColor">
        <path d={SHAPES[id]} />
      </svg>
      {label}
    </span>
  );
}
