package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.Prompt.Depth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How much thought a question needs, guessed by its words. */
final class Depths {
  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONG_QUESTION = 50;
  private static final Set<String> HARD =
      Set.of(
          "why",
          "compare",
          "explain",
          "scenario",
          "hedge",
          "attribution",
          "tradeoff",
          "strategy",
          "rebalance",
          "decompose");

  private Depths() {}

  static Depth of(String question, Mode mode) {
    String[] words = WORD.split(question.toLowerCase(Locale.ROOT), -1);
    boolean hard =
        words.length > LONG_QUESTION
            || question.chars().filter(c -> c == '?').count() > 1
            || Arrays.stream(words).anyMatch(HARD::contains);
    return hard && mode.depth() == Depth.STANDARD ? Depth.DEEP : mode.depth();
  }

  /** As the API says it, of effort and of length alike. */
  static String word(Depth depth) {
    return switch (depth) {
      case BRIEF -> "low";
      case STANDARD -> "medium";
      case DEEP -> "high";
    };
  }
}
