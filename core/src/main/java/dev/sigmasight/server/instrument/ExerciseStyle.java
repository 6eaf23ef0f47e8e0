package dev.sigmasight.server.instrument;

/** When an option may be exercised. */
public enum ExerciseStyle {
  AMERICAN,
  EUROPEAN
}
