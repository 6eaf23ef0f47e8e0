package dev.sigmasight.server.savedview;

import java.time.Instant;
import java.util.UUID;

/**
 * A view of the holdings under a name.
 *
 * @param name unique in its account, in any case
 * @param search query of the page's address, without question mark
 */
record SavedView(UUID id, String name, String search, Instant createdAt, Instant updatedAt) {}
