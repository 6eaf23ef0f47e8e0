package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a price from a cell, one after the other, and holds the last. Digits are taken as they
 * stand, never through a double, so a price is exact or rounded half to even once.
 */
final class PriceCell {

  /** Decimals a price keeps. */
  static final int DECIMALS = 8;

  private static final long UNIT = 100_000_000;
  private static final long INTEGER_LIMIT = 10_000_000_000L;
  private static final int LONGEST_EXPONENT = 3;
  private static final int LONGEST_CELL = 400;

  private String text = "";
  private long units;

  // While a cell is read.
  private boolean digitSeen;
  private boolean pointSeen;
  private boolean tooLarge;
  private int decimals;
  private int firstDropped;
  private boolean moreDropped;

  /** The price as plain decimal text; valid after {@link #read} found no fault. */
  String text() {
    return text;
  }

  /** The price in hundred-millionths of a dollar, above 0 and below 10^18. */
  long units() {
    return units;
  }

  /** Reads a cell that is not empty. Null when it is a price, else what is wrong with it. */
  @Nullable Kind read(String cell) {
    digitSeen = false;
    pointSeen = false;
    tooLarge = false;
    decimals = 0;
    firstDropped = -1;
    moreDropped = false;
    units = 0;
    boolean signed = cell.charAt(0) == '-' || cell.charAt(0) == '+';
    for (int i = signed ? 1 : 0; i < cell.length(); i++) {
      char character = cell.charAt(i);
      if (character >= '0' && character <= '9') {
        digit(character - '0');
      } else if (character == '.' && !pointSeen) {
        pointSeen = true;
      } else if ((character == 'e' || character == 'E') && digitSeen) {
        return readScientific(cell, i + 1);
      } else {
        return Kind.NOT_A_NUMBER;
      }
    }
    return digitSeen ? finish(cell, signed) : Kind.NOT_A_NUMBER;
  }

  private void digit(int digit) {
    digitSeen = true;
    if (!pointSeen) {
      tooLarge |= units >= INTEGER_LIMIT / 10;
      units = tooLarge ? 0 : units * 10 + digit;
    } else if (decimals < DECIMALS) {
      decimals++;
      units = units * 10 + digit;
    } else if (firstDropped < 0) {
      firstDropped = digit;
    } else {
      moreDropped |= digit != 0;
    }
  }

  private @Nullable Kind finish(String cell, boolean signed) {
    if (cell.charAt(0) == '-') {
      return Kind.NOT_POSITIVE;
    }
    for (int i = decimals; i < DECIMALS; i++) {
      units *= 10;
    }
    boolean half = firstDropped == 5 && !moreDropped;
    if (half ? units % 2 != 0 : firstDropped >= 5) {
      units++;
    }
    if (tooLarge || units >= INTEGER_LIMIT * UNIT) {
      return Kind.TOO_MANY_DIGITS;
    }
    text = signed || firstDropped >= 0 ? plain(units) : cell;
    return units == 0 ? Kind.NOT_POSITIVE : null;
  }

  /** Rare, so it may be slow; the exponent is bounded before anything is computed with it. */
  private @Nullable Kind readScientific(String cell, int exponentAt) {
    if (cell.length() > LONGEST_CELL || !isExponent(cell.substring(exponentAt))) {
      return Kind.NOT_A_NUMBER;
    }
    BigDecimal value = new BigDecimal(cell);
    if (value.signum() < 0) {
      return Kind.NOT_POSITIVE;
    }
    if (value.precision() - value.scale() > 10) {
      return Kind.TOO_MANY_DIGITS;
    }
    BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    if (rounded.compareTo(BigDecimal.valueOf(INTEGER_LIMIT)) >= 0) {
      return Kind.TOO_MANY_DIGITS;
    }
    units = rounded.unscaledValue().longValueExact();
    text = plain(units);
    return units == 0 ? Kind.NOT_POSITIVE : null;
  }

  private static boolean isExponent(String text) {
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return !digits.isEmpty()
        && digits.length() <= LONGEST_EXPONENT
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String plain(long units) {
    long fraction = units % UNIT;
    String whole = Long.toString(units / UNIT);
    if (fraction == 0) {
      return whole;
    }
    // The leading 1 keeps the zeros after the point.
    String digits = Long.toString(UNIT + fraction);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return whole + '.' + digits.substring(1, end);
  }
}
