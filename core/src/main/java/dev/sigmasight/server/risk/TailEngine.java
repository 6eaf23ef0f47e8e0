package dev.sigmasight.server.risk;

import dev.sigmasight.quant.tail.Contributions;
import dev.sigmasight.quant.tail.NormalTail;
import dev.sigmasight.quant.tail.ReturnMoments;
import dev.sigmasight.quant.tail.TailLevel;
import dev.sigmasight.quant.tail.TailSplit;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Value at risk and expected shortfall of today's holdings, with what each symbol adds. */
final class TailEngine {
  /** A symbol with fewer of the window's returns would cost the others their days. */
  private static final double LEAST_SHARE = 0.9;

  private static final String NOTHING = "Nothing with enough returns is held.";
  private static final double USUAL = 0.95;
  private static final double RARE = 0.99;

  private TailEngine() {}

  static TailResult of(
      Held held,
      ReturnMatrix returns,
      Optional<ModelRisk> model,
      Set<String> missing,
      Map<String, String> reasons) {
    SortedMap<String, Double> exposures = held.exposures();
    SortedMap<String, double[]> counted = new TreeMap<>();
    for (String symbol : exposures.keySet()) {
      double[] window = returns.window(symbol, held.date(), SymbolRisks.WINDOW);
      int have = known(window);
      if (have >= LEAST_SHARE * window.length) {
        counted.put(symbol, window);
      } else {
        missing.add(symbol);
      }
    }
    double[][] rows = common(counted);
    double[] weights =
        counted.keySet().stream()
            .mapToDouble(symbol -> exposures.getOrDefault(symbol, 0.0))
            .toArray();
    int scenarios = rows.length == 0 ? 0 : rows[0].length;
    Tails tails = new Tails(held, weights, rows, reasons);
    return tails.result(
        scenarios,
        coverage(held, counted.keySet()),
        new Symbols(List.copyOf(exposures.keySet()), List.copyOf(counted.keySet())),
        model);
  }

  private record Symbols(List<String> all, List<String> counted) {}

  private static @Nullable Double coverage(Held held, Set<String> counted) {
    double gross = held.gross();
    double covered =
        held.lines().stream()
            .filter(line -> line.symbol() != null && counted.contains(line.symbol()))
            .mapToDouble(line -> Math.abs(line.delta()))
            .sum();
    return gross > 0 ? covered / gross : null;
  }

  /** The returns of the days on which all have one. */
  private static double[][] common(SortedMap<String, double[]> counted) {
    List<double[]> windows = List.copyOf(counted.values());
    if (windows.isEmpty()) {
      return new double[0][];
    }
    int[] days = new int[windows.getFirst().length];
    int n = 0;
    for (int t = 0; t < days.length; t++) {
      if (areKnown(windows, t)) {
        days[n++] = t;
      }
    }
    double[][] rows = new double[windows.size()][n];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < n; k++) {
        rows[i][k] = windows.get(i)[days[k]];
      }
    }
    return rows;
  }

  private static boolean areKnown(List<double[]> windows, int t) {
    for (double[] window : windows) {
      if (Double.isNaN(window[t])) {
        return false;
      }
    }
    return true;
  }

  private static int known(double[] window) {
    int known = 0;
    for (double each : window) {
      known += Double.isNaN(each) ? 0 : 1;
    }
    return known;
  }

  /** The figures of what is held. */
  private static final class Tails {
    private final Held held;
    private final double[] weights;
    private final double[][] rows;
    private final Map<String, String> reasons;

    Tails(Held held, double[] weights, double[][] rows, Map<String, String> reasons) {
      this.held = held;
      this.weights = weights;
      this.rows = rows;
      this.reasons = reasons;
    }

    TailResult result(
        int scenarios, @Nullable Double coverage, Symbols symbols, Optional<ModelRisk> model) {
      TailSplit.Of split = split();
      double[] gains = gains(scenarios);
      ReturnMoments.Of moments = moments(gains);
      Contributions daily = model.map(each -> each.risk().byPosition()).orElse(null);
      ReturnMoments.Of law =
          daily == null || !(daily.total() > 0) ? null : ReturnMoments.normal(0, daily.total());
      if (law == null) {
        reasons.put("factor_var", "The factor model knows no volatility of the portfolio.");
      }
      Double factorShortfall = law == null ? null : NormalTail.expectedShortfall(law, USUAL);
      return new TailResult(
          scenarios,
          coverage,
          volatility(gains),
          split == null ? null : split.valueAtRisk().total(),
          split == null ? null : split.expectedShortfall().total(),
          moments == null ? null : NormalTail.valueAtRisk(moments, USUAL),
          moments == null ? null : NormalTail.expectedShortfall(moments, USUAL),
          moments == null ? null : NormalTail.valueAtRisk(moments, RARE),
          moments == null ? null : NormalTail.expectedShortfall(moments, RARE),
          law == null ? null : NormalTail.valueAtRisk(law, USUAL),
          factorShortfall,
          law == null ? null : NormalTail.valueAtRisk(law, RARE),
          law == null ? null : NormalTail.expectedShortfall(law, RARE),
          symbols.all(),
          split == null
              ? List.of()
              : parts(symbols.all(), symbols.counted(), split.expectedShortfall().parts()),
          daily == null || factorShortfall == null
              ? List.of()
              : parts(
                  symbols.all(),
                  model.orElseThrow().symbols(),
                  daily.times(factorShortfall / daily.total()).parts()));
    }

    private static List<@Nullable Double> parts(
        List<String> all, List<String> counted, double[] parts) {
      List<@Nullable Double> spread = SymbolFactors.unknown(all.size());
      for (int i = 0; i < parts.length; i++) {
        spread.set(all.indexOf(counted.get(i)), parts[i]);
      }
      return spread;
    }

    private TailSplit.@Nullable Of split() {
      if (rows.length == 0) {
        return Reasons.none("historical_var", NOTHING, reasons);
      }
      return switch (TailSplit.of(weights, rows, TailLevel.of(USUAL))) {
        case TailSplit.Of found -> found;
        case TailSplit.TooShort(int have, int need) ->
            Reasons.none("historical_var", Reasons.tooShort(have, need), reasons);
      };
    }

    /** What today's holdings would have gained on each of the days. */
    private double[] gains(int scenarios) {
      double[] gains = new double[scenarios];
      for (int i = 0; i < rows.length; i++) {
        for (int t = 0; t < scenarios; t++) {
          gains[t] += weights[i] * rows[i][t];
        }
      }
      return gains;
    }

    private ReturnMoments.@Nullable Of moments(double[] gains) {
      if (rows.length == 0) {
        return Reasons.none("normal_var", NOTHING, reasons);
      }
      return switch (ReturnMoments.of(gains, SymbolRisks.FEWEST)) {
        case ReturnMoments.Of found -> found;
        case ReturnMoments.TooShort(int have, int need) ->
            Reasons.none("normal_var", Reasons.tooShort(have, need), reasons);
        case ReturnMoments.Degenerate(String why) -> Reasons.none("normal_var", why, reasons);
      };
    }

    private @Nullable Double volatility(double[] gains) {
      if (held.nav() <= 0) {
        return Reasons.none("holdings_volatility", "NAV is not positive.", reasons);
      }
      if (rows.length == 0) {
        return Reasons.none("holdings_volatility", NOTHING, reasons);
      }
      double[] returns = Arrays.stream(gains).map(each -> each / held.nav()).toArray();
      return Reasons.figure("holdings_volatility", RealisedVolatility.all(returns), reasons);
    }
  }
}
