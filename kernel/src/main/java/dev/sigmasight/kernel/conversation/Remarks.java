package dev.sigmasight.kernel.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What administrators remarked on answers, which is kept in another database: both questions fail
 * while that is down.
 */
public interface Remarks {

  /** How many there are about each of these messages; messages without any are left out. */
  Map<UUID, Integer> counts(Collection<UUID> messages);

  /** All about one message, oldest first. */
  List<Remark> about(UUID message);

  /**
   * A remark.
   *
   * @param type correction, improvement, flag or approved
   * @param suggestion what the answer should have been
   * @param severity minor, moderate, critical or null
   * @param status pending, reviewed or applied
   */
  record Remark(
      UUID id,
      UUID admin,
      String type,
      String content,
      @Nullable String suggestion,
      @Nullable String severity,
      List<String> tags,
      String status,
      Instant created,
      Instant updated) {
    public Remark {
      tags = List.copyOf(tags);
    }
  }
}
