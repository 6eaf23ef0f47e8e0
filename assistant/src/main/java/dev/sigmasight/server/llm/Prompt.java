package dev.sigmasight.server.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is given, whole, at each call: no provider keeps anything for us.
 *
 * @param instructions rules of our own; never holds text of anybody else
 * @param items what was said, called and returned, oldest first
 * @param mayCall false makes it answer with text
 * @param schema shape of a structured answer, or null for prose
 * @param maxOutputTokens reasoning included
 * @param run name of the turn for the provider's records
 * @param person pseudonym of who asks
 */
public record Prompt(
    String instructions,
    List<Item> items,
    List<ToolDefinition> tools,
    boolean mayCall,
    @Nullable AnswerSchema schema,
    Depth depth,
    int maxOutputTokens,
    String run,
    String person) {
  public Prompt {
    items = List.copyOf(items);
    tools = List.copyOf(tools);
  }

  /** How much thought and how many words. */
  public enum Depth {
    BRIEF,
    STANDARD,
    DEEP
  }

  /**
   * A shape that a structured answer has.
   *
   * @param name as {@code portfolio_insight}
   * @param json a strict JSON Schema
   */
  public record AnswerSchema(String name, String json) {}
}
