package dev.sigmasight.server.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the provider of language models is doing, without asking it.
 *
 * @param isConfigured false without a key, and then only rules answer
 * @param host where it is
 * @param reason code of what it failed with last, since it last answered; or null
 */
public record ModelStatus(
    boolean isConfigured,
    String host,
    List<String> models,
    Circuit circuit,
    @Nullable String reason) {
  public ModelStatus {
    models = List.copyOf(models);
  }

  /** Whether it is asked. */
  public enum Circuit {
    CLOSED,
    HALF_OPEN,
    OPEN
  }
}
