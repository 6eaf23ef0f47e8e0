package dev.sigmasight.market.price;

import java.util.Locale;
import java.util.Optional;

/** How ticker symbols are written here: upper case, share classes after a hyphen (BRK-B). */
public final class Ticker {

  /** The longest symbol that is taken. */
  public static final int MAX_LENGTH = 32;

  private static final String PUNCTUATION = "._-^=";

  private Ticker() {}

  /**
   * The symbol as we write it: trimmed, upper case, a dot before a last single letter as a hyphen
   * ({@code BRK.B} as {@code BRK-B}). Empty when the text is no symbol: blank, longer than {@link
   * #MAX_LENGTH}, or with other characters than letters, digits and {@code . _ - ^ =}.
   */
  public static Optional<String> normalised(String text) {
    String symbol = text.strip().toUpperCase(Locale.ROOT);
    if (symbol.isEmpty()
        || symbol.length() > MAX_LENGTH
        || !symbol.chars().allMatch(Ticker::isAllowed)
        || symbol.chars().noneMatch(Ticker::isLetterOrDigit)) {
      return Optional.empty();
    }
    return Optional.of(withShareClass(symbol));
  }

  private static String withShareClass(String symbol) {
    int dot = symbol.length() - 2;
    boolean shareClass = dot > 0 && symbol.charAt(dot) == '.' && isLetter(symbol.charAt(dot + 1));
    return shareClass ? symbol.substring(0, dot) + "-" + symbol.substring(dot + 1) : symbol;
  }

  private static boolean isAllowed(int character) {
    return isLetterOrDigit(character) || PUNCTUATION.indexOf(character) >= 0;
  }

  private static boolean isLetterOrDigit(int character) {
    return isLetter(character) || (character >= '0' && character <= '9');
  }

  private static boolean isLetter(int character) {
    return character >= 'A' && character <= 'Z';
  }
}
