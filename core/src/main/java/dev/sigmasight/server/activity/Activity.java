package dev.sigmasight.server.activity;

import dev.sigmasight.kernel.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param account whose doing it is; null if nobody knows
 * @param error why it did not succeed; null if it did
 * @param data what else to know; never a secret
 */
public record Activity(
    EventType type,
    @Nullable AccountId account,
    @Nullable Failure error,
    Map<String, String> data) {
  public Activity {
    data = Map.copyOf(data);
  }

  /** What succeeded. */
  public static Activity of(EventType type, @Nullable AccountId account) {
    return new Activity(type, account, null, Map.of());
  }

  /** What failed. */
  public static Activity failed(EventType type, @Nullable AccountId account, Failure error) {
    return new Activity(type, account, error, Map.of());
  }

  /**
   * Why something failed.
   *
   * @param code a stable code
   * @param message a sentence
   */
  public record Failure(String code, @Nullable String message) {}
}
