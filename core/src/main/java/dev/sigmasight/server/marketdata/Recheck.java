package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Final prices that are asked for again. Those from files alone are not, because no source replaces
 * them.
 *
 * @param gaps by symbol the sessions in question
 * @param closes the stored prices by symbol and session
 */
record Recheck(Map<String, Gap> gaps, Map<String, NavigableMap<LocalDate, Quote>> closes) {
  static final Recheck NOTHING = new Recheck(Map.of(), Map.of());

  static Recheck of(Map<String, NavigableMap<LocalDate, Quote>> closes) {
    Map<String, Gap> gaps = new HashMap<>();
    closes.forEach(
        (symbol, stored) -> {
          if (stored.values().stream().anyMatch(each -> !isOfFile(each))) {
            gaps.put(symbol, new Gap(symbol, stored.firstKey(), stored.lastKey()));
          }
        });
    return new Recheck(gaps, closes);
  }

  private static boolean isOfFile(Quote quote) {
    return quote.source().equals(PriceOrigin.CSV.key());
  }

  Map<LocalDate, Quote> stored(String symbol) {
    NavigableMap<LocalDate, Quote> stored = closes.get(symbol);
    return stored == null ? Map.of() : stored;
  }

  /** What is missing and what is asked for again; no two overlap. By symbol and date. */
  List<Gap> with(List<Gap> missing) {
    Map<String, Gap> again = new HashMap<>(gaps);
    List<Gap> all = new ArrayList<>();
    for (Gap gap : missing) {
      Gap own = again.get(gap.symbol());
      if (own != null && own.overlaps(gap)) {
        again.put(gap.symbol(), own.with(gap));
      } else {
        all.add(gap);
      }
    }
    all.addAll(again.values());
    all.sort(Comparator.comparing(Gap::symbol).thenComparing(Gap::from));
    return all;
  }

  /** No source having a price is no news where one is stored. */
  boolean isNews(Fetched answer) {
    return switch (answer) {
      case Fetched.Nothing _, Fetched.Unknown _ ->
          !answer.gap().equals(gaps.get(answer.gap().symbol()));
      case Fetched.Found _, Fetched.Broken _ -> true;
    };
  }
}
