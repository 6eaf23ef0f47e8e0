package dev.sigmasight.server.tool;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of an answer may be shown, and what is noted of it while it is copied. */
final class Budget {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final int LONGEST_QUOTE = 240;
  private static final int LONGEST_TEXT = 400;

  private final Handles handles;
  private final int divisor;
  private final int longestQuote;
  private final Map<String, Unit> units = new TreeMap<>();
  private final Map<String, String> authors = new TreeMap<>();
  private boolean isTruncated;

  /**
   * @param divisor of the number of rows of every list
   * @param isDocument whether quotes are what was asked for, and may be long
   */
  Budget(Handles handles, int divisor, boolean isDocument) {
    this.handles = handles;
    this.divisor = divisor;
    this.longestQuote = isDocument ? 4_000 : LONGEST_QUOTE;
  }

  int rows(int most) {
    return Math.max(1, most / divisor);
  }

  void unit(String name, Unit unit) {
    units.put(name, unit);
  }

  void author(String name, String author) {
    authors.put(name, author);
  }

  void truncate() {
    isTruncated = true;
  }

  boolean isTruncated() {
    return isTruncated;
  }

  Map<String, Unit> units() {
    return units;
  }

  Map<String, String> authors() {
    return authors;
  }

  Optional<String> handle(String id) {
    try {
      return handles.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A text of our own, in which ids become handles. */
  String text(String text) {
    return shortened(withoutIds(text), LONGEST_TEXT);
  }

  /** A text of somebody else's. */
  String quote(String text) {
    return shortened(withoutIds(text), longestQuote);
  }

  private String withoutIds(String text) {
    Matcher id = ID.matcher(text);
    return id.replaceAll(found -> Matcher.quoteReplacement(handle(found.group()).orElse("(id)")));
  }

  private String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    isTruncated = true;
    int end = text.lastIndexOf(' ', most);
    return text.substring(0, end > most / 2 ? end : most) + " …";
  }
}
