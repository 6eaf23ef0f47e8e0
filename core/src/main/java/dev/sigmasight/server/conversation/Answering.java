package dev.sigmasight.server.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers the analyst's questions.
 *
 * @param provider the host that figures are sent to, or null where built-in rules answer and
 *     nothing is sent
 * @param models those that are asked for an answer, in this order; empty without a provider
 */
public record Answering(@Nullable String provider, List<String> models) {
  /** Built-in rules: nothing leaves the server. */
  public static final Answering BY_RULES = new Answering(null, List.of());

  public Answering {
    models = List.copyOf(models);
  }
}
