package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionSymbol;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contracts as brokers write them into their files: a hyphen before the symbol, and the strike in
 * dollars, as in {@code -SPY261218C600}. The hyphen marks an option; whether it is held short says
 * the quantity.
 */
final class BrokerOption {
  private static final Pattern DOLLARS =
      Pattern.compile("-?([A-Z][A-Z0-9]{0,5})([0-9]{6})([CP])([0-9]{1,5}(?:\\.[0-9]{1,3})?)");

  private BrokerOption() {}

  /** The symbol of the contract, whose date may still be none; any other symbol as it is. */
  static String cleared(String symbol) {
    if (symbol.startsWith("-") && OptionSymbol.isOptionSymbol(symbol.substring(1))) {
      return symbol.substring(1);
    }
    Matcher parts = DOLLARS.matcher(symbol);
    return parts.matches()
        ? String.format(
            Locale.ROOT,
            "%s%s%s%08d",
            parts.group(1),
            parts.group(2),
            parts.group(3),
            new BigDecimal(parts.group(4)).movePointRight(3).intValueExact())
        : symbol;
  }
}
