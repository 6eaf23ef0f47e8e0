package dev.sigmasight.server.llm;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where language models are asked, and how.
 *
 * @param key empty, and nobody is asked
 * @param baseUrl up to and with {@code /v1}
 * @param models asked in this order, the next one when one fails
 * @param deepModel asked first where much thought is wanted, or null for none of its own
 * @param embeddingModel empty for none
 * @throws IllegalArgumentException with a sentence for the operator
 */
public record ModelSettings(
    String key,
    URI baseUrl,
    Capabilities capabilities,
    List<String> models,
    @Nullable String deepModel,
    Patience patience,
    String embeddingModel) {
  /** Where OpenAI itself is. */
  public static final URI OPENAI = URI.create("https://api.openai.com/v1");

  private static final int MOST_MODELS = 5;

  public ModelSettings {
    key = key.strip();
    models = models.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    deepModel = deepModel == null || deepModel.isBlank() ? null : deepModel.strip();
    embeddingModel = embeddingModel.strip();
    if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("the key holds characters that no key has");
    }
    String scheme = baseUrl.getScheme();
    if (!("https".equals(scheme) || "http".equals(scheme)) || baseUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "the base URL must be like https://host/v1, not \"" + withoutUser(baseUrl) + "\"");
    }
    if (baseUrl.getUserInfo() != null || baseUrl.getQuery() != null) {
      throw new IllegalArgumentException(
          "the base URL must hold neither a user nor a query; the key is a setting of its own");
    }
    if (models.isEmpty() || models.size() > MOST_MODELS) {
      throw new IllegalArgumentException("there must be 1 to " + MOST_MODELS + " models");
    }
    if (new HashSet<>(models).size() < models.size()) {
      throw new IllegalArgumentException("a model stands twice in the chain: " + models);
    }
  }

  /**
   * How long a reply may take.
   *
   * @param total from sending to its end
   * @param idle without a sign of life
   */
  public record Patience(Duration total, Duration idle) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    public Patience {
      if (total.compareTo(Duration.ofSeconds(1)) < 0 || total.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the time limit must be between 1 s and 15 min");
      }
      if (idle.compareTo(Duration.ofMillis(100)) < 0 || idle.compareTo(total) > 0) {
        throw new IllegalArgumentException(
            "the idle limit must be between 100 ms and the time limit");
      }
    }
  }

  /** Whether there is a model to ask. */
  public boolean isOnline() {
    return !key.isEmpty();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ModelSettings[" + baseUrl + ", " + models + ", key " + (isOnline() ? "set]" : "none]");
  }

  private static String withoutUser(URI url) {
    return url.toString().replaceAll("//[^/]*@", "//");
  }
}
