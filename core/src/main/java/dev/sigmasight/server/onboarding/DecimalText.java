package dev.sigmasight.server.onboarding;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers as people write them into files. */
final class DecimalText {
  private static final int LONGEST = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");
  private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+");
  private static final Pattern BRACKETED = Pattern.compile("\\([0-9.,]+\\)");

  private static final Pattern WITH_CURRENCY =
      Pattern.compile(
          "[(+-]?(?<before>[\\p{L}\\p{Sc}]{1,3})?\\s*[+-]?[0-9][0-9.,'\\s\u00a0\u202f]*(?<after>[\\p{L}\\p{Sc}]{1,3})?\\)?");
  private static final Map<String, String> SIGNS =
      Map.of(
          "€",
          "EUR (€)",
          "£",
          "GBP (£)",
          "¥",
          "JPY or CNY (¥)",
          "₹",
          "INR (₹)",
          "₩",
          "KRW (₩)",
          "Fr",
          "CHF (Fr)");

  private DecimalText() {}

  /** The currency that an amount names, if that is not the US dollar. */
  private static Optional<String> foreign(String text) {
    Matcher found = WITH_CURRENCY.matcher(text.strip());
    if (text.length() > LONGEST || !found.matches()) {
      return Optional.empty();
    }
    return Stream.of("before", "after")
        .map(found::group)
        .filter(Objects::nonNull)
        .flatMap(sign -> currency(sign).stream())
        .findFirst();
  }

  private static Optional<String> currency(String sign) {
    if (SIGNS.containsKey(sign)) {
      return Optional.of(SIGNS.get(sign));
    }
    String upper = sign.toUpperCase(Locale.ROOT);
    boolean isCode =
        !upper.equals("USD")
            && Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(upper));
    boolean isOtherDollar = upper.matches("[A-Z]{1,2}\\$") && !upper.equals("US$");
    return isCode || isOtherDollar ? Optional.of(upper) : Optional.empty();
  }

  /** The number, if it is one: digits, a sign, a decimal point, an exponent, and nothing else. */
  static Optional<BigDecimal> parse(String text) {
    return text.length() <= LONGEST && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Why a text is no number, and what to write instead. */
  static String refusal(String text) {
    String quoted = FileText.quoted(text);
    Optional<String> foreign = foreign(text);
    if (foreign.isPresent()) {
      return quoted + " is in " + foreign.get() + "; amounts are in US dollars.";
    }
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
