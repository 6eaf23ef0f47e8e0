package dev.sigmasight.server.aggregate;

import dev.sigmasight.server.aggregate.HoldingPoolViews.Correlated;
import dev.sigmasight.server.aggregate.HoldingPoolViews.CorrelationMeta;
import dev.sigmasight.server.analytics.Comovements;
import dev.sigmasight.server.analytics.Comovements.Window;
import dev.sigmasight.server.analytics.MatrixView;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.analytics.Pairs;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Correlations of what several portfolios hold as one book, from stored returns. */
@Component
public class PooledCorrelations {
  private final OpenLines lines;
  private final Comovements comovements;

  PooledCorrelations(OpenLines lines, Comovements comovements) {
    this.lines = lines;
    this.comovements = comovements;
  }

  /** Why there is no matrix: for programs, and in a sentence. */
  private record Refusal(String reason, String message) {}

  /** Of these portfolios as one. */
  public Correlated of(Pool pool, Window window, int most) {
    List<Map.Entry<String, Double>> held = pool.isEmpty() ? List.of() : held(pool);
    List<Map.Entry<String, Double>> largest = held.stream().limit(most).toList();
    Pairs pairs =
        largest.size() < 2
            ? null
            : comovements.of(
                largest.stream().map(Map.Entry::getKey).toList(),
                largest.stream().mapToDouble(Map.Entry::getValue).toArray(),
                pool.session(),
                window);
    Refusal refusal = refusal(pool, pairs, window);
    HoldingPoolViews.Matrix data = refusal == null && pairs != null ? matrix(pairs, pool) : null;
    Trust trust = PoolTrust.of(pool);
    return new Correlated(
        data != null,
        data,
        Rounded.moneyOrNull(pool.nav()),
        pool.members().size(),
        Parts.of(pool),
        new CorrelationMeta(
            trust.asOf(),
            most,
            data == null ? 0 : largest.size(),
            window.sessions(),
            window.fewest(),
            refusal == null ? null : refusal.reason()),
        refusal == null ? null : refusal.message(),
        held.size(),
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  /** Net delta values by symbol with a market price, the largest first. */
  private List<Map.Entry<String, Double>> held(Pool pool) {
    Map<String, Double> net = new TreeMap<>();
    lines
        .of(pool.ids(), pool.session())
        .values()
        .forEach(
            open ->
                open.forEach(
                    line -> {
                      if (line.riskSymbol() != null) {
                        net.merge(line.riskSymbol(), line.deltaValue(), Double::sum);
                      }
                    }));
    return net.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, Double> each) -> -Math.abs(each.getValue()))
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  private static @Nullable Refusal refusal(Pool pool, @Nullable Pairs pairs, Window window) {
    if (pool.isEmpty()) {
      return new Refusal("no_calculation_available", pool.whyNone());
    }
    if (pairs == null) {
      return new Refusal(
          "insufficient_symbols", "A correlation needs two symbols with market prices.");
    }
    return pairs.known() == 0
        ? new Refusal(
            "insufficient_data", "No pair has " + window.fewest() + " daily returns in common.")
        : null;
  }

  private static HoldingPoolViews.Matrix matrix(Pairs pairs, Pool pool) {
    MatrixView matrix = MatrixView.of(pairs, pool.nav());
    return new HoldingPoolViews.Matrix(
        matrix.matrix(),
        pairs.symbols(),
        matrix.averageCorrelation(),
        matrix.overlap(),
        matrix.weights());
  }
}
