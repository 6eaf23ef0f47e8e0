package dev.sigmasight.server.onboarding;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes dates and numbers, where that is not how we read them.
 *
 * @param numbers how numbers are grouped and where their decimals begin
 * @param defaultEntryDate what an empty entry date means; null leaves it missing
 */
record CellStyle(Dates dates, Numbers numbers, @Nullable LocalDate defaultEntryDate) {
  /** Dates as {@code 2024-03-15}, numbers as {@code 1234.50}. */
  static final CellStyle PLAIN = new CellStyle(Dates.ISO, Numbers.PLAIN, null);

  private static final Pattern PARTS =
      Pattern.compile("([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})(?:[ T].*)?");

  /** Signs of US dollars only: an amount in another currency stays as it is, and is refused. */
  private static final Pattern CURRENCY =
      Pattern.compile(
          "^([+-]?)(?:USD|US\\$|\\$)\\s*|\\s*(?:USD|US\\$|\\$)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern BRACKETED = Pattern.compile("\\((.+)\\)");

  /** In which order a date names its parts. */
  enum Dates {
    ISO,
    MONTH_FIRST,
    DAY_FIRST
  }

  /** How a number is written. */
  enum Numbers {
    /** Digits with a decimal point and nothing else. */
    PLAIN,
    /** {@code $1,234.50}; brackets are negative. */
    POINT,
    /** {@code 1.234,50}. */
    COMMA
  }

  /** A date in the form that is read, or the text itself if it is no date. */
  String date(String text) {
    if (dates == Dates.ISO) {
      return text;
    }
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    String first = parts.group(1);
    String third = parts.group(3);
    if (first.length() == 4) {
      return joined(first, parts.group(2), third);
    }
    String year = third.length() == 2 ? "20" + third : third;
    return dates == Dates.MONTH_FIRST
        ? joined(year, first, parts.group(2))
        : joined(year, parts.group(2), first);
  }

  private static String joined(String year, String month, String day) {
    return year + "-" + padded(month) + "-" + padded(day);
  }

  private static String padded(String part) {
    return part.length() == 1 ? "0" + part : part;
  }

  /** A number in the form that is read, or the text itself if it is no number. */
  String number(String text) {
    if (numbers == Numbers.PLAIN) {
      return text;
    }
    Matcher bracketed = BRACKETED.matcher(text);
    String bare = bracketed.matches() ? "-" + bracketed.group(1) : text;
    bare = CURRENCY.matcher(bare).replaceAll("$1").replaceAll("[\\s'\u00a0\u202f]", "");
    bare =
        numbers == Numbers.POINT
            ? bare.replaceAll(",(?=[0-9]{3}(?:[,.]|$))", "")
            : bare.replaceAll("\\.(?=[0-9]{3}(?:[.,]|$))", "").replace(',', '.');
    return DecimalText.parse(bare).isPresent() ? bare : text;
  }
}
