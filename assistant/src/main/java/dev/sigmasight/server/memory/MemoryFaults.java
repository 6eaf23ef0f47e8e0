package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a request about memories is refused. */
final class MemoryFaults {
  private static final int LONGEST_TAGS = 2000;

  private MemoryFaults() {}

  static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no memory with this id."));
  }

  static ProblemException unknownPortfolio() {
    return new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
  }

  static ProblemException known() {
    return new ProblemException(
        new Problem.Conflict("MEMORY_KNOWN", "There is a memory with these words already."));
  }

  static ProblemException full() {
    return new ProblemException(
        new Problem.Conflict(
            "MEMORY_LIMIT",
            "There are %d memories already, which is the most; forget one first."
                .formatted(Memories.MOST)));
  }

  /** Refuses labels that are too many, or that no database can store. */
  static void checkTags(String json) {
    if (json.length() > LONGEST_TAGS || json.contains("\\u0000")) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "tags", "tags must not be longer than 2000 characters, and hold no null character."));
    }
  }

  /** A text without the spaces around it, of whatever kind they are; there must be something left. */
  static String stripped(String content) {
    String text = content.strip();
    if (text.isEmpty()) {
      throw new ProblemException(
          Problem.InvalidInput.of("content", "content must not be blank."));
    }
    return text;
  }

  static void checkExpiry(@Nullable Instant expires, Instant now) {
    if (expires != null && !expires.isAfter(now)) {
      throw new ProblemException(
          Problem.InvalidInput.of("expires_at", "expires_at must be in the future."));
    }
  }
}
