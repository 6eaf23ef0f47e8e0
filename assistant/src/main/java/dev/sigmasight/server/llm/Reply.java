package dev.sigmasight.server.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call.
 *
 * @param provider which answered
 * @param items all it produced, in order: to be sent back with the next call
 * @param text its text parts, joined
 * @param sources pages of the web that it names
 */
public record Reply(
    String provider,
    String model,
    @Nullable String responseId,
    Ending ending,
    List<Item> items,
    String text,
    List<WebSource> sources,
    Usage usage) {
  public Reply {
    items = List.copyOf(items);
    sources = List.copyOf(sources);
  }

  /** How it ended. */
  public enum Ending {
    COMPLETED,
    /** At the limit of length; the text is cut. */
    TRUNCATED,
    /** By the provider's filter; the text is cut. */
    FILTERED,
    REFUSED
  }

  /** The calls of tools among the items. */
  public List<Item.Called> calls() {
    return items.stream()
        .filter(Item.Called.class::isInstance)
        .map(Item.Called.class::cast)
        .toList();
  }

  /** A page of the web, and the stretch of the text that rests on it. */
  public record WebSource(String url, String title, int start, int end) {}

  /**
   * What it took, in tokens.
   *
   * @param cached part of the input
   * @param reasoning part of the output
   * @param isEstimated whether the provider told none, so that characters were counted
   */
  public record Usage(int input, int cached, int output, int reasoning, boolean isEstimated) {}
}
