package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.Prompt.Depth;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A manner of answering. */
enum Mode {
  GREEN(
      Depth.STANDARD,
      2000,
      """
      You teach. Give the answer in the first sentence. Then explain it in steps, name each technical \
      term once and say in plain words what it means, and help with one everyday comparison where it \
      makes the idea clearer."""),
  BLUE(
      Depth.BRIEF,
      1500,
      """
      You write for a quantitative reader. Be terse: figures first, with units and dates, in a table \
      when there are three or more of a kind. No introductions, no explanations of usual terms."""),
  INDIGO(
      Depth.STANDARD,
      1800,
      """
      You think in themes. Say what the figures add up to: what the portfolio is positioned for, what \
      would help it and what would hurt it. Give likelihoods only where a tool gave them."""),
  VIOLET(
      Depth.STANDARD,
      1700,
      """
      You are a careful risk officer. Start with what can be lost and in which case. Name the limits \
      of every measure you use, and end with one sentence that these are estimates from past data and \
      no personal advice.""");

  private final Depth depth;
  private final int outputTokens;
  private final String style;

  Mode(Depth depth, int outputTokens, String style) {
    this.depth = depth;
    this.outputTokens = outputTokens;
    this.style = style;
  }

  /** The mode of a name, the first one for a name that is none. */
  static Mode of(String name) {
    return find(name).orElse(GREEN);
  }

  static Optional<Mode> find(String name) {
    return Stream.of(values())
        .filter(mode -> mode.word().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** As the API says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Depth depth() {
    return depth;
  }

  /** The most tokens of one call, what is only thought included. */
  int outputTokens() {
    return outputTokens;
  }

  /** What the model is told about it. */
  String style() {
    return style;
  }
}
