package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.server.risk.SymbolRisks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Market betas over the last 90 sessions, from stored prices: what the batch does not keep. */
@Component
public class MarketBetas {
  /** Sessions whose returns count. */
  public static final int SESSIONS = 90;

  private final RecentReturns returns;

  MarketBetas(RecentReturns returns) {
    this.returns = returns;
  }

  /**
   * Betas of what is held.
   *
   * @param symbols by symbol a line, or why there is none
   * @param beta Σ delta value × beta / NAV
   * @param dollars Σ delta value × beta
   * @param coverage share of gross delta value with a beta
   * @param whole today's holdings as one against the market, for R² and observations
   * @param reason why the beta is unknown
   */
  public record Held(
      Map<String, LineFit> symbols,
      @Nullable Double beta,
      @Nullable Double dollars,
      @Nullable Double coverage,
      LineFit.@Nullable Line whole,
      @Nullable String reason) {

    /** The line of a position's symbol. */
    LineFit.@Nullable Line of(OpenLine line) {
      return line.riskSymbol() != null
              && symbols.get(line.riskSymbol()) instanceof LineFit.Line found
          ? found
          : null;
    }
  }

  Held of(Standing standing, List<OpenLine> lines) {
    LocalDate day = standing.asOf();
    return day == null
        ? new Held(Map.of(), null, null, null, null, standing.whyNothing())
        : fits(day, lines).of(Objects.requireNonNull(standing.nav()), lines);
  }

  /** Lines of symbols against the market, to be summed over what is held of them. */
  public static final class Fits {
    private final Map<String, LineFit> symbols;
    private final Map<String, double[]> rows;

    private Fits(Map<String, LineFit> symbols, Map<String, double[]> rows) {
      this.symbols = symbols;
      this.rows = rows;
    }

    /**
     * The sum over what one portfolio, or several, hold.
     *
     * @param nav of all that hold it
     */
    public Held of(BigDecimal nav, List<OpenLine> lines) {
      return sum(nav, lines, symbols, rows);
    }
  }

  /** The symbols of all these lines, over the sessions up to a day. */
  public Fits fits(LocalDate day, Collection<OpenLine> lines) {
    TreeSet<String> held = new TreeSet<>();
    lines.forEach(
        line -> {
          if (line.riskSymbol() != null) {
            held.add(line.riskSymbol());
          }
        });
    TreeSet<String> all = new TreeSet<>(held);
    all.add(SymbolRisks.MARKET);
    Map<String, double[]> rows = returns.of(all, day, SESSIONS);
    double[] market = Objects.requireNonNull(rows.get(SymbolRisks.MARKET));
    Map<String, LineFit> fits = new HashMap<>();
    held.forEach(symbol -> fits.put(symbol, fit(Objects.requireNonNull(rows.get(symbol)), market)));
    return new Fits(fits, rows);
  }

  private static LineFit fit(double[] own, double[] market) {
    int[] common = days(own, market);
    return LeastSquares.line(at(own, common), at(market, common), SymbolRisks.FEWEST);
  }

  private static int[] days(double[] one, double[] other) {
    int[] days = new int[one.length];
    int n = 0;
    for (int t = 0; t < one.length; t++) {
      if (!Double.isNaN(one[t]) && !Double.isNaN(other[t])) {
        days[n++] = t;
      }
    }
    return Arrays.copyOf(days, n);
  }

  private static double[] at(double[] row, int[] days) {
    return Arrays.stream(days).mapToDouble(t -> row[t]).toArray();
  }

  private static Held sum(
      BigDecimal nav, List<OpenLine> lines, Map<String, LineFit> fits, Map<String, double[]> rows) {
    double[] market = Objects.requireNonNull(rows.get(SymbolRisks.MARKET));
    double[] gains = new double[market.length];
    double dollars = 0;
    double covered = 0;
    double gross = 0;
    for (OpenLine line : lines) {
      gross += Math.abs(line.deltaValue());
      if (line.riskSymbol() != null && fits.get(line.riskSymbol()) instanceof LineFit.Line found) {
        covered += Math.abs(line.deltaValue());
        dollars += line.deltaValue() * found.beta();
        double[] own = Objects.requireNonNull(rows.get(line.riskSymbol()));
        for (int t = 0; t < gains.length; t++) {
          gains[t] += line.deltaValue() * own[t];
        }
      }
    }
    Double coverage = gross == 0 ? null : covered / gross;
    if (covered == 0) {
      return new Held(fits, null, null, coverage, null, unknown(lines));
    }
    boolean worth = nav.signum() > 0;
    return new Held(
        fits,
        worth ? dollars / nav.doubleValue() : null,
        dollars,
        coverage,
        fit(gains, market) instanceof LineFit.Line whole ? whole : null,
        worth ? null : "NAV is not positive.");
  }

  private static String unknown(List<OpenLine> lines) {
    return lines.isEmpty()
        ? "Nothing is held."
        : "No position has "
            + SymbolRisks.FEWEST
            + " daily returns in common with "
            + SymbolRisks.MARKET
            + " over the last "
            + SESSIONS
            + " sessions.";
  }
}
