package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.memory.Memory.Source;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A memory that is not stored yet.
 *
 * @param portfolio the one it is about; null for all
 * @param message in which it was noticed, or null
 * @param feedback the judgement it was learned from, or null
 */
public record NewMemory(
    String content,
    @Nullable PortfolioId portfolio,
    Map<String, Object> tags,
    Source source,
    @Nullable UUID message,
    @Nullable UUID feedback,
    @Nullable Instant expires) {
  public NewMemory {
    tags = Collections.unmodifiableMap(new HashMap<>(tags)); // values may be null
  }

  /** Something that was learned about a person and waits for its approval. */
  public static NewMemory learned(
      String content, Map<String, Object> tags, Source source, @Nullable UUID feedback) {
    return new NewMemory(content, null, tags, source, null, feedback, null);
  }

  String scope() {
    return portfolio == null ? "user" : "portfolio";
  }
}
