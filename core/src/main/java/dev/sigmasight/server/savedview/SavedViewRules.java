package dev.sigmasight.server.savedview;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;

/** What a saved view may be like. */
final class SavedViewRules {
  static final int LONGEST_NAME = 80;
  static final int LONGEST_SEARCH = 2000;

  /** How many an account may have. */
  static final int MOST = 50;

  static final String NAME = "[^\\x00-\\x1F\\x7F]*";
  static final String NAME_MESSAGE = "must have no control characters, as line breaks";

  /** The characters that RFC 3986 allows in a query; % stands before two hexadecimal digits. */
  static final String SEARCH = "(?!.*%(?![0-9A-Fa-f]{2}))[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*";

  static final String SEARCH_MESSAGE =
      "must be the query of an address without its question mark, as in view=long&sort=-pnl_day";

  private SavedViewRules() {}

  /**
   * A name without the blanks around it.
   *
   * @throws ProblemException InvalidInput if nothing is left
   */
  static String name(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      throw new ProblemException(Problem.InvalidInput.of("name", "must not be blank"));
    }
    return name;
  }
}
