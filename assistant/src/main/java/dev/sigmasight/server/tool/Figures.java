package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers in a text; dates, list numbers and names as S&amp;P 500 are none. */
final class Figures {
  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
          + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final Pattern NO_FIGURES =
      Pattern.compile(
          String.join(
              "|",
              "\\b\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?",
              "\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b",
              "\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b",
              "\\b" + MONTH + "\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?\\b",
              "\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + MONTH + "(?:,?\\s+\\d{4})?\\b",
              "(?m)^[ \\t]*(?:#+[ \\t]*)?\\d{1,3}[.)](?=\\s)",
              "\\b(?:S&P|Russell|Nasdaq|NASDAQ|Dow|Fortune)[ -]\\d{2,4}\\b",
              "(?<![\\d$€£.,])(?:19|20)\\d{2}(?![\\d%]|[.,]\\d|\\s?(?:%|percent|shares|units|contracts|USD|dollars|points|million|billion))",
              "\\b[A-Z]{1,6}\\d{6}[CP]\\d{8}\\b"));

  private static final String CURRENCIES =
      "USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|HKD|SGD|INR|CNY";
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.])(?<!\\p{L}-)(?<sign>[-−–+]\\s?)?(?<money>US\\$|[$€£]\\s?|(?:"
              + CURRENCIES
              + ")\\s)?"
              + "(?<inner>[-−])?(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
              + "(?:[\\s-]?(?<scale>thousand|million|billion|trillion|bn|[kKMB])(?![\\p{L}\\p{N}_]))?"
              + "(?:\\s?(?<unit>%|percentage points?\\b|percent\\b|per cent\\b|basis points?\\b|bps?\\b|dollars\\b|(?:"
              + CURRENCIES
              + ")\\b|[x×](?![\\p{L}\\p{N}])))?"
              + "(?![\\p{L}\\p{N}_])(?!\\.\\d)");

  private static final Map<String, Integer> SCALES =
      Map.of(
          "k",
          3,
          "thousand",
          3,
          "m",
          6,
          "million",
          6,
          "b",
          9,
          "bn",
          9,
          "billion",
          9,
          "trillion",
          12);

  private Figures() {}

  /** What a number is written as. */
  enum Kind {
    MONEY,
    PERCENT,
    BASIS_POINTS,
    PLAIN
  }

  /**
   * A number as written.
   *
   * @param magnitude without its sign
   * @param tolerance half of its last digit
   * @param sign 1 or -1 as written, 0 if no sign is
   */
  record Written(
      String text,
      int start,
      int end,
      Kind kind,
      BigDecimal magnitude,
      BigDecimal tolerance,
      int sign) {
    BigDecimal signed() {
      return sign < 0 ? magnitude.negate() : magnitude;
    }
  }

  static List<Written> in(String text) {
    List<Written> figures = new ArrayList<>();
    Matcher found = FIGURE.matcher(blank(text, NO_FIGURES));
    while (found.find()) {
      figures.add(written(found));
    }
    return figures;
  }

  /** The text with everything that matches made of spaces, so that places stay. */
  static String blank(String text, Pattern pattern) {
    return pattern.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
  }

  private static Written written(Matcher found) {
    String digits = found.group("digits").replace(",", "");
    String scale = found.group("scale");
    int exponent = scale == null ? 0 : SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), 0);
    BigDecimal magnitude = new BigDecimal(digits).scaleByPowerOfTen(exponent);
    int decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
    BigDecimal tolerance = new BigDecimal("0.5000001").scaleByPowerOfTen(exponent - decimals);
    return new Written(
        found.group().strip(),
        found.start(),
        found.end(),
        kind(found),
        magnitude,
        tolerance,
        sign(found));
  }

  private static Kind kind(Matcher found) {
    String unit = found.group("unit");
    if (found.group("money") != null) {
      return Kind.MONEY;
    }
    if (unit == null || unit.equals("x") || unit.equals("×")) {
      return Kind.PLAIN;
    }
    if (unit.startsWith("b")) {
      return Kind.BASIS_POINTS;
    }
    return unit.startsWith("%") || unit.startsWith("per") ? Kind.PERCENT : Kind.MONEY;
  }

  private static int sign(Matcher found) {
    String sign = found.group("sign");
    if (found.group("inner") != null) {
      return -1;
    }
    return sign == null ? 0 : sign.strip().equals("+") ? 1 : -1;
  }
}
