package dev.sigmasight.server.feedback;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** A trait of a text that can be counted, and what its coming or going says of its reader. */
enum Style {
  BULLETS(
      "format",
      "(?m)^\\s*(?:[-*•]|\\d+[.)])\\s+",
      "Likes bullet points.",
      "Prefers prose to lists."),
  TABLES("format", "(?m)^\\s*\\|.*\\|\\s*$", "Likes tables.", "Does not like tables."),
  HEADINGS("format", "(?m)^#{1,6}\\s", "Likes headings.", "Does not like headings."),
  PERCENT("units", "\\d\\s?%", "Prefers figures in percent.", ""),
  DOLLARS("units", "\\$\\s?\\d", "Prefers figures in dollars.", ""),
  ;

  private final String category;

  @SuppressWarnings("ImmutableEnumChecker") // a pattern without state
  private final ToIntFunction<String> count;

  private final String added;
  private final String removed;

  Style(String category, String pattern, String added, String removed) {
    Pattern compiled = Pattern.compile(pattern);
    this.category = category;
    this.count = text -> (int) compiled.matcher(text).results().count();
    this.added = added;
    this.removed = removed;
  }

  String category() {
    return category;
  }

  /** What an edit says: that it was added, taken away, or nothing (empty). */
  String said(String answer, String edited) {
    int before = count.applyAsInt(answer);
    int after = count.applyAsInt(edited);
    if (before == 0 && after >= 2) {
      return added;
    }
    return before >= 2 && after == 0 ? removed : "";
  }

  /** The trait that a sentence is about. */
  static Style of(String sentence) {
    return Arrays.stream(values())
        .filter(each -> each.added.equals(sentence) || each.removed.equals(sentence))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(sentence));
  }
}
