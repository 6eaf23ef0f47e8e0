package dev.sigmasight.server.llm;

/** One entry of a conversation with a model. */
public sealed interface Item {

  /** Something a person or the model said. */
  record Said(Speaker speaker, String text) implements Item {}

  /** Who says something. */
  enum Speaker {
    USER,
    ASSISTANT
  }

  /**
   * The model calls a tool.
   *
   * @param callId by which the result refers to the call
   * @param arguments as the model wrote them, which may be no JSON at all
   * @param raw the provider's own item for sending it back; empty if it has none
   */
  record Called(String callId, String tool, String arguments, String raw) implements Item {}

  /** What a tool returned. */
  record Returned(String callId, String output) implements Item {}

  /** An item of the provider's that it wants back unchanged, as its reasoning. */
  record Kept(String raw) implements Item {}
}
