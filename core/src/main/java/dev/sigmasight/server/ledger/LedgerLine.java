package dev.sigmasight.server.ledger;

import java.util.UUID;

/**
 * A line as it stands in the ledger.
 *
 * @param sequence order within a date
 * @param line what it records
 */
public record LedgerLine(UUID id, long sequence, NewLine line, Origin origin) {}
