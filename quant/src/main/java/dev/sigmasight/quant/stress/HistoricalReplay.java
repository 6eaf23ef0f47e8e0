package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.stress.Scenario.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The moves of factors over a stretch of the past, or what is missing for it. */
public sealed interface HistoricalReplay {

  /**
   * Actual moves.
   *
   * @param moves one per factor: daily returns compounded; for {@link Shocks#INTEREST_RATE} daily
   *     changes of yield added up
   * @param proxied factors without a move of their own on every session of the window, which moved
   *     like their proxy
   */
  record Of(Shocks moves, List<String> proxied) implements HistoricalReplay {
    public Of {
      proxied = List.copyOf(proxied);
    }
  }

  /**
   * Factors without a move on every session of the window whose proxy has none either.
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

  /** Daily moves of factors. Immutable. */
  final class History {
    private final List<LocalDate> days;
    private final Map<String, double[]> moves;
    private final Predicate<LocalDate> session;

    private History(
        List<LocalDate> days, Map<String, double[]> moves, Predicate<LocalDate> session) {
      this.days = days;
      this.moves = moves;
      this.session = session;
    }

    /**
     * @param days strictly increasing: each move is from the close of the session before to this
     *     one's
     * @param moves by factor, one per day; NaN where there is none
     * @param session whether a day is one on which there should be a move
     */
    public static History of(
        List<LocalDate> days, Map<String, double[]> moves, Predicate<LocalDate> session) {
      for (int i = 1; i < days.size(); i++) {
        if (!days.get(i).isAfter(days.get(i - 1))) {
          throw new IllegalArgumentException(days.get(i) + " does not follow " + days.get(i - 1));
        }
      }
      Map<String, double[]> copy = new HashMap<>();
      moves.forEach(
          (factor, series) -> {
            if (series.length != days.size()) {
              throw new IllegalArgumentException(
                  factor + " has " + series.length + " moves on " + days.size() + " days");
            }
            copy.put(factor, series.clone());
          });
      return new History(List.copyOf(days), copy, session);
    }

    /** The moves of a factor in a window; none unless every session of it has one. */
    private double[] within(Window window, String factor) {
      double[] all = moves.get(factor);
      if (all == null || !covers(window)) {
        return new double[0];
      }
      double[] inside =
          IntStream.range(0, all.length)
              .filter(i -> days.get(i).isAfter(window.from()) && !days.get(i).isAfter(window.to()))
              .mapToDouble(i -> all[i])
              .toArray();
      if (Arrays.stream(inside).anyMatch(Double::isNaN)) {
        return new double[0];
      }
      SampleMoments.checkFinite(inside);
      return inside;
    }

    /** Whether every session of a window is there, and the one at whose close it starts. */
    private boolean covers(Window window) {
      Stream<LocalDate> inside =
          window.from().plusDays(1).datesUntil(window.to().plusDays(1)).filter(session);
      return new HashSet<>(days).containsAll(inside.toList()) && startsAtTheClose(window.from());
    }

    /** Whether the first move after a day is no return over a gap that began before it. */
    private boolean startsAtTheClose(LocalDate from) {
      return days.stream()
          .filter(day -> !day.isAfter(from))
          .reduce((earlier, later) -> later)
          .map(day -> day.plusDays(1).datesUntil(from.plusDays(1)).noneMatch(session))
          .orElse(true);
    }
  }

  /**
   * Replays a window for factors.
   *
   * @param window moves of the sessions after its first day up to its last
   * @param history with every session of the window; a factor that lacks one has no history in it
   * @param proxies by factor without history
   */
  static HistoricalReplay of(
      List<String> factors, Window window, History history, Map<String, Proxy> proxies) {
    LinkedHashMap<String, Double> moves = new LinkedHashMap<>();
    List<String> proxied = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String factor : factors) {
      double[] used = history.within(window, factor);
      Proxy proxy = proxies.get(factor);
      if (used.length == 0 && proxy != null) {
        used = scaled(history.within(window, proxy.factor()), proxy.beta());
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
