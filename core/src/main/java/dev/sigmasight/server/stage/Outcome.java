package dev.sigmasight.server.stage;

/** What became of one subject on one day. */
public sealed interface Outcome {

  /** The result is stored. */
  record Done() implements Outcome {}

  /** The data cannot answer; a later run may. */
  record Skipped(String reason) implements Outcome {}

  /** Something is broken. */
  record Failed(String reason) implements Outcome {}
}
