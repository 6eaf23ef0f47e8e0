package dev.sigmasight.server.knowledge;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A document as it was written.
 *
 * @param version counts the changes, from 1
 * @param parts into how many passages it is split; 0 if it is archived
 * @param embedded how many of them can be found by their meaning
 */
record Source(
    UUID id,
    Draft draft,
    int version,
    int parts,
    int embedded,
    Instant createdAt,
    Instant updatedAt) {

  /** Where a document comes from. */
  enum Origin {
    /** With the program, whose version it follows. */
    PROGRAM,
    /** From an administrator. */
    ADMIN
  }

  /** Whether it is found. */
  enum Status {
    ACTIVE,
    ARCHIVED
  }

  /**
   * What a document says.
   *
   * @param scope who may read it
   * @param slug its name within the scope, which stays when title and content change
   * @param metadata free labels
   */
  record Draft(
      String scope,
      String slug,
      String title,
      String content,
      Map<String, String> metadata,
      Origin origin,
      Status status) {}
}
