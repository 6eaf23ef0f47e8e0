package dev.sigmasight.server.batch;

/** Why a run exists. */
public enum RunKind {
  /** All portfolios up to a completed session. */
  DAILY,
  /** The same the morning after, asking again for prices that may have been revised. */
  CORRECTION,
  /** Up to the session under way; its results are PROVISIONAL until a later run replaces them. */
  PROVISIONAL,
  /** One portfolio, when somebody asks. */
  PORTFOLIO
}
