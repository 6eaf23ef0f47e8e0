package dev.sigmasight.server.feedback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator remarks on an answer.
 *
 * @param answer as it was then
 */
record Annotation(
    UUID id,
    UUID message,
    UUID admin,
    Remark remark,
    String status,
    @Nullable String answer,
    Instant created,
    Instant updated) {

  /**
   * The remark itself.
   *
   * @param type correction, improvement, flag or approved
   * @param severity minor, moderate, critical or null
   */
  record Remark(
      String type,
      String content,
      @Nullable String suggestion,
      @Nullable String severity,
      List<String> tags) {
    Remark {
      tags = List.copyOf(tags);
    }
  }
}
