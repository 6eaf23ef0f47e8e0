package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.util.ArrayList;
import java.util.List;

/** Texts in as few requests as the provider's limits allow, in order. */
final class EmbeddingBatches {
  /** The provider allows 2048, whose vectors as text would be 40 MB. */
  private static final int MOST_TEXTS = 256;

  /** The provider allows 300,000 tokens a request and 8,192 a text; ours are estimates. */
  private static final int MOST_TOKENS = 200_000;

  private static final int LONGEST_TEXT = 8_000;

  private EmbeddingBatches() {}

  static List<List<String>> of(List<String> texts) {
    List<List<String>> batches = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    int tokens = 0;
    for (String text : texts) {
      int more = tokens(text);
      if (!batch.isEmpty() && (batch.size() == MOST_TEXTS || tokens + more > MOST_TOKENS)) {
        batches.add(List.copyOf(batch));
        batch.clear();
        tokens = 0;
      }
      batch.add(text);
      tokens += more;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }

  private static int tokens(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a text without words has no meaning to embed");
    }
    int tokens = TokenEstimate.of(text);
    if (tokens > LONGEST_TEXT) {
      throw new ModelFailure(
          Kind.TOO_LONG, "a text of " + text.length() + " characters cannot be embedded");
    }
    return tokens;
  }
}
