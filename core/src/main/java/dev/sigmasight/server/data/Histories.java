package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.data.Bars.Bar;
import dev.sigmasight.server.data.PriceSeriesView.DateFormat;
import dev.sigmasight.server.data.PriceViews.Benchmark;
import dev.sigmasight.server.data.PriceViews.BenchmarkMeta;
import dev.sigmasight.server.data.PriceViews.Historical;
import dev.sigmasight.server.data.PriceViews.HistoricalMeta;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.overview.Trust;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Daily prices over the last sessions. */
@Component
class Histories {
  /** More prices than this are no answer to one question. */
  private static final int MOST_PRICES = 150_000;

  private final OpenInstruments open;
  private final Bars bars;
  private final Sessions sessions;

  Histories(OpenInstruments open, Bars bars, Sessions sessions) {
    this.open = open;
    this.bars = bars;
    this.sessions = sessions;
  }

  /**
   * Of what a portfolio holds, for options of the underlying.
   *
   * @param lookback sessions
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  Historical of(
      AccountId owner, UUID portfolio, int lookback, boolean withFactorFunds, DateFormat format) {
    Set<String> symbols = new TreeSet<>();
    open.of(owner, portfolio).stream()
        .filter(OpenInstruments::isListed)
        .map(Instrument::riskSymbol)
        .forEach(symbols::add);
    if (withFactorFunds) {
      symbols.addAll(FactorFund.SYMBOLS);
    }
    if ((long) symbols.size() * lookback > MOST_PRICES) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "lookback_days",
              "lookback_days must be at most "
                  + MOST_PRICES / symbols.size()
                  + " for so many symbols."));
    }
    List<LocalDate> days = sessions.newest(lookback);
    Map<String, List<Bar>> found = bars.between(symbols, days.getFirst(), days.getLast());
    List<String> missing = symbols.stream().filter(symbol -> !found.containsKey(symbol)).toList();
    Trust trust = trust(found, missing);
    Map<String, PriceSeriesView> series = new TreeMap<>();
    found.forEach((symbol, own) -> series.put(symbol, PriceSeriesView.of(own, format)));
    return new Historical(
        new HistoricalMeta(lookback, days.getFirst(), days.getLast(), days.size(), missing),
        series,
        trust.session(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  /**
   * Of one symbol.
   *
   * @param lookback sessions
   */
  Benchmark of(String symbol, int lookback, DateFormat format) {
    List<LocalDate> days = sessions.newest(lookback);
    Map<String, List<Bar>> found = bars.between(List.of(symbol), days.getFirst(), days.getLast());
    List<Bar> own = found.getOrDefault(symbol, List.of());
    Trust trust = trust(found, own.isEmpty() ? List.of(symbol) : List.of());
    return new Benchmark(
        symbol,
        !own.isEmpty(),
        own.isEmpty() ? "No price of " + symbol + " is stored for these sessions." : null,
        new BenchmarkMeta(
            lookback,
            days.getFirst(),
            days.getLast(),
            own.size(),
            own.isEmpty() ? null : own.getFirst().date(),
            own.isEmpty() ? null : own.getLast().date()),
        series(own, format),
        trust.session(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static @Nullable PriceSeriesView series(List<Bar> bars, DateFormat format) {
    return bars.isEmpty() ? null : PriceSeriesView.of(bars, format);
  }

  private Trust trust(Map<String, List<Bar>> found, Collection<String> missing) {
    LocalDate last = sessions.last();
    return PriceTrust.of(last, last, points(found), missing);
  }

  /** The newest of each symbol. */
  static List<PriceTrust.Point> points(Map<String, List<Bar>> found) {
    return found.values().stream()
        .map(List::getLast)
        .map(bar -> new PriceTrust.Point(bar.date(), bar.isFinal()))
        .toList();
  }
}
