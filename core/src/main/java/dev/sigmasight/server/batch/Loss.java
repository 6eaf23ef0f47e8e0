package dev.sigmasight.server.batch;

/** Why a process must not go on with a run. */
enum Loss {
  /** Somebody else changed the run. */
  TAKEN,
  /** Its database session ended, or the database does not answer. */
  DISCONNECTED,
  CANCELLED,
  RUN_DEADLINE,
  PHASE_DEADLINE,
  /** The process itself ends. */
  STOPPING
}
