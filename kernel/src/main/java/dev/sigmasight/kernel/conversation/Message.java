package dev.sigmasight.kernel.conversation;

import java.util.UUID;

/** A message that is complete, as the analyst is reminded of it. */
public record Message(UUID id, Role role, String text) {

  /** Who says it. */
  public enum Role {
    USER,
    ASSISTANT
  }
}
