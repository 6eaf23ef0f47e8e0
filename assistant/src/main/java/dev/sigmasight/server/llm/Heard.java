package dev.sigmasight.server.llm;

/** Passes on what is heard and remembers whether a person has seen any of it. */
final class Heard implements LanguageModel.Listener {
  private final LanguageModel.Listener listener;
  private boolean shown;

  Heard(LanguageModel.Listener listener) {
    this.listener = listener;
  }

  /** Whether anything was shown that cannot be taken back. */
  boolean isShown() {
    return shown;
  }

  @Override
  public void started(String model, String responseId) {
    listener.started(model, responseId);
  }

  @Override
  public void text(String delta) {
    shown = true;
    listener.text(delta);
  }

  @Override
  public void refusal(String delta) {
    shown = true;
    listener.refusal(delta);
  }

  @Override
  public void searching() {
    listener.searching();
  }

  @Override
  public void notice(LanguageModel.Notice notice) {
    listener.notice(notice);
  }
}
