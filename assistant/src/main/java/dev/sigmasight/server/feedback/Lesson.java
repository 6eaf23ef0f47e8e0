package dev.sigmasight.server.feedback;

import dev.sigmasight.server.memory.Preference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one bad judgement teaches, from how the person rewrote the answer and from the comment. The
 * sentences are ours; no word of the answer or of the person is taken over.
 */
final class Lesson {
  static final double NEEDED = 0.6;
  private static final double STATED = 0.8;
  private static final double SHOWN = 0.7;
  private static final double LENGTH = 0.65;
  private static final double MUCH = 0.4;
  private static final int LONG_ENOUGH = 50;
  private static final String SHORTER = "Prefers short answers.";
  private static final String LONGER = "Prefers detailed answers.";

  private Lesson() {}

  /** What can be learned, the surest first; nothing from a good judgement. */
  static List<Pattern> of(Feedback feedback) {
    if (feedback.isGood()) {
      return List.of();
    }
    List<Pattern> found = new ArrayList<>();
    stated(feedback.comment(), found);
    String edited = feedback.edited();
    String answer = feedback.answer();
    if (edited != null && answer != null && answer.length() >= LONG_ENOUGH) {
      shown(answer, edited, found);
    }
    return found.stream().filter(each -> each.confidence() >= NEEDED).toList();
  }

  private static void stated(@Nullable String comment, List<Pattern> found) {
    if (comment == null) {
      return;
    }
    String plain = comment.toLowerCase(Locale.ROOT);
    if (plain.matches("(?s).*\\btoo (?:long|wordy|verbose|much text)\\b.*")) {
      add(found, new Pattern("stated_preference", SHORTER, STATED, learned(), "length", 1));
    }
    if (plain.matches("(?s).*\\btoo (?:short|brief|shallow|superficial)\\b.*")) {
      add(found, new Pattern("stated_preference", LONGER, STATED, learned(), "length", 1));
    }
    Preference.in(comment)
        .forEach(
            each ->
                add(
                    found,
                    new Pattern(
                        "stated_preference",
                        each.sentence(),
                        STATED,
                        learned(),
                        each.category(),
                        1)));
  }

  private static void shown(String answer, String edited, List<Pattern> found) {
    Arrays.stream(Style.values())
        .forEach(
            style -> {
              String said = style.said(answer, edited);
              if (!said.isEmpty()) {
                add(
                    found,
                    new Pattern("style_preference", said, SHOWN, learned(), style.category(), 1));
              }
            });
    double change = (edited.length() - answer.length()) / (double) answer.length();
    if (Math.abs(change) >= MUCH) {
      String said = change < 0 ? SHORTER : LONGER;
      add(found, new Pattern("length_preference", said, LENGTH, learned(), "length", 1));
    }
  }

  private static void add(List<Pattern> found, Pattern pattern) {
    if (found.stream().noneMatch(each -> each.content().equals(pattern.content()))) {
      found.add(pattern);
    }
  }

  private static String learned() {
    return "feedback_learning";
  }
}
