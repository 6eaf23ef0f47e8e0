package dev.sigmasight.market.file;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a long file, and the names they go by. */
enum LongColumn {
  SYMBOL,
  DATE,
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  ADJUSTED_CLOSE,
  VOLUME;

  /** Without these a row says nothing. */
  static Set<LongColumn> mandatory() {
    return EnumSet.of(SYMBOL, DATE, CLOSE);
  }

  /** The column a header cell names, whatever its case, blanks and punctuation. */
  static Optional<LongColumn> named(String header) {
    return switch (letters(header)) {
      case "symbol", "ticker" -> Optional.of(SYMBOL);
      case "date", "day", "session", "tradedate", "pricedate" -> Optional.of(DATE);
      case "open", "openprice" -> Optional.of(OPEN);
      case "high", "highprice" -> Optional.of(HIGH);
      case "low", "lowprice" -> Optional.of(LOW);
      case "close", "closeprice", "closingprice", "price", "last" -> Optional.of(CLOSE);
      case "adjustedclose", "adjclose", "closeadjusted", "closeadj" -> Optional.of(ADJUSTED_CLOSE);
      case "volume", "vol" -> Optional.of(VOLUME);
      default -> Optional.empty();
    };
  }

  /** The name in messages. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String letters(String header) {
    return header
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
