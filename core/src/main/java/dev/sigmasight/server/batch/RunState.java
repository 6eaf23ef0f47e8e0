package dev.sigmasight.server.batch;

/** How a run stands. */
public enum RunState {
  RUNNING,
  /** Everything asked for is computed. */
  SUCCEEDED,
  /** Some items were skipped for want of data, or failed; the rest is computed. */
  PARTIAL,
  FAILED,
  CANCELLED,
  ABANDONED
}
