package dev.sigmasight.server.stage;

/** The phases of a run, in the order in which they happen. */
public enum Phase {
  PRICES,
  PNL_SNAPSHOT,
  POSITION_VALUES,
  RISK
}
