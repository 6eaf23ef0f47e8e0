package dev.sigmasight.server.tag;

/** What a tag may be like. */
final class TagRules {
  static final int LONGEST_NAME = 50;
  static final int LONGEST_DESCRIPTION = 1000;

  /** The greatest place in the order; more than one tag may have it. */
  static final int LAST_PLACE = 1_000_000;

  /** How many tags a request may name. */
  static final int AT_ONCE = 200;

  static final String COLOR = "#[0-9A-Fa-f]{6}";
  static final String COLOR_MESSAGE = "must be # and six hexadecimal digits, as in #4A90E2";
  static final String USUAL_COLOR = "#4A90E2";
  static final String NOT_BLANK = "(?s).*\\S.*";

  private TagRules() {}
}
