package dev.sigmasight.server.batch;

/** How a run stands. */
public enum RunState {
  /** Waits until some process takes it. */
  QUEUED,
  RUNNING,
  /** Everything asked for is computed. */
  SUCCEEDED,
  /** Some items were skipped for want of data, or failed; the rest is computed. */
  PARTIAL,
  FAILED,
  CANCELLED,
  /** Its process died again and again; nobody tries any more. */
  ABANDONED;

  /** Whether nothing more happens until somebody asks for it again. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }
}
