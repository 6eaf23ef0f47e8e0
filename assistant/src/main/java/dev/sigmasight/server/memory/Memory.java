package dev.sigmasight.server.memory;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something the analyst keeps in mind.
 *
 * @param user the account whose it is; null for what counts for everybody
 * @param scope {@code user} or {@code portfolio}
 * @param tags labels, among them {@code portfolio_id} of a memory about one portfolio
 * @param message in which it was noticed
 */
public record Memory(
    UUID id,
    @Nullable UUID user,
    String scope,
    String content,
    Map<String, Object> tags,
    State state,
    Source source,
    @Nullable UUID message,
    Times times) {
  public Memory {
    tags = Collections.unmodifiableMap(new HashMap<>(tags)); // values may be null
  }

  /** What has become of it. */
  public enum State {
    PROPOSED,
    APPROVED,
    FORGOTTEN
  }

  /** Where it comes from. */
  public enum Source {
    /** Written by hand. */
    USER,
    /** Noticed in the person's own words. */
    WORDS,
    /** Learned from one judgement. */
    FEEDBACK_LEARNING,
    /** Learned from many judgements. */
    PATTERN_ANALYSIS
  }

  /** When things happened to it. */
  public record Times(
      Instant created, Instant updated, @Nullable Instant approved, @Nullable Instant expires) {}
}
