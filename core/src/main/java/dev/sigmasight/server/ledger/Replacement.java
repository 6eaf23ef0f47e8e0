package dev.sigmasight.server.ledger;

/**
 * A correction of the ledger.
 *
 * @param old the line that was wrong; it is kept, marked deleted
 * @param with what takes its place among the lines of its date
 */
public record Replacement(LedgerLine old, NewLine with) {}
