package dev.sigmasight.market.option;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A listed option contract by its symbol of the Options Clearing Corporation: root, expiry as
 * {@code yyMMdd}, {@code C} or {@code P}, and the strike in thousandths as eight digits.
 *
 * @param root the root of the contract, usually the ticker of the underlying; 1 to 6 letters and
 *     digits, a letter first
 * @param expiry the last day of the contract, 2000 to 2099
 * @param right call or put
 * @param strike in dollars, above 0, at most 99,999.999 and at most three decimals
 */
public record OptionSymbol(String root, LocalDate expiry, OptionRight right, BigDecimal strike) {

  private static final int ROOT_LENGTH = 6;

  /** Expiry, right and strike: what follows the root. */
  private static final int TERMS_LENGTH = 15;

  private static final int STRIKE_DECIMALS = 3;
  private static final BigDecimal STRIKE_LIMIT = BigDecimal.valueOf(100_000);
  private static final String POLYGON_PREFIX = "O:";

  public OptionSymbol {
    if (!isRoot(root)) {
      throw new IllegalArgumentException(
          "an option root is 1 to 6 letters and digits, a letter first, not \"" + root + "\"");
    }
    if (expiry.getYear() < 2000 || expiry.getYear() > 2099) {
      throw new IllegalArgumentException("expiry must lie in 2000 to 2099: " + expiry);
    }
    strike = strike.stripTrailingZeros();
    if (strike.signum() <= 0 || strike.compareTo(STRIKE_LIMIT) >= 0) {
      throw new IllegalArgumentException(
          "strike must be above 0 and below 100,000: " + strike.toPlainString());
    }
    if (strike.scale() > STRIKE_DECIMALS) {
      throw new IllegalArgumentException(
          "strike has more than three decimals: " + strike.toPlainString());
    }
    strike = strike.setScale(Math.max(0, strike.scale()));
  }

  /**
   * Reads a symbol: compact ({@code AAPL250815P00200000}), with the root padded with blanks to six
   * characters, or either after {@code O:} as Polygon writes it. Letters may be small.
   *
   * @throws IllegalArgumentException if the text is no such symbol; the message says what is wrong
   */
  public static OptionSymbol parse(String text) {
    String symbol = stripped(text);
    int rootEnd = symbol.length() - TERMS_LENGTH;
    if (rootEnd < 1) {
      throw new IllegalArgumentException(
          quoted(text)
              + " is too short for an option symbol: root, yyMMdd, C or P, eight digits of strike");
    }
    String root = symbol.substring(0, rootEnd).stripTrailing();
    String terms = symbol.substring(rootEnd);
    return new OptionSymbol(
        root,
        expiry(terms.substring(0, 6), text),
        right(terms.charAt(6), text),
        strike(terms.substring(7), text));
  }

  /** Whether the text has the shape of a contract symbol; its date or strike may still be bad. */
  public static boolean isOptionSymbol(String text) {
    String symbol = stripped(text);
    int rootEnd = symbol.length() - TERMS_LENGTH;
    return rootEnd >= 1
        && isRoot(symbol.substring(0, rootEnd).stripTrailing())
        && isDigits(symbol.substring(rootEnd, rootEnd + 6))
        && "CP".indexOf(symbol.charAt(rootEnd + 6)) >= 0
        && isDigits(symbol.substring(rootEnd + 7));
  }

  /** As written in most files: {@code AAPL250815P00200000}. */
  public String compact() {
    return root + terms();
  }

  /** As the clearing house writes it: 21 characters, the root padded with blanks to six. */
  public String padded() {
    return root + " ".repeat(ROOT_LENGTH - root.length()) + terms();
  }

  /** As Polygon writes it: {@code O:AAPL250815P00200000}. */
  public String polygon() {
    return POLYGON_PREFIX + compact();
  }

  /** The compact form. */
  @Override
  public String toString() {
    return compact();
  }

  private String terms() {
    return String.format(
        Locale.ROOT,
        "%02d%02d%02d%c%08d",
        expiry.getYear() % 100,
        expiry.getMonthValue(),
        expiry.getDayOfMonth(),
        right == OptionRight.CALL ? 'C' : 'P',
        strike.movePointRight(STRIKE_DECIMALS).intValueExact());
  }

  private static String stripped(String text) {
    String symbol = text.strip().toUpperCase(Locale.ROOT);
    return symbol.startsWith(POLYGON_PREFIX) ? symbol.substring(POLYGON_PREFIX.length()) : symbol;
  }

  private static LocalDate expiry(String yyMMdd, String text) {
    if (!isDigits(yyMMdd)) {
      throw new IllegalArgumentException(
          quoted(text) + " has \"" + yyMMdd + "\" where the expiry stands as yyMMdd");
    }
    int date = Integer.parseInt(yyMMdd);
    try {
      return LocalDate.of(2000 + date / 10_000, date / 100 % 100, date % 100);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          quoted(text) + " expires on " + yyMMdd + ", which is no date", e);
    }
  }

  private static OptionRight right(char letter, String text) {
    return switch (letter) {
      case 'C' -> OptionRight.CALL;
      case 'P' -> OptionRight.PUT;
      default ->
          throw new IllegalArgumentException(
              quoted(text) + " has '" + letter + "' where C for call or P for put stands");
    };
  }

  private static BigDecimal strike(String thousandths, String text) {
    if (!isDigits(thousandths)) {
      throw new IllegalArgumentException(
          quoted(text) + " has \"" + thousandths + "\" where eight digits of strike stand");
    }
    return BigDecimal.valueOf(Long.parseLong(thousandths), STRIKE_DECIMALS);
  }

  private static boolean isRoot(String text) {
    return !text.isEmpty()
        && text.length() <= ROOT_LENGTH
        && isUpperLetter(text.charAt(0))
        && text.chars().allMatch(c -> isUpperLetter(c) || isDigit(c));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(OptionSymbol::isDigit);
  }

  private static boolean isUpperLetter(int character) {
    return character >= 'A' && character <= 'Z';
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
