package dev.sigmasight.server.ledger;

/** Where a line of the ledger came from. */
public enum Origin {
  API,
  IMPORT,
  SEED,
  BATCH
}
