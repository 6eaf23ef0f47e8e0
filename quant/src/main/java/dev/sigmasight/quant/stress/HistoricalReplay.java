package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.stress.Scenario.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The moves of factors over a stretch of the past, or what is missing for it. */
public sealed interface HistoricalReplay {

  /** Days that may lie between the end of a window and the next close. */
  int LONG_WEEKEND = 5;

  /**
   * Actual moves.
   *
   * @param moves one per factor: daily returns compounded; for {@link Shocks#INTEREST_RATE} daily
   *     changes of yield added up
   * @param proxied factors without a history of their own in the window, which moved like their
   *     proxy
   */
  record Of(Shocks moves, List<String> proxied) implements HistoricalReplay {
    public Of {
      proxied = List.copyOf(proxied);
    }
  }

  /**
   * Factors that have neither a history in the window nor a proxy with one.
   *
   * @param factors their names
   */
  record Missing(List<String> factors) implements HistoricalReplay {
    public Missing {
      factors = List.copyOf(factors);
    }
  }

  /**
   * Stands in for a factor without history: {@code r = beta·r(factor)}, day by day.
   *
   * @param factor one with a history
   * @param beta of the one without to it, measured when both exist
   */
  record Proxy(String factor, double beta) {
    public Proxy {
      if (!Double.isFinite(beta)) {
        throw new IllegalArgumentException("no beta of " + beta + " to " + factor);
      }
    }
  }

  /**
   * Daily moves of factors. Immutable.
   *
   * @param days strictly increasing: each move is from the close of the day before to this one
   * @param moves by factor, one per day; NaN where there is none
   */
  record History(List<LocalDate> days, Map<String, double[]> moves) {
    public History {
      days = List.copyOf(days);
      for (int i = 1; i < days.size(); i++) {
        if (!days.get(i).isAfter(days.get(i - 1))) {
          throw new IllegalArgumentException(days.get(i) + " does not follow " + days.get(i - 1));
        }
      }
      Map<String, double[]> copy = new LinkedHashMap<>();
      int length = days.size();
      moves.forEach(
          (factor, series) -> {
            if (series.length != length) {
              throw new IllegalArgumentException(
                  factor + " has " + series.length + " moves on " + length + " days");
            }
            copy.put(factor, series.clone());
          });
      moves = copy;
    }

    /** Whether the days reach from one end of a window to the other, but for a long weekend. */
    boolean covers(Window window) {
      return !days.isEmpty()
          && !days.getFirst().isAfter(window.from().plusDays(LONG_WEEKEND))
          && !days.getLast().isBefore(window.to().minusDays(LONG_WEEKEND));
    }
  }

  /**
   * Replays a window for factors.
   *
   * @param window moves of the days after its first up to its last
   * @param proxies by factor without history
   */
  static HistoricalReplay of(
      List<String> factors, Window window, History history, Map<String, Proxy> proxies) {
    LinkedHashMap<String, Double> moves = new LinkedHashMap<>();
    List<String> proxied = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String factor : factors) {
      double[] used = within(window, history, factor);
      Proxy proxy = proxies.get(factor);
      if (used.length == 0 && proxy != null) {
        used = scaled(within(window, history, proxy.factor()), proxy.beta());
        proxied.add(factor);
      }
      if (used.length == 0) {
        missing.add(factor);
      } else {
        moves.put(factor, factor.equals(Shocks.INTEREST_RATE) ? sum(used) : compounded(used));
      }
    }
    return missing.isEmpty() ? new Of(new Shocks(moves), proxied) : new Missing(missing);
  }

  /** All moves of a factor in the window; none if it has no history over the whole of it. */
  private static double[] within(Window window, History history, String factor) {
    double[] all = history.moves().get(factor);
    if (all == null || !history.covers(window)) {
      return new double[0];
    }
    List<LocalDate> days = history.days();
    double[] moves =
        IntStream.range(0, all.length)
            .filter(i -> days.get(i).isAfter(window.from()) && !days.get(i).isAfter(window.to()))
            .mapToDouble(i -> all[i])
            .toArray();
    if (Arrays.stream(moves).anyMatch(Double::isNaN)) {
      return new double[0];
    }
    SampleMoments.checkFinite(moves);
    return moves;
  }

  private static double[] scaled(double[] moves, double beta) {
    double[] scaled = new double[moves.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = beta * moves[i];
    }
    return scaled;
  }

  private static double sum(double[] changes) {
    double sum = 0;
    for (double change : changes) {
      sum += change;
    }
    return sum;
  }

  /** {@code Π(1 + r) − 1}; a return below −100% counts as that. */
  private static double compounded(double[] returns) {
    double growth = 1;
    for (double r : returns) {
      growth *= Math.max(0, 1 + r);
    }
    return growth - 1;
  }
}
