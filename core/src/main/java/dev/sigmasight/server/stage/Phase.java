package dev.sigmasight.server.stage;

/** The phases of a run, in the order in which they happen. */
public enum Phase {
  PROFILES,
  PRICES,
  OPTIONS,
  FUNDAMENTALS,
  PNL_SNAPSHOT,
  POSITION_VALUES,
  FACTORS,
  RISK
}
