package dev.sigmasight.server.llm;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears. */
final class HeardLines implements LanguageModel.Listener {
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();

  /** Everything but text and refusals. */
  List<String> lines() {
    return lines;
  }

  String text() {
    return text.toString();
  }

  String refusal() {
    return refusal.toString();
  }

  @Override
  public void started(String model, String responseId) {
    lines.add("started " + model + " " + responseId);
  }

  @Override
  public void text(String delta) {
    text.append(delta);
  }

  @Override
  public void refusal(String delta) {
    refusal.append(delta);
  }

  @Override
  public void searching() {
    lines.add("searching");
  }

  @Override
  public void notice(LanguageModel.Notice notice) {
    lines.add(notice.toString());
  }
}
