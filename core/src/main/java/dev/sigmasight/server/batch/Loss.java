package dev.sigmasight.server.batch;

/** Why a process must not go on with a run. */
enum Loss {
  /** Its database session ended, or somebody else changed the run. */
  TAKEN,
  CANCELLED,
  RUN_DEADLINE,
  PHASE_DEADLINE,
  /** The process itself ends. */
  STOPPING
}
