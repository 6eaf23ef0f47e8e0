package dev.sigmasight.server.onboarding;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them into files. */
final class DecimalText {
  private static final int LONGEST = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");
  private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+");
  private static final Pattern BRACKETED = Pattern.compile("\\([0-9.,]+\\)");

  private DecimalText() {}

  /** The number, if it is one: digits, a sign, a decimal point, an exponent, and nothing else. */
  static Optional<BigDecimal> parse(String text) {
    return text.length() <= LONGEST && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Why a text is no number, and what to write instead. */
  static String refusal(String text) {
    String quoted = FileText.quoted(text);
    if (GROUPED.matcher(text).matches()) {
      return quoted + " has thousands separators; write " + text.replace(",", "") + ".";
    }
    if (DECIMAL_COMMA.matcher(text).matches()) {
      return quoted + " has a decimal comma; write " + text.replace(',', '.') + ".";
    }
    if (BRACKETED.matcher(text).matches()) {
      return quoted + " is in brackets; write a minus sign for a short position.";
    }
    return quoted + " is not a number; write digits with a decimal point, as in 1234.50.";
  }
}
