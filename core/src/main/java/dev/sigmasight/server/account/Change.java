package dev.sigmasight.server.account;

import java.util.Map;

/**
 * A change worth remembering.
 *
 * @param action a verb, as in {@code create}
 * @param entity a table
 * @param entityId the key of the row
 * @param detail what else to know; never a secret
 */
public record Change(String action, String entity, String entityId, Map<String, String> detail) {
  public Change {
    detail = Map.copyOf(detail);
  }
}
