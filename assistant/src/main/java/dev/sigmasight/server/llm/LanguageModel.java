package dev.sigmasight.server.llm;

/** Something that continues a conversation, with text or with calls of tools. */
public interface LanguageModel {

  /** As {@code openai} or {@code offline}. */
  String provider();

  /**
   * Makes one call and waits until it has ended. Interrupting the thread ends it early.
   *
   * @throws ModelFailure when there is no whole reply
   */
  Reply reply(Prompt prompt, Listener listener) throws InterruptedException;

  /** Hears what comes while it comes. */
  interface Listener {
    /** The provider took the call on. */
    void started(String model, String responseId);

    /** More of the answer. */
    void text(String delta);

    /** More of why there is no answer. */
    void refusal(String delta);

    /** The provider looks something up on the web, or has. */
    void searching();

    /** Something was tried again or elsewhere. */
    void notice(Notice notice);
  }

  /** Why an answer takes longer or comes from elsewhere. */
  sealed interface Notice {
    /** The same model is asked again after a wait. */
    record Retry(int attempt, int maxAttempts, long waitMillis) implements Notice {}

    /** Another model is asked. */
    record Switch(String from, String to, int attempt) implements Notice {}

    /** The rules answer, since no model can. */
    record Offline(String reason) implements Notice {}
  }
}
