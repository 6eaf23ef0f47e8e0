package dev.sigmasight.server.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A thing that a question names, which may or may not be held.
 *
 * @param word as it is written, without marks
 * @param symbols under which it may be held, besides the word itself
 */
record Named(String word, List<String> symbols) {
  private static final Map<String, List<String>> WELL_KNOWN =
      Map.ofEntries(
          Map.entry("bitcoin", List.of("BTC", "BTC-USD", "BTCUSD", "IBIT", "FBTC", "GBTC", "BITO")),
          Map.entry("ethereum", List.of("ETH", "ETH-USD", "ETHUSD", "ETHA", "ETHE")),
          Map.entry("dogecoin", List.of("DOGE", "DOGE-USD")),
          Map.entry("gold", List.of("GLD", "IAU", "SGOL", "GLDM", "XAUUSD")),
          Map.entry("silver", List.of("SLV", "SIVR", "XAGUSD")),
          Map.entry("apple", List.of("AAPL")),
          Map.entry("tesla", List.of("TSLA")),
          Map.entry("nvidia", List.of("NVDA")),
          Map.entry("microsoft", List.of("MSFT")),
          Map.entry("amazon", List.of("AMZN")),
          Map.entry("alphabet", List.of("GOOG", "GOOGL")),
          Map.entry("google", List.of("GOOG", "GOOGL")),
          Map.entry("facebook", List.of("META")),
          Map.entry("netflix", List.of("NFLX")));

  /** "my Infineon": a name, where no topic or account is meant. */
  private static final Pattern MINE =
      Pattern.compile(
          "\\b(?:[Mm]y|[Oo]ur)\\s(?<name>[A-Z][a-z]{2,20})(?![\\p{L}\\p{N}&-])(?! (?:portfolio|account))");

  static List<Named> in(String written) {
    List<Named> named = new ArrayList<>();
    Words words = Words.of(written);
    WELL_KNOWN.forEach(
        (word, symbols) -> {
          if (words.has(word)) {
            named.add(new Named(capital(word), symbols));
          }
        });
    Matcher mine = MINE.matcher(written);
    while (mine.find()) {
      String name = mine.group("name");
      boolean isKnown = named.stream().anyMatch(each -> each.word().equalsIgnoreCase(name));
      if (!isKnown && Topic.in(Words.of(name)).isEmpty()) {
        named.add(new Named(name, List.of()));
      }
    }
    return List.copyOf(named);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** What to look for among the positions. */
  List<String> searched() {
    return Stream.concat(Stream.of(word.toUpperCase(Locale.ROOT)), symbols.stream()).toList();
  }

  /** Whether a position is one of it, by a part of its symbol or of what is told of it. */
  boolean isIn(Finding found, String row) {
    Words told = Words.of(found.at(row).toString().replace('_', ' '));
    return searched().stream().anyMatch(each -> told.has(each.toLowerCase(Locale.ROOT)));
  }
}
