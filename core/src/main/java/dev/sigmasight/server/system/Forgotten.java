package dev.sigmasight.server.system;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Rows that are older than they are kept.
 *
 * @param events of the front door
 * @param linesAndItems of runs
 * @param signOuts of tokens that have expired anyway
 * @param turnEvents of answers of the analyst
 * @param requestKeys of creates
 * @param accessTokens that expired or were revoked
 * @param doubts about prices that are settled
 */
public record Forgotten(
    int events,
    int linesAndItems,
    int signOuts,
    int turnEvents,
    int requestKeys,
    int accessTokens,
    int doubts) {

  /** None of any kind. */
  public static final Forgotten NOTHING = new Forgotten(0, 0, 0, 0, 0, 0, 0);

  /** How many of each kind. */
  public SequencedMap<String, Integer> byKind() {
    SequencedMap<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("activity_event", events);
    kinds.put("batch_log and batch_item", linesAndItems);
    kinds.put("revoked_token", signOuts);
    kinds.put("turn_event", turnEvents);
    kinds.put("idempotency_key", requestKeys);
    kinds.put("access_token", accessTokens);
    kinds.put("price_quarantine", doubts);
    return kinds;
  }

  /** How many in all. */
  public int all() {
    return byKind().values().stream().mapToInt(Integer::intValue).sum();
  }
}
