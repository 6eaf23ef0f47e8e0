package dev.sigmasight.server.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A line as it stands in the ledger.
 *
 * @param sequence order within a date
 * @param line what it records
 * @param createdAt when it was written, which may be long after its day
 */
public record LedgerLine(UUID id, long sequence, NewLine line, Origin origin, Instant createdAt) {}
