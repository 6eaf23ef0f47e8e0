package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label of one account.
 *
 * @param color as in {@code #4A90E2}, in upper case
 * @param automatic made from the sector of a company
 * @param positions that carry it, deleted ones and those of deleted portfolios left out
 * @param archivedAt set when it is offered no more
 * @param archivedBy null if that account is gone
 */
record Tag(
    UUID id,
    AccountId owner,
    String name,
    String color,
    @Nullable String description,
    int displayOrder,
    boolean automatic,
    List<UUID> positions,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt,
    @Nullable UUID archivedBy) {
  Tag {
    positions = List.copyOf(positions);
  }

  boolean isArchived() {
    return archivedAt != null;
  }
}
