package dev.sigmasight.server.risk;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.marketdata.PairedReturns;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.ReturnSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes what is known of a symbol's risk, once for all portfolios that hold it. */
@Component
public class SymbolRisks {
  /** The symbol whose returns stand for the market. */
  public static final String MARKET = "SPY";

  /** Common returns a beta rests on, at most. */
  public static final int WINDOW = 252;

  /** Common returns a beta needs. */
  public static final int FEWEST = 60;

  private static final int DAYS_OF_HISTORY = 400;
  private static final int SCALE = 10;

  private final SymbolRiskRows rows;
  private final Prices prices;

  SymbolRisks(SymbolRiskRows rows, Prices prices) {
    this.rows = rows;
    this.prices = prices;
  }

  /** A symbol on a day. */
  record Key(String symbol, LocalDate date) {}

  /** What was computed for these symbols on these days. */
  Map<Key, SymbolRisk> known(Collection<String> symbols, List<LocalDate> dates) {
    Map<Key, SymbolRisk> known = new HashMap<>();
    if (!symbols.isEmpty() && !dates.isEmpty()) {
      rows.read(symbols, dates).forEach(row -> known.put(new Key(row.symbol(), row.date()), row));
    }
    return known;
  }

  /** What is known of these symbols on these days, computing and keeping what is missing. */
  Map<Key, SymbolRisk> of(Collection<String> symbols, List<LocalDate> dates) {
    Map<Key, SymbolRisk> known = new HashMap<>();
    if (symbols.isEmpty() || dates.isEmpty()) {
      return known;
    }
    rows.read(symbols, dates).forEach(row -> known.put(new Key(row.symbol(), row.date()), row));
    List<Key> missing = new ArrayList<>();
    for (String symbol : new TreeSet<>(symbols)) {
      for (LocalDate date : dates) {
        Key key = new Key(symbol, date);
        if (!known.containsKey(key)) {
          missing.add(key);
        }
      }
    }
    if (!missing.isEmpty()) {
      List<SymbolRisk> computed = compute(missing, dates);
      rows.write(computed);
      computed.forEach(row -> known.put(new Key(row.symbol(), row.date()), row));
    }
    return known;
  }

  private List<SymbolRisk> compute(List<Key> missing, List<LocalDate> dates) {
    Set<String> symbols = new HashSet<>();
    missing.forEach(key -> symbols.add(key.symbol()));
    symbols.add(MARKET);
    PriceHistory history =
        prices.load(symbols, dates.getFirst().minusDays(DAYS_OF_HISTORY), dates.getLast());
    ReturnSeries market = history.totalReturns(MARKET);
    Map<String, ReturnSeries> returns = new HashMap<>();
    symbols.forEach(symbol -> returns.put(symbol, history.totalReturns(symbol)));
    List<String> sources = history.origins().stream().map(PriceOrigin::key).toList();
    return missing.stream()
        .map(key -> risk(key, returns.getOrDefault(key.symbol(), market), market, sources))
        .toList();
  }

  private static SymbolRisk risk(
      Key key, ReturnSeries own, ReturnSeries market, List<String> sources) {
    PairedReturns pairs = PairedReturns.lastUpTo(own, market, key.date(), WINDOW);
    double[] recent = own.lastUpTo(key.date(), WINDOW).values();
    LineFit fit = LeastSquares.line(pairs.first(), pairs.second(), FEWEST);
    LineFit.Line line = fit instanceof LineFit.Line found ? found : null;
    return new SymbolRisk(
        key.symbol(),
        key.date(),
        line == null ? null : kept(line.beta()),
        line == null ? null : kept(line.alpha()),
        line == null ? null : kept(line.betaError()),
        line == null ? null : kept(line.rSquared()),
        pairs.size(),
        volatility(recent, 21),
        volatility(recent, 63),
        volatility(recent, WINDOW),
        reason(fit),
        sources);
  }

  private static @Nullable String reason(LineFit fit) {
    return switch (fit) {
      case LineFit.Line _ -> null;
      case LineFit.TooShort(int have, int need) ->
          "Only " + have + " of the " + need + " common returns that a beta needs.";
      case LineFit.Degenerate(String why) -> "The returns determine no beta: " + why + ".";
    };
  }

  private static @Nullable Double volatility(double[] returns, int window) {
    return RealisedVolatility.latest(returns, window) instanceof Estimate.Of found
        ? kept(found.value())
        : null;
  }

  /**
   * Rounded as the table keeps it, so that whoever reads it later computes with the same figure.
   */
  private static double kept(double value) {
    return BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_EVEN).doubleValue();
  }
}
