package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.correlation.PearsonMatrix;
import dev.sigmasight.server.risk.CorrelationResult;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.SymbolRisks;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Correlations over the window that is asked for: the stored ones, or from stored prices. */
@Component
public class Comovements {
  private final Risks risks;
  private final RecentReturns returns;

  Comovements(Risks risks, RecentReturns returns) {
    this.risks = risks;
    this.returns = returns;
  }

  /**
   * What is asked for.
   *
   * @param sessions over which returns count
   * @param fewest common returns that a pair needs
   */
  public record Window(int sessions, int fewest) {
    /**
     * A window.
     *
     * @throws ProblemException InvalidInput if a pair can never have so many returns
     */
    public static Window of(int lookbackDays, int minOverlap) {
      if (minOverlap > lookbackDays) {
        throw new ProblemException(
            Problem.InvalidInput.of("min_overlap", "min_overlap must not be above lookback_days."));
      }
      return new Window(lookbackDays, minOverlap);
    }

    /** Whether the batch computes it: then a pair has one at least. */
    boolean isStored() {
      return sessions == SymbolRisks.WINDOW && fewest >= SymbolRisks.FEWEST;
    }
  }

  /**
   * The largest holdings; empty if nothing is stored.
   *
   * @param most how many symbols
   */
  Optional<Pairs> of(Standing standing, Window window, int most) {
    if (standing.asOf() == null) {
      return Optional.empty();
    }
    return risks
        .correlation(standing.portfolio(), standing.asOf())
        .map(
            stored ->
                window.isStored()
                    ? stored(stored, window).first(most)
                    : computed(stored, standing, window, most));
  }

  /** What was computed of the whole over the stored window; empty if nothing is stored. */
  Optional<CorrelationResult> whole(Standing standing) {
    return standing.asOf() == null
        ? Optional.empty()
        : risks.correlation(standing.portfolio(), standing.asOf());
  }

  private static Pairs stored(CorrelationResult result, Window window) {
    int n = result.symbols().size();
    double[][] rho = new double[n][n];
    int[][] overlaps = new int[n][n];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      rho[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        int days = result.overlaps().get(pair++);
        Float known = result.correlation(i, j);
        rho[i][j] = known == null || days < window.fewest() ? Double.NaN : known;
        rho[j][i] = rho[i][j];
        overlaps[i][j] = days;
        overlaps[j][i] = days;
      }
    }
    return new Pairs(result.symbols(), exposures(result), rho, overlaps, true);
  }

  private static double[] exposures(CorrelationResult result) {
    return result.exposures().stream()
        .mapToDouble(each -> Objects.requireNonNullElse(each, 0.0))
        .toArray();
  }

  private Pairs computed(CorrelationResult held, Standing standing, Window window, int most) {
    int n = Math.min(most, held.symbols().size());
    return of(
        held.symbols().subList(0, n),
        Arrays.copyOf(exposures(held), n),
        Objects.requireNonNull(standing.asOf()),
        window);
  }

  /**
   * Of these symbols from stored prices.
   *
   * @param exposures their net delta values, in currency
   */
  public Pairs of(List<String> symbols, double[] exposures, LocalDate day, Window window) {
    int n = symbols.size();
    Map<String, double[]> rows = returns.of(symbols, day, window.sessions());
    double[][] series =
        symbols.stream()
            .map(symbol -> Objects.requireNonNull(rows.get(symbol)))
            .toArray(double[][]::new);
    double[][] rho = new double[n][n];
    if (n > 0) {
      PearsonMatrix.pairwise(series, window.fewest(), rho);
    }
    return new Pairs(symbols, exposures, rho, overlaps(series), false);
  }

  private static int[][] overlaps(double[][] series) {
    int[][] overlaps = new int[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      for (int j = 0; j < i; j++) {
        int days = 0;
        for (int t = 0; t < series[i].length; t++) {
          days += Double.isNaN(series[i][t]) || Double.isNaN(series[j][t]) ? 0 : 1;
        }
        overlaps[i][j] = days;
        overlaps[j][i] = days;
      }
    }
    return overlaps;
  }
}
