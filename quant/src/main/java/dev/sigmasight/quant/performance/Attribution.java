package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the difference to a benchmark comes from. Weights and returns are fractions of one period.
 *
 * @param effects one per segment, in the order given
 * @param portfolioReturn Σ wp·rp
 * @param benchmarkReturn Rb = Σ wb·rb
 */
public record Attribution(List<Effects> effects, double portfolioReturn, double benchmarkReturn) {
  public Attribution {
    effects = List.copyOf(effects);
    SampleMoments.checkFinite(new double[] {portfolioReturn, benchmarkReturn});
  }

  /**
   * What a segment added to the active return.
   *
   * @param allocation {@code (wp − wb)(rb − Rb)}: being in the segment
   * @param selection {@code wb(rp − rb)}: what was held in it
   * @param interaction {@code (wp − wb)(rp − rb)}: both at once
   */
  public record Effects(double allocation, double selection, double interaction) {
    public Effects {
      SampleMoments.checkFinite(new double[] {allocation, selection, interaction});
    }
  }

  /** Weight and return of a segment in the portfolio and in the benchmark. */
  public record Segment(
      double portfolioWeight,
      double benchmarkWeight,
      double portfolioReturn,
      double benchmarkReturn) {}

  /**
   * Brinson and Fachler's split, which adds up to the active return exactly when both sets of
   * weights add up to 1.
   *
   * @see "Brinson and Fachler (1985), Measuring Non-US Equity Portfolio Performance, Journal of
   *     Portfolio Management 11(3)"
   */
  public static Attribution of(List<Segment> segments) {
    double portfolio = 0;
    double benchmark = 0;
    for (Segment s : segments) {
      SampleMoments.checkFinite(
          new double[] {
            s.portfolioWeight, s.benchmarkWeight, s.portfolioReturn, s.benchmarkReturn
          });
      portfolio += s.portfolioWeight * s.portfolioReturn;
      benchmark += s.benchmarkWeight * s.benchmarkReturn;
    }
    List<Effects> effects = new ArrayList<>(segments.size());
    for (Segment s : segments) {
      double overweight = s.portfolioWeight - s.benchmarkWeight;
      double better = s.portfolioReturn - s.benchmarkReturn;
      effects.add(
          new Effects(
              overweight * (s.benchmarkReturn - benchmark),
              s.benchmarkWeight * better,
              overweight * better));
    }
    return new Attribution(effects, portfolio, benchmark);
  }

  /**
   * What the effects leave of the active return: 0, but for rounding, if both sets of weights add
   * up to 1. A portfolio with leverage or cash needs cash as a segment of its own.
   */
  public double unexplained() {
    double rest = portfolioReturn - benchmarkReturn;
    for (Effects e : effects) {
      rest -= e.allocation + e.selection + e.interaction;
    }
    return rest;
  }

  /**
   * Several periods as one: returns are linked, and each effect of each segment is linked by {@link
   * #linked}, so that they still add up to the active return.
   *
   * @param periods oldest first, at least one, with the same segments in the same order
   */
  public static Attribution linked(List<Attribution> periods) {
    double[] portfolio = periods.stream().mapToDouble(Attribution::portfolioReturn).toArray();
    double[] benchmark = periods.stream().mapToDouble(Attribution::benchmarkReturn).toArray();
    if (periods.isEmpty()) {
      throw new IllegalArgumentException("there is no period to link");
    }
    int segments = periods.getFirst().effects.size();
    if (periods.stream().anyMatch(period -> period.effects.size() != segments)) {
      throw new IllegalArgumentException("the periods have different segments");
    }
    List<Effects> effects = new ArrayList<>(segments);
    for (int i = 0; i < segments; i++) {
      int segment = i;
      effects.add(
          new Effects(
              linked(of(periods, p -> p.effects.get(segment).allocation), portfolio, benchmark),
              linked(of(periods, p -> p.effects.get(segment).selection), portfolio, benchmark),
              linked(of(periods, p -> p.effects.get(segment).interaction), portfolio, benchmark)));
    }
    return new Attribution(effects, linkedReturn(portfolio), linkedReturn(benchmark));
  }

  private static double[] of(List<Attribution> periods, ToDoubleFunction<Attribution> effect) {
    return periods.stream().mapToDouble(effect).toArray();
  }

  private static double linkedReturn(double[] returns) {
    double growth = 0;
    for (double r : returns) {
      growth += Math.log1p(r);
    }
    return Math.expm1(growth);
  }

  /**
   * Links the effects of several periods so that they add up to the linked active return: each is
   * scaled by {@code k(t)/k}, with {@code k(p, b) = (ln(1 + p) − ln(1 + b))/(p − b)} of the period
   * and of the whole.
   *
   * @param effects one per period
   * @param portfolio returns per period, above −1
   * @param benchmark returns per period, above −1
   * @see "Cariño (1999), Combining Attribution Effects over Time, Journal of Performance
   *     Measurement 3(4)"
   */
  public static double linked(double[] effects, double[] portfolio, double[] benchmark) {
    if (effects.length != portfolio.length || effects.length != benchmark.length) {
      throw new IllegalArgumentException("one effect, return and benchmark return per period");
    }
    SampleMoments.checkFinite(effects);
    double logPortfolio = 0;
    double logBenchmark = 0;
    double sum = 0;
    for (int i = 0; i < effects.length; i++) {
      sum += effects[i] * scale(portfolio[i], benchmark[i]);
      logPortfolio += Math.log1p(portfolio[i]);
      logBenchmark += Math.log1p(benchmark[i]);
    }
    return sum / scale(Math.expm1(logPortfolio), Math.expm1(logBenchmark));
  }

  private static double scale(double p, double b) {
    if (!(p > -1 && b > -1 && Double.isFinite(p) && Double.isFinite(b))) {
      throw new IllegalArgumentException("returns must be above -1: " + p + ", " + b);
    }
    double relative = (p - b) / (1 + b);
    return relative == 0 ? 1 / (1 + b) : Math.log1p(relative) / relative / (1 + b);
  }
}
