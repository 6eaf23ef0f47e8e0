package dev.sigmasight.kernel.conversation;

/** What has become of a turn. */
public enum TurnState {
  STREAMING,
  COMPLETED,
  /** Stopped at a limit of length; what was said is kept. */
  TRUNCATED,
  FAILED,
  CANCELLED
}
